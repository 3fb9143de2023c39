//! Which files of `dist/` a phone fetches to show the home screen for the first time, in Finnish.

use crate::dist::files_under;
use crate::failure::{Failure, OrMend};
use std::fs;
use std::path::Path;

/// The default language; the words of the others are fetched only when chosen.
const FIRST_LANGUAGE: &str = "locales/fi-";

/// Fetched only when the portal is put on a phone's home screen, and only by phones of one maker.
const ON_REQUEST: [&str; 1] = ["icons/apple-touch-icon.png"];

/// The files that a browser fetches, by when.
pub(crate) struct Files {
    /// For the home screen: `index.html`, what it names, and the Finnish words.
    pub(crate) first: Vec<String>,
    /// When another screen is opened: the rest of the wasm.
    pub(crate) later: Vec<String>,
}

/// Sorts the files of `dist/`. What neither the page nor a script names, like big icons, is in neither list.
pub(crate) fn files(dist: &Path) -> Result<Files, Failure> {
    let page = fs::read_to_string(dist.join("index.html")).or_mend(
        "dist/index.html cannot be read",
        "run `cargo xtask dist` first",
    )?;
    let all = files_under(dist)
        .into_iter()
        .map(|path| path.display().to_string());
    let known: Vec<String> = all.filter(|file| is_fetched(file, &page)).collect();
    let (later, first): (Vec<String>, Vec<String>) =
        known.into_iter().partition(|file| is_later(file, &page));
    if first.iter().any(|file| file.starts_with(FIRST_LANGUAGE)) {
        return Ok(Files { first, later });
    }
    Err(Failure::new(
        "dist/ has no Finnish words",
        "run `cargo xtask dist` again",
    ))
}

fn is_fetched(file: &str, page: &str) -> bool {
    if ON_REQUEST.contains(&file) || [".br", ".gz"].iter().any(|packed| file.ends_with(packed)) {
        return false;
    }
    if file.starts_with("locales/") {
        return file.starts_with(FIRST_LANGUAGE);
    }
    match ending(file) {
        // Other pages are linked, not loaded.
        Some("html") => file == "index.html",
        // Some modules are named by the script alone.
        Some("wasm") => true,
        _ => names(page, file),
    }
}

/// The page starts one module; `data-pages` only tells `boot.js` where the part for other screens is.
fn is_later(file: &str, page: &str) -> bool {
    ending(file) == Some("wasm") && !page.contains(&format!("wasm=/{file}"))
}

fn ending(file: &str) -> Option<&str> {
    Path::new(file).extension()?.to_str()
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

    const PAGE: &str = "<html data-pages=/pages-4.wasm data-sv=/locales/sv-1.json data-fi=/locales/fi-1.json>\
        <link href=/main-1.css><script src=\"/boot-2.js?js=/app-3.js&amp;wasm=/app-3.wasm\">\
        <link rel=apple-touch-icon href=/icons/apple-touch-icon.png><link rel=icon href=/icons/icon.svg>\
        <a href=/rescue.html></a><use href=/icons.svg#home>";

    #[test]
    fn the_first_view_is_what_the_page_names_and_finnish() {
        for file in [
            "index.html",
            "main-1.css",
            "boot-2.js",
            "app-3.js",
            "app-3.wasm",
            "icons.svg",
            "icons/icon.svg",
            "locales/fi-1.json",
        ] {
            assert!(is_fetched(file, PAGE) && !is_later(file, PAGE), "{file}");
        }
    }

    #[test]
    fn parts_for_other_screens_are_fetched_later() {
        for file in ["pages-4.wasm", "chunk_1-5.wasm"] {
            assert!(is_fetched(file, PAGE) && is_later(file, PAGE), "{file}");
        }
    }

    #[test]
    fn other_languages_other_pages_and_packed_files_do_not_count() {
        for file in [
            "locales/sv-1.json",
            "rescue.html",
            "main-1.css.br",
            "3.js",
            "logo.svg",
            "icons/apple-touch-icon.png",
        ] {
            assert!(!is_fetched(file, PAGE), "{file}");
        }
    }
}
