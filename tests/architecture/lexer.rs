//! Splits Rust source into words, marks and string literals, as far as the rules need. Comments and lifetimes
//! are dropped.

/// One piece of code and the line it stands on, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) kind: Kind,
}

/// What a piece of code is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Identifier, keyword or number.
    Word(String),
    /// Content of a string literal, escapes as written.
    Text(String),
    /// Punctuation: one character, or one of `::`, `=>`, `->`, `</`, `/>`.
    Mark(&'static str),
}

impl Token {
    pub(crate) fn is(&self, mark: &str) -> bool {
        matches!(&self.kind, Kind::Mark(own) if *own == mark)
    }

    pub(crate) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            Kind::Text(_) | Kind::Mark(_) => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            Kind::Word(_) | Kind::Mark(_) => None,
        }
    }
}

/// Longest first.
const MARKS: [&str; 34] = [
    "::", "=>", "->", "</", "/>", "{", "}", "(", ")", "[", "]", "<", ">", "=", ":", ";", ",", ".",
    "#", "!", "?", "&", "|", "+", "-", "*", "/", "%", "^", "@", "$", "~", "'", "\\",
];

/// The tokens of a source text.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let (length, kind) = next(rest, first);
        if let Some(kind) = kind {
            found.push(Token { line, kind });
        }
        let (taken, left) = rest.split_at(length);
        line += taken.matches('\n').count();
        rest = left;
    }
    found
}

fn next(rest: &str, first: char) -> (usize, Option<Kind>) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), None);
    }
    if rest.starts_with("/*") {
        return (block_comment(rest), None);
    }
    if let Some((length, text)) = string(rest) {
        return (length, Some(Kind::Text(text)));
    }
    if first == '\'' {
        return character_or_lifetime(rest);
    }
    if first.is_alphanumeric() || first == '_' {
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(rest.len());
        return (length, Some(Kind::Word(rest[..length].to_owned())));
    }
    let mark = MARKS.into_iter().find(|mark| rest.starts_with(mark));
    mark.map_or((first.len_utf8(), None), |mark| {
        (mark.len(), Some(Kind::Mark(mark)))
    })
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// `"…"`, `r"…"`, `r#"…"#` and their byte forms: length and content.
fn string(rest: &str) -> Option<(usize, String)> {
    let prefix = rest
        .find(|c: char| !matches!(c, 'b' | 'r' | '#' | 'c'))
        .unwrap_or(0);
    if !rest[prefix..].starts_with('"') {
        return None;
    }
    let start = prefix + 1;
    if rest[..prefix].contains('r') {
        let end = format!("\"{}", "#".repeat(rest[..prefix].matches('#').count()));
        let length = rest[start..].find(&end)?;
        return Some((
            start + length + end.len(),
            rest[start..start + length].to_owned(),
        ));
    }
    if rest[..prefix].contains('#') {
        return None;
    }
    let mut escaped = false;
    for (at, c) in rest[start..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((start + at + 1, rest[start..start + at].to_owned())),
            _ => {}
        }
    }
    None
}

fn character_or_lifetime(rest: &str) -> (usize, Option<Kind>) {
    let inner: Vec<(usize, char)> = rest.char_indices().skip(1).take(12).collect();
    let end = match inner.as_slice() {
        [(_, '\\'), (_, _), tail @ ..] => tail.iter().find(|(_, c)| *c == '\''),
        [_, close @ (_, '\''), ..] => Some(close),
        _ => None,
    };
    (end.map_or(1, |(at, _)| at + 1), None)
}

/// Leaves out items marked `#[cfg(test)]` or `#[cfg(all(test, …))]`, and `#[test]` functions.
pub(crate) fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if token.is("#") && is_test_attribute(&tokens[at..]) {
            at = end_of_item(&tokens, at);
        } else {
            kept.push(token.clone());
            at += 1;
        }
    }
    kept
}

fn is_test_attribute(tokens: &[Token]) -> bool {
    let words: Vec<&str> = tokens
        .iter()
        .skip(1)
        .take_while(|token| !token.is("]"))
        .filter_map(Token::word)
        .collect();
    words == ["test"]
        || (words.first() == Some(&"cfg")
            && words.contains(&"test")
            && !words.contains(&"any")
            && {
                let not = words.iter().position(|word| *word == "not");
                let test = words.iter().position(|word| *word == "test");
                not.is_none_or(|not| test.is_some_and(|test| test != not + 1))
            })
}

/// After the `;` or the closing `}` of the item whose attributes begin here.
fn end_of_item(tokens: &[Token], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        if token.is("{") || token.is("(") || token.is("[") {
            depth += 1;
        } else if token.is("}") || token.is(")") || token.is("]") {
            depth = depth.saturating_sub(1);
            if depth == 0 && token.is("}") {
                return at + 1;
            }
        } else if depth == 0 && token.is(";") {
            return at + 1;
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str) -> Vec<String> {
        let show = |token: Token| match token.kind {
            Kind::Word(word) => word,
            Kind::Text(text) => format!("\"{text}\""),
            Kind::Mark(mark) => mark.to_owned(),
        };
        without_tests(tokens(code)).into_iter().map(show).collect()
    }

    #[test]
    fn comments_characters_and_lifetimes_are_dropped() {
        let code =
            "// \"a\"\nlet x: &'a str /* { /* } */ */ = if c == '\"' || c == '\\'' { \"b\" };";
        assert_eq!(
            shown(code).join(" "),
            "let x : & a str = if c = = | | c = = { \"b\" } ;"
        );
    }

    #[test]
    fn strings_of_all_forms_keep_their_content_and_line() {
        assert_eq!(
            shown(r##"r#"a "q" b"# b"c" "d\"e""##),
            ["\"a \"q\" b\"", "\"c\"", "\"d\\\"e\""]
        );
        let lines: Vec<usize> = tokens("a\n\"x\ny\"\nb")
            .iter()
            .map(|token| token.line)
            .collect();
        assert_eq!(lines, [1, 2, 4]);
    }

    #[test]
    fn what_is_only_for_tests_is_left_out() {
        assert_eq!(
            shown("a #[cfg(test)] mod tests { fn x() {} } b"),
            ["a", "b"]
        );
        assert_eq!(shown("#[cfg(test)] use a::b; c"), ["c"]);
        assert_eq!(shown("#[cfg(not(test))] a").last().unwrap(), "a");
        assert_eq!(shown("#[cfg(all(test, not(wasm)))] mod t { } c"), ["c"]);
    }
}
