//! What views must not hold: literal paths, HTML made of strings, style attributes.

use crate::finding::Finding;
use crate::lexer::Token;
use crate::source::Source;
use crate::view::{self, Literal};

const VIEWS: [&str; 3] = ["src/pages", "src/components", "src/app"];
/// Ways to turn a string into HTML, past every escape.
const HTML: [&str; 4] = [
    "inner_html",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
];

fn is_view(path: &str) -> bool {
    VIEWS.iter().any(|place| path.starts_with(place))
}

/// Literals such as `"/polls"` in views, and literal link targets everywhere.
pub(crate) fn literal_paths(source: &Source) -> Vec<Finding> {
    const MEND: &str = "print it from `Route`, the only place that knows addresses";
    if source.path == "src/route.rs" {
        return Vec::new();
    }
    let code = source.code();
    let links: Vec<usize> = view::literals(&code)
        .into_iter()
        .filter(|(_, literal)| matches!(literal, Literal::Attribute { name, .. } if name == "href"))
        .map(|(at, _)| at)
        .collect();
    let wrong = |at: usize| {
        let path = code[at].text().filter(|text| is_path(text))?;
        let refused = is_view(&source.path) || links.contains(&at);
        refused.then(|| {
            let what = format!("literal path \"{path}\"");
            Finding::new(&source.path, code[at].line, what, MEND)
        })
    };
    (0..code.len()).filter_map(wrong).collect()
}

/// `/` alone or before a letter; not `//`, not a separator such as `/ `.
fn is_path(text: &str) -> bool {
    let rest = text.strip_prefix('/').map(|rest| rest.chars().next());
    rest.is_some_and(|first| {
        first.is_none_or(|c| c.is_alphabetic() || c == '{' || c == '#' || c == '?')
    })
}

/// Strings made into HTML, anywhere in the portal.
pub(crate) fn html_strings(source: &Source) -> Vec<Finding> {
    const MEND: &str = "render the text as views; the Markdown subset has its own component";
    let wrong = |token: &Token| {
        let name = token.word().filter(|word| HTML.contains(word))?;
        Some(Finding::new(
            &source.path,
            token.line,
            format!("`{name}`"),
            MEND,
        ))
    };
    source.code().iter().filter_map(wrong).collect()
}

/// `style="…"`, which the CSP refuses; `style:name=` is set by script and allowed.
pub(crate) fn style_attributes(source: &Source) -> Vec<Finding> {
    const MEND: &str = "use a class, or `style:property=` for a value that is measured";
    let code = source.code();
    let wrong = |at: usize| {
        let after =
            |offset: usize, mark: &str| code.get(at + offset).is_some_and(|token| token.is(mark));
        let before = at.checked_sub(1).and_then(|before| code.get(before));
        let is_member = before.is_some_and(|token| token.is("."));
        let is_local = before.is_some_and(|token| token.word() == Some("let"));
        let is_style = code[at].word() == Some("style") && !is_local;
        let sets = (after(1, "=") && !after(2, "=")) || (is_member && after(1, "("));
        (is_style && sets)
            .then(|| Finding::new(&source.path, code[at].line, "style attribute", MEND))
    };
    (0..code.len()).filter_map(wrong).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(rule: fn(&Source) -> Vec<Finding>, path: &str, code: &str) -> usize {
        rule(&Source::new(path, code)).len()
    }

    #[test]
    fn paths_are_printed_by_the_route() {
        let rule = literal_paths;
        assert_eq!(
            count(
                rule,
                "src/pages/home.rs",
                r#"let a = "/polls"; let b = format!("/{id}");"#
            ),
            2
        );
        assert_eq!(
            count(rule, "src/ui/link.rs", r#"view! { <a href="/">{t}</a> }"#),
            1
        );
        assert_eq!(
            count(
                rule,
                "src/ui/icon.rs",
                r#"const SPRITE: &str = "/icons.svg";"#
            ),
            0
        );
        assert_eq!(count(rule, "src/route.rs", r#"let a = "/polls";"#), 0);
        assert_eq!(
            count(rule, "src/pages/poll.rs", r#"let of = " / "; let a = "/";"#),
            1
        );
    }

    #[test]
    fn html_is_never_made_of_strings() {
        assert_eq!(
            count(
                html_strings,
                "src/ui/text.rs",
                "view! { <p inner_html=body/> }"
            ),
            1
        );
        assert_eq!(
            count(html_strings, "src/ui/text.rs", "let inner = html;"),
            0
        );
    }

    #[test]
    fn styles_stand_in_style_sheets() {
        assert_eq!(
            count(
                style_attributes,
                "src/ui/bar.rs",
                r#"view! { <p style="width: 3%"/> }"#
            ),
            1
        );
        assert_eq!(
            count(
                style_attributes,
                "src/ui/bar.rs",
                r#"div().style(("width", "3%"))"#
            ),
            1
        );
        assert_eq!(
            count(
                style_attributes,
                "src/ui/bar.rs",
                "view! { <p style:width=w/> }"
            ),
            0
        );
        assert_eq!(
            count(
                style_attributes,
                "src/ui/bar.rs",
                "if style == wide { let style = 1; }"
            ),
            0
        );
    }
}
