//! Files are short, and each Rust file says first what it is for.

use crate::finding::Finding;
use crate::source::Source;

const LONGEST: usize = 400;
const MEDIAN: usize = 100;

/// Files over the limit.
pub(crate) fn too_long(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    let finding = || {
        let mend = "split it by what its parts are for";
        Finding::new(
            &source.path,
            LONGEST + 1,
            format!("{lines} lines, over {LONGEST}"),
            mend,
        )
    };
    (lines > LONGEST).then(finding).into_iter().collect()
}

/// The Rust files as a whole, when half of them are long.
pub(crate) fn median_too_long(sources: &[Source]) -> Vec<Finding> {
    let mut lengths: Vec<(usize, &str)> = sources
        .iter()
        .filter(|source| source.is_rust())
        .map(|source| (source.text.lines().count(), source.path.as_str()))
        .collect();
    lengths.sort_unstable();
    let Some((lines, path)) = lengths.get(lengths.len() / 2) else {
        return Vec::new();
    };
    let what = format!("the median Rust file has {lines} lines, not under {MEDIAN}");
    let finding = Finding::new(
        path,
        1,
        what,
        "split the longest files by what their parts are for",
    );
    (*lines >= MEDIAN).then_some(finding).into_iter().collect()
}

/// Rust files that do not open with `//!`. Attributes of the crate may stand before it.
pub(crate) fn without_purpose(source: &Source) -> Vec<Finding> {
    let mut lines = source.text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with("#!["));
    let says = first.is_some_and(|line| {
        line.strip_prefix("//!")
            .is_some_and(|text| text.trim().len() > 1)
    });
    let mend = "open it with `//!`: what it is for and what it refuses";
    let finding = || Finding::new(&source.path, 1, "no purpose", mend);
    (source.is_rust() && !says)
        .then(finding)
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, lines: usize) -> Source {
        Source::new(path, &"x\n".repeat(lines))
    }

    #[test]
    fn a_file_of_401_lines_is_too_long() {
        assert_eq!(too_long(&source("style/main.css", LONGEST)), []);
        assert_eq!(
            too_long(&source("style/main.css", LONGEST + 1))[0].line(),
            401
        );
    }

    #[test]
    fn half_of_the_rust_files_are_short() {
        let long = || source("a.rs", MEDIAN);
        assert_eq!(
            median_too_long(&[long(), long(), source("b.rs", 1)]).len(),
            1
        );
        assert_eq!(
            median_too_long(&[long(), source("b.rs", 1), source("c.rs", 1)]),
            []
        );
        assert_eq!(median_too_long(&[source("a.css", 390)]), []);
    }

    #[test]
    fn a_module_opens_with_its_purpose() {
        let count = |text: &str| without_purpose(&Source::new("src/a.rs", text)).len();
        assert_eq!(count("use b;\n//! late"), 1);
        assert_eq!(count("//!\n"), 1);
        assert_eq!(count("\n#![no_std]\n//! Polls.\n"), 0);
        assert_eq!(
            without_purpose(&Source::new("public/boot.js", "start()")),
            []
        );
    }
}
