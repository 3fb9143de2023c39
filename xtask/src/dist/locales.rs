//! Gives each language's file a name made from its content, so that it may be cached for ever, and writes
//! that name into `index.html`. Refuses a language without file or placeholder.

use super::{read_text, write};
use crate::digest;
use crate::failure::Failure;
use std::path::Path;

const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// Copies `from/<language>.json`, written by the portal's build script, to `dist/locales/<language>-<hash>.json`.
pub(crate) fn publish(from: &Path, dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let mut html = read_text(&page)?;
    for language in LANGUAGES {
        let messages = digest::read(&from.join(format!("{language}.json")))?;
        let name = format!("locales/{language}-{}.json", digest::short(&messages));
        let placeholder = format!("__LOCALE_{}__", language.to_uppercase());
        if !html.contains(&placeholder) {
            return Err(Failure::new(
                format!("index.html does not name {placeholder}"),
                "put the placeholder where boot.js reads the address of the language's file",
            ));
        }
        write(&dist.join(&name), messages)?;
        html = html.replace(&placeholder, &format!("/{name}"));
    }
    write(&page, html)
}

#[cfg(test)]
mod tests {
    use super::super::{files_under, remove, scratch};
    use super::*;

    #[test]
    fn locale_files_are_named_by_content_and_the_page_knows_them() {
        let root = scratch("locales");
        let (from, dist) = (root.join("from"), root.join("dist"));
        for language in LANGUAGES {
            write(
                &from.join(format!("{language}.json")),
                format!("[\"{language}\"]"),
            )
            .unwrap();
        }
        write(
            &dist.join("index.html"),
            "<i data-fi=__LOCALE_FI__ data-sv=__LOCALE_SV__>",
        )
        .unwrap();
        let failure = publish(&from, &dist).unwrap_err();
        assert!(failure.what.contains("__LOCALE_EN__"));

        write(
            &dist.join("index.html"),
            "__LOCALE_FI__ __LOCALE_SV__ __LOCALE_EN__",
        )
        .unwrap();
        publish(&from, &dist).unwrap();
        let page = read_text(&dist.join("index.html")).unwrap();
        for path in page.split(' ') {
            assert!(dist.join(path.trim_start_matches('/')).is_file(), "{path}");
        }
        assert!(files_under(&dist).len() >= 4);
        remove(&root).unwrap();
    }
}
