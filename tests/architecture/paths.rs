//! Finds every path that starts at the crate's root, however it is written: `use crate::{a::b, c}`,
//! `crate::a::b()`, `super::super::a`.

use crate::lexer::Token;

/// A path from the crate's root.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RootPath {
    pub(crate) line: usize,
    /// Segments after `crate`; a glob is `*`.
    pub(crate) segments: Vec<String>,
}

/// Paths in the code of the module whose own path has so many segments.
pub(crate) fn from_root(code: &[Token], depth: usize) -> Vec<RootPath> {
    let mut found = Vec::new();
    for (at, token) in code.iter().enumerate() {
        let begins = at == 0 || !code[at - 1].is("::");
        let start = match token.word() {
            Some("crate") if begins && follows(code, at + 1, "::") => Some(at + 2),
            Some("super") if begins => past_supers(code, at, depth),
            _ => None,
        };
        if let Some(start) = start {
            tree(code, start, &[], &mut found);
        }
    }
    found
}

/// The depth of a module by its file: `src/pages/poll/form.rs` is `pages::poll::form`, 3.
pub(crate) fn depth(path: &str) -> usize {
    let inner = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .trim_end_matches("/mod");
    if inner == "lib" || inner == "main" {
        0
    } else {
        inner.split('/').count()
    }
}

fn follows(code: &[Token], at: usize, mark: &str) -> bool {
    code.get(at).is_some_and(|token| token.is(mark))
}

/// Where a chain of `super::` arrives at the root, the place after it.
fn past_supers(code: &[Token], start: usize, depth: usize) -> Option<usize> {
    let mut at = start;
    let mut supers = 0;
    while code.get(at).and_then(Token::word) == Some("super") && follows(code, at + 1, "::") {
        supers += 1;
        at += 2;
    }
    (supers > 0 && supers >= depth).then_some(at)
}

/// Reads one tree of `use`, or one plain path; gives the place after it.
fn tree(code: &[Token], start: usize, before: &[String], found: &mut Vec<RootPath>) -> usize {
    let mut segments = before.to_vec();
    let mut at = start;
    while let Some(token) = code.get(at) {
        if token.is("{") {
            return group(code, at + 1, &segments, found);
        }
        let Some(segment) = token.word().or(token.is("*").then_some("*")) else {
            break;
        };
        segments.push(segment.to_owned());
        at += 1;
        if !follows(code, at, "::") {
            break;
        }
        at += 1;
    }
    if segments.len() > before.len() {
        let line = code.get(start).map_or(0, |token| token.line);
        found.push(RootPath { line, segments });
    }
    at
}

fn group(code: &[Token], start: usize, before: &[String], found: &mut Vec<RootPath>) -> usize {
    let mut at = start;
    while let Some(token) = code.get(at) {
        if token.is("}") {
            return at + 1;
        }
        // `as name` and commas are passed over one token at a time.
        let is_alias = token.word() == Some("as");
        let next = if is_alias {
            at + 2
        } else {
            tree(code, at, before, found)
        };
        at = next.max(at + 1);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexer::tokens;

    fn paths(code: &str, depth: usize) -> Vec<String> {
        from_root(&tokens(code), depth)
            .iter()
            .map(|path| path.segments.join("::"))
            .collect()
    }

    #[test]
    fn trees_are_unfolded() {
        let code = "use crate::{api::{Remote, remote::*}, ui as u, route::Route};";
        assert_eq!(
            paths(code, 1),
            ["api::Remote", "api::remote::*", "ui", "route::Route"]
        );
    }

    #[test]
    fn paths_in_expressions_count() {
        assert_eq!(paths("let x = crate::api::load(1);", 1), ["api::load"]);
        assert_eq!(paths("pub(crate) fn x() {}", 1), Vec::<String>::new());
    }

    #[test]
    fn supers_count_when_they_reach_the_root() {
        assert_eq!(depth("src/pages/poll/form.rs"), 3);
        assert_eq!((depth("src/pages/mod.rs"), depth("src/lib.rs")), (1, 0));
        assert_eq!(paths("use super::super::api::x;", 2), ["api::x"]);
        assert_eq!(paths("use super::other::x;", 2), Vec::<String>::new());
    }
}
