//! Which files of `dist/` a phone fetches to show the home screen for the first time, in Finnish.

use crate::dist::files_under;
use crate::failure::{Failure, OrMend};
use std::fs;
use std::path::Path;

/// The default language; the files of the others are fetched only when chosen.
const FIRST_LANGUAGE: &str = "locales/fi-";

/// `index.html`, everything it names, and the Finnish messages.
pub(crate) fn files(dist: &Path) -> Result<Vec<String>, Failure> {
    let page = fs::read_to_string(dist.join("index.html")).or_mend(
        "dist/index.html cannot be read",
        "run `cargo xtask dist` first",
    )?;
    let all = files_under(dist)
        .into_iter()
        .map(|path| path.display().to_string());
    let wanted: Vec<String> = all.filter(|file| is_first(file, &page)).collect();
    if wanted.iter().any(|file| file.starts_with(FIRST_LANGUAGE)) {
        return Ok(wanted);
    }
    Err(Failure::new(
        "dist/ has no Finnish messages",
        "run `cargo xtask dist` again",
    ))
}

fn is_first(file: &str, page: &str) -> bool {
    if [".br", ".gz"].iter().any(|ending| file.ends_with(ending)) {
        return false;
    }
    if file.starts_with("locales/") {
        return file.starts_with(FIRST_LANGUAGE);
    }
    // Other pages are linked, not loaded.
    if Path::new(file)
        .extension()
        .is_some_and(|ending| ending == "html")
    {
        return file == "index.html";
    }
    names(page, file)
}

/// Whether the page names the file, and not only another whose name ends or begins alike.
fn names(page: &str, file: &str) -> bool {
    page.match_indices(file).any(|(start, _)| {
        let before = page.get(..start).and_then(|text| text.chars().next_back());
        let after = page
            .get(start + file.len()..)
            .and_then(|text| text.chars().next());
        let ends = |character: Option<char>| {
            character.is_none_or(|c| c.is_whitespace() || "\"'=/?#&>,".contains(c))
        };
        ends(before) && ends(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<link href=/main-1.css><script src=\"/boot-2.js?js=/app-3.js&wasm=/app-3_bg.wasm\">\
        <a href=/rescue.html></a><b data-sv=/locales/sv-1.json data-fi=/locales/fi-1.json></b>\
        <use href=/icons.svg#home>";

    #[test]
    fn the_first_view_is_what_the_page_names_and_finnish() {
        for file in [
            "index.html",
            "main-1.css",
            "boot-2.js",
            "app-3.js",
            "app-3_bg.wasm",
        ] {
            assert!(is_first(file, PAGE), "{file}");
        }
        assert!(is_first("locales/fi-1.json", PAGE) && is_first("icons.svg", PAGE));
    }

    #[test]
    fn other_languages_other_pages_and_packed_files_do_not_count() {
        for file in [
            "locales/sv-1.json",
            "rescue.html",
            "main-1.css.br",
            "3.js",
            "logo.svg",
        ] {
            assert!(!is_first(file, PAGE), "{file}");
        }
    }
}
