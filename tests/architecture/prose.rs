//! Words for residents stand in `i18n` only, or two of our three languages would be forgotten. What developers
//! read – panics, lint reasons – may stand anywhere.

use crate::finding::Finding;
use crate::lexer::Token;
use crate::source::Source;
use crate::view::{self, Literal};
use std::collections::HashMap;

const MEND: &str = "add a message to locales/ and say it by its function in `i18n`";
/// Attributes a resident never reads.
const FOR_MACHINES: [&str; 13] = [
    "class",
    "id",
    "rel",
    "d",
    "viewBox",
    "points",
    "transform",
    "sizes",
    "srcset",
    "media",
    "pattern",
    "autocomplete",
    "accept",
];
/// Before the bracket: whose argument is for developers.
const FOR_DEVELOPERS: [&str; 11] = [
    "expect",
    "panic",
    "unreachable",
    "assert",
    "assert_eq",
    "debug_assert",
    "debug_assert_eq",
    "log",
    "warn",
    "error",
    "debug_warn",
];

/// Text nodes with a letter, and literals of two words or more, outside of `src/i18n`.
pub(crate) fn outside_i18n(source: &Source) -> Vec<Finding> {
    if source.path.starts_with("src/i18n") {
        return Vec::new();
    }
    let code = source.code();
    let views: HashMap<usize, Literal> = view::literals(&code).into_iter().collect();
    let wrong = |at: usize| {
        let said = match views.get(&at) {
            Some(Literal::Node(text)) => Some(text.as_str()).filter(|text| has_letter(text)),
            Some(Literal::Attribute { name, value }) => {
                Some(value.as_str()).filter(|value| is_prose(value) && !for_machines(name))
            }
            None => code[at]
                .text()
                .filter(|text| is_prose(text) && !for_developers(&code, at)),
        }?;
        Some(Finding::new(
            &source.path,
            code[at].line,
            format!("words \"{said}\""),
            MEND,
        ))
    };
    (0..code.len()).filter_map(wrong).collect()
}

fn for_machines(attribute: &str) -> bool {
    FOR_MACHINES.contains(&attribute) || attribute.starts_with("data-")
}

/// A letter outside of `{…}` and of character references.
fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Two words of two letters or more, side by side. Lists of CSS classes have marks in their names.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &str| {
        let bare =
            word.trim_matches(|c: char| !c.is_alphanumeric() && c != '{' && c != '-' && c != '_');
        bare.chars().count() > 1 && bare.chars().all(char::is_alphabetic)
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .iter()
        .zip(words.iter().skip(1))
        .any(|(first, second)| is_word(first) && is_word(second))
}

/// An argument of `expect(…)` and the like, or the reason in an attribute, or a list of classes.
fn for_developers(code: &[Token], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|index| code.get(index));
    let named = before(1).is_some_and(|token| token.is("="))
        && before(2)
            .and_then(Token::word)
            .is_some_and(|word| ["reason", "class", "doc"].contains(&word));
    named || caller(code, at).is_some_and(|name| FOR_DEVELOPERS.contains(&name))
}

/// The name before the innermost bracket that is open at this place.
fn caller(code: &[Token], at: usize) -> Option<&str> {
    let mut depth = 0_usize;
    for index in (0..at).rev() {
        let token = &code[index];
        if token.is(")") || token.is("}") || token.is("]") {
            depth += 1;
        } else if token.is("(") || token.is("{") || token.is("[") {
            if depth > 0 {
                depth -= 1;
                continue;
            }
            let name = index.checked_sub(1)?;
            let name = if code[name].is("!") {
                name.checked_sub(1)?
            } else {
                name
            };
            return code[name].word();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> usize {
        outside_i18n(&Source::new("src/pages/home.rs", code)).len()
    }

    #[test]
    fn words_in_views_are_found() {
        assert_eq!(found(r#"view! { <p>"Hello"</p> }"#), 1);
        assert_eq!(found("view! { <p>Hello there</p> }"), 2);
        assert_eq!(found(r#"view! { <img alt="A red house"/> }"#), 1);
        assert_eq!(found(r#"let title = "No panels yet";"#), 1);
        assert_eq!(found(r#"let title = format!("{n} kyselyä auki");"#), 1);
    }

    #[test]
    fn marks_classes_and_developers_words_are_no_findings() {
        assert_eq!(
            found(r#"view! { <p class="card wide">" · "{words.hello()}</p> }"#),
            0
        );
        assert_eq!(
            found(r#"view! { <a rel="noopener noreferrer" href=target/> }"#),
            0
        );
        assert_eq!(found(r#"let class = "ui-button ui-button--primary";"#), 0);
        assert_eq!(found(r#"value.expect("a browser always has one");"#), 0);
        assert_eq!(
            found(r#"#[expect(clippy::x, reason = "said by the standard")] fn f() {}"#),
            0
        );
        assert_eq!(
            found(r#"#[cfg(test)] mod tests { const A: &str = "two words"; }"#),
            0
        );
        assert_eq!(
            outside_i18n(&Source::new("src/i18n/say.rs", r#""two words""#)),
            []
        );
    }
}
