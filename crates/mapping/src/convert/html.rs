//! From HTML to the portal's own rich text (a closed subset of Markdown). Nothing of the HTML survives: what is not
//! known is dropped with its attributes, scripts and styles with their content.

use std::borrow::Cow;

/// Longest tag with its attributes, in bytes; a longer one is text.
const LONGEST_TAG: usize = 2_000;

/// Longest name of a tag or entity that is looked at.
const LONGEST: usize = 12;

/// Paragraphs, lists, bold, emphasis and links become their Markdown; all other tags go.
pub(super) fn to_rich_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // The link that is open: where it leads.
    let mut link: Option<String> = None;
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at(at);
        push_text(&mut out, text);
        let Some(tag) = Tag::read(tail) else {
            // A lone `<` is a character.
            out.push('<');
            rest = tail.get(1..).unwrap_or_default();
            continue;
        };
        rest = tag.rest;
        if matches!(&*tag.name, "script" | "style") && !tag.closes {
            rest = after_closing(rest, &tag.name);
            continue;
        }
        match (&*tag.name, tag.closes) {
            ("p" | "div" | "ul" | "ol" | "blockquote", _) => gap(&mut out, "\n\n"),
            ("br", _) | ("li", true) => gap(&mut out, "\n"),
            ("li", false) => {
                gap(&mut out, "\n");
                out.push_str("- ");
            }
            ("h1" | "h2" | "h3" | "h4", false) => {
                gap(&mut out, "\n\n");
                out.push_str("**");
            }
            ("h1" | "h2" | "h3" | "h4", true) => {
                out.push_str("**");
                gap(&mut out, "\n\n");
            }
            ("b" | "strong", _) => out.push_str("**"),
            ("i" | "em", _) => out.push('*'),
            ("a", false) => {
                link = tag.href.filter(|href| href.starts_with("https://"));
                if link.is_some() {
                    out.push('[');
                }
            }
            ("a", true) => {
                if let Some(href) = link.take() {
                    out.push_str("](");
                    out.push_str(&href);
                    out.push(')');
                }
            }
            _ => {}
        }
    }
    push_text(&mut out, rest);
    if let Some(href) = link {
        out.push_str("](");
        out.push_str(&href);
        out.push(')');
    }
    out.truncate(out.trim_end().len());
    if out.starts_with(char::is_whitespace) {
        return out.trim_start().to_owned();
    }
    out
}

struct Tag<'a> {
    name: Cow<'a, str>,
    closes: bool,
    href: Option<String>,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag that a text beginning with `<` begins with.
    fn read(text: &'a str) -> Option<Self> {
        if let Some(comment) = text.strip_prefix("<!--") {
            let rest = comment.find("-->").and_then(|end| comment.get(end + 3..));
            return Some(Self::other(rest.unwrap_or_default()));
        }
        let inner = text.strip_prefix('<')?;
        let closes = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        if !inner.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '!') {
            return None;
        }
        // Looking on and on for an end that never comes would take for ever on a hostile text.
        let end = inner
            .bytes()
            .take(LONGEST_TAG)
            .position(|byte| byte == b'>')?;
        let (content, rest) = inner.split_at(end);
        let rest = rest.get(1..).unwrap_or_default();
        let name = content.bytes().take_while(u8::is_ascii_alphanumeric);
        let name = content.get(..name.take(LONGEST).count())?;
        let name = if name.bytes().any(|letter| letter.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        Some(Self {
            href: (name == "a").then(|| href(content)).flatten(),
            name,
            closes,
            rest,
        })
    }

    fn other(rest: &'a str) -> Self {
        Self {
            name: Cow::Borrowed(""),
            closes: false,
            href: None,
            rest,
        }
    }
}

