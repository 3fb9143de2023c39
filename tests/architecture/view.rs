//! Reads the inside of `view!` far enough to tell text nodes from attributes and from Rust blocks.

use crate::lexer::{Kind, Token};

/// What stands literally in a view.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Literal {
    /// Between tags, in quotes or bare.
    Node(String),
    /// The value of an attribute, in quotes.
    Attribute {
        /// As written, without what follows a `:`.
        name: String,
        value: String,
    },
}

/// Literals of all views, each with the index of its token. Views inside of blocks are read as views of their
/// own.
pub(crate) fn literals(code: &[Token]) -> Vec<(usize, Literal)> {
    let mut found = Vec::new();
    for at in 0..code.len() {
        let is_view =
            code[at].word() == Some("view") && code.get(at + 1).is_some_and(|next| next.is("!"));
        if is_view && let Some(end) = closing(code, at + 2) {
            nodes(code, at + 3, end, &mut found);
        }
    }
    found
}

/// The index of the bracket that closes the one at `open`.
fn closing(code: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in code.iter().enumerate().skip(open) {
        match &token.kind {
            Kind::Mark("{" | "(" | "[") => depth += 1,
            Kind::Mark("}" | ")" | "]") => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn nodes(code: &[Token], start: usize, end: usize, found: &mut Vec<(usize, Literal)>) {
    let mut at = start;
    while at < end {
        let token = &code[at];
        at = if token.is("{") {
            closing(code, at).map_or(end, |close| close + 1)
        } else if token.is("</") {
            past(code, at, end, ">")
        } else if token.is("<") {
            tag(code, at + 1, end, found)
        } else {
            match &token.kind {
                Kind::Text(text) | Kind::Word(text) => {
                    found.push((at, Literal::Node(text.clone())));
                }
                Kind::Mark(_) => {}
            }
            at + 1
        };
    }
}

fn past(code: &[Token], start: usize, end: usize, mark: &str) -> usize {
    (start..end)
        .find(|at| code[*at].is(mark))
        .map_or(end, |at| at + 1)
}

/// From the tag's name to after its `>`.
fn tag(code: &[Token], start: usize, end: usize, found: &mut Vec<(usize, Literal)>) -> usize {
    let mut at = start;
    while at < end {
        let token = &code[at];
        if token.is(">") || token.is("/>") {
            return at + 1;
        }
        let opens = token.is("{") || token.is("(") || token.is("[");
        if let (Some(value), Some(name)) = (token.text(), attribute_before(code, at)) {
            found.push((
                at,
                Literal::Attribute {
                    name,
                    value: value.to_owned(),
                },
            ));
        }
        at = if opens {
            closing(code, at).map_or(end, |close| close + 1)
        } else {
            at + 1
        };
    }
    end
}

/// The name in `name = "…"`, `name:part = "…"` or `data-name = "…"`.
fn attribute_before(code: &[Token], value: usize) -> Option<String> {
    let equals = value.checked_sub(1).filter(|at| code[*at].is("="))?;
    let mut parts = Vec::new();
    let mut at = equals;
    while let Some(previous) = at.checked_sub(1) {
        match &code[previous].kind {
            Kind::Word(word)
                if parts
                    .last()
                    .is_none_or(|last: &String| last == "-" || last == ":") =>
            {
                parts.push(word.clone());
            }
            Kind::Mark(mark @ ("-" | ":")) => parts.push((*mark).to_owned()),
            _ => break,
        }
        at = previous;
    }
    let name: String = parts.into_iter().rev().collect();
    name.split(':')
        .next()
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexer::tokens;

    fn read(code: &str) -> Vec<Literal> {
        literals(&tokens(code))
            .into_iter()
            .map(|(_, literal)| literal)
            .collect()
    }

    fn node(text: &str) -> Literal {
        Literal::Node(text.to_owned())
    }

    fn attribute(name: &str, value: &str) -> Literal {
        Literal::Attribute {
            name: name.to_owned(),
            value: value.to_owned(),
        }
    }

    #[test]
    fn text_nodes_and_attributes_are_told_apart() {
        let code = r#"view! { <p class="a b" aria-label="Name">"Hello"{words.name()}</p> }"#;
        assert_eq!(
            read(code),
            [
                attribute("class", "a b"),
                attribute("aria-label", "Name"),
                node("Hello")
            ]
        );
    }

    #[test]
    fn bare_text_is_found() {
        assert_eq!(read("view! { <p>Hello</p> <br/> }"), [node("Hello")]);
    }

    #[test]
    fn blocks_are_rust_and_views_in_them_are_views() {
        let code = r#"view! { <p on:click=move |_| set.set("x")>{move || show.then(|| view! { <b>"in"</b> })}</p> }"#;
        assert_eq!(read(code), [node("in")]);
        assert_eq!(
            read(r#"view! { <Show when=move || { a > b }>"t"</Show> }"#),
            [node("t")]
        );
    }
}
