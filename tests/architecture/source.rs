//! The files the rules read.

use crate::lexer::{self, Token};
use std::fs;
use std::path::Path;

/// Folders that hold nothing written by hand.
const LEFT_OUT: [&str; 6] = [
    "target",
    "dist",
    "data",
    "screenshots",
    "node_modules",
    "test-results",
];
const KINDS: [&str; 5] = ["rs", "css", "js", "mjs", "ts"];

/// One text file of the repository.
pub(crate) struct Source {
    /// From the repository's root, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    pub(crate) fn is_rust(&self) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|kind| kind == "rs")
    }

    /// The code that ships: without comments and without what is only for tests.
    pub(crate) fn code(&self) -> Vec<Token> {
        if self.path.ends_with("/tests.rs") || self.path.ends_with("_tests.rs") {
            return Vec::new();
        }
        lexer::without_tests(lexer::tokens(&self.text))
    }
}

/// The portal's own Rust files.
pub(crate) fn portal() -> Vec<Source> {
    under("src").into_iter().filter(Source::is_rust).collect()
}

/// Every file written by hand whose length is limited.
pub(crate) fn repository() -> Vec<Source> {
    under("")
}

/// The files of one folder of the repository.
pub(crate) fn under(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(root, &root.join(folder), &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.starts_with('.') && !LEFT_OUT.contains(&name.as_str()) {
                collect(root, &path, found);
            }
            continue;
        }
        let kind = path
            .extension()
            .and_then(|kind| kind.to_str())
            .unwrap_or_default();
        if KINDS.contains(&kind)
            && let (Ok(relative), Ok(text)) = (path.strip_prefix(root), fs::read_to_string(&path))
        {
            found.push(Source {
                path: relative.to_string_lossy().replace('\\', "/"),
                text,
            });
        }
    }
}

#[test]
fn files_written_by_hand_are_found_and_others_are_not() {
    let paths: Vec<String> = repository().into_iter().map(|source| source.path).collect();
    assert!(paths.contains(&"tests/architecture/source.rs".to_owned()));
    assert!(
        !paths
            .iter()
            .any(|path| path.starts_with("target/") || path.contains("node_modules"))
    );
}