/// The quoted address of a link, without what could end the Markdown link early.
fn href(content: &str) -> Option<String> {
    let value = content.split_once("href=")?.1;
    let quote = value
        .chars()
        .next()
        .filter(|letter| matches!(letter, '"' | '\''))?;
    let address = value.get(1..)?.split(quote).next()?.replace("&amp;", "&");
    let plain = |letter: char| !letter.is_whitespace() && !matches!(letter, '(' | ')' | '[' | ']');
    address.chars().all(plain).then_some(address)
}

fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, tail)) = rest.split_once("</") {
        let own = tail.get(..name.len());
        if own.is_some_and(|own| own.eq_ignore_ascii_case(name)) {
            return tail.split_once('>').map_or("", |(_, rest)| rest);
        }
        rest = tail;
    }
    ""
}

/// White space runs together, entities become their characters.
fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    loop {
        // Many letters at once: one by one takes three times as long.
        let mut before = b' ';
        let special = rest.bytes().position(|byte| {
            let is_between_words = byte == b' ' && before != b' ';
            before = byte;
            !is_between_words && may_be_special(byte)
        });
        let (plain, tail) = rest.split_at(special.unwrap_or(rest.len()));
        out.push_str(plain);
        let Some(letter) = tail.chars().next() else {
            return;
        };
        if let Some((decoded, tail)) = entity(tail) {
            out.push(decoded);
            rest = tail;
            continue;
        }
        rest = tail.get(letter.len_utf8()..).unwrap_or_default();
        if !letter.is_whitespace() {
            out.push(letter);
        } else if !out.ends_with([' ', '\n']) && !out.is_empty() {
            out.push(' ');
        }
    }
}

/// The first byte of `&`, of all white space, and of a few other letters.
fn may_be_special(byte: u8) -> bool {
    byte == b'&' || byte <= b' ' || matches!(byte, 0xC2 | 0xE1..=0xE3)
}

fn entity(text: &str) -> Option<(char, &str)> {
    let text = text.strip_prefix('&')?;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let (name, rest) = (text.get(..end)?, text.get(end + 1..)?);
    let decoded = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "auml" => 'ä',
        "ouml" => 'ö',
        "aring" => 'å',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Aring" => 'Å',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "rdquo" => '”',
        "ldquo" => '“',
        "rsquo" => '’',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|letter| !letter.is_control())?
        }
    };
    Some((decoded, rest))
}

fn gap(out: &mut String, gap: &str) {
    while out.ends_with(' ') {
        out.pop();
    }
    if out.is_empty() {
        return;
    }
    for _ in out.len() - out.trim_end_matches('\n').len()..gap.len() {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_links_stay() {
        let html = "<p>Tule <strong>mukaan</strong>!</p>\n<ul><li>Kahvi</li><li>Pulla &amp; tee</li></ul><p><a href=\"https://a.example/x?b=1&amp;c\" onclick='x'>Lue</a></p>";
        assert_eq!(
            to_rich_text(html),
            "Tule **mukaan**!\n\n- Kahvi\n- Pulla & tee\n\n[Lue](https://a.example/x?b=1&c)"
        );
    }

    #[test]
    fn white_space_of_all_kinds_runs_together() {
        let spaces: Vec<char> = ('\0'..=char::MAX)
            .filter(|letter| letter.is_whitespace())
            .collect();
        for space in &spaces {
            let text = format!("Ä{space} {space}ö\u{1}–€ & &auml;{space}");
            assert_eq!(to_rich_text(&text), "Ä ö\u{1}–€ & ä", "{space:?}");
        }
        assert!(spaces.len() > 20);
    }

    #[test]
    fn scripts_go_with_what_they_hold() {
        assert_eq!(
            to_rich_text("a<script>alert('<p>')</script>b<style>p{}</style>c"),
            "abc"
        );
        assert_eq!(
            to_rich_text("<a href=\"javascript:x\">b</a> 1 < 2 <!-- c -->d"),
            "b 1 < 2 d"
        );
        assert_eq!(
            to_rich_text("<img src=x onerror=alert(1)>&#60;b&#62;"),
            "<b>"
        );
    }
}
