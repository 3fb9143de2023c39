//! Gives each language's file of words a name made from its content. Refuses a language without file or place.

use super::page::{Named, Page};
use crate::digest;
use crate::failure::Failure;
use std::path::Path;

const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// Adds `<language>.json`, written by the portal's build script, to the folder; the page learns of it as
/// `LOCALE_<LANGUAGE>`.
pub(crate) fn publish(
    from_build_script: &Path,
    dist: &Path,
    page: &mut Page,
) -> Result<(), Failure> {
    for language in LANGUAGES {
        let words = Named {
            stem: &format!("locales/{language}"),
            ending: "json",
            content: &digest::read(&from_build_script.join(format!("{language}.json")))?,
        };
        page.publish(&format!("LOCALE_{}", language.to_uppercase()), &words, dist)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{read_text, remove, scratch, write};
    use super::*;

    #[test]
    fn locale_files_are_named_by_content_and_the_page_knows_them() {
        let root = scratch("locales");
        let (from, dist, source) = (
            root.join("from"),
            root.join("dist"),
            root.join("source.html"),
        );
        for language in LANGUAGES {
            write(
                &from.join(format!("{language}.json")),
                format!("[\"{language}\"]"),
            )
            .unwrap();
        }
        write(&source, "__LOCALE_FI__ __LOCALE_SV__").unwrap();
        let mut page = Page::read(&source).unwrap();
        let failure = publish(&from, &dist, &mut page).unwrap_err();
        assert!(failure.what.contains("__LOCALE_EN__"));

        write(&source, "__LOCALE_FI__ __LOCALE_SV__ __LOCALE_EN__").unwrap();
        let mut page = Page::read(&source).unwrap();
        publish(&from, &dist, &mut page).unwrap();
        page.write(&dist.join("index.html")).unwrap();
        for path in read_text(&dist.join("index.html")).unwrap().split(' ') {
            assert!(dist.join(path.trim_start_matches('/')).is_file(), "{path}");
        }
        remove(&root).unwrap();
    }
}
