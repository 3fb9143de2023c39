//! Lines to blocks: what is a heading, a list or a paragraph. Indented code and underlined
//! headings do not exist here.

use super::{Block, HeadingLevel, ListKind, spans};

/// What a line begins.
enum Line<'a> {
    Blank,
    Heading(HeadingLevel, &'a str),
    /// `begins` where it may be the first of a list.
    Item {
        kind: ListKind,
        begins: bool,
        text: &'a str,
    },
    Text(&'a str),
}

/// The block that further lines may belong to.
#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    Paragraph(String),
    List(List),
}

struct List {
    kind: ListKind,
    indent: usize,
    items: Vec<String>,
    after_blank: bool,
}

pub(super) fn parse(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open = Open::Nothing;
    for whole in text.lines() {
        let indent = indent(whole);
        // Blanks at the end may be a line break: they stay.
        let whole = whole.trim_start();
        let line = classify(whole);
        let taken = match &mut open {
            Open::Nothing => false,
            Open::List(list) => list.takes(&line, indent),
            Open::Paragraph(words) => continues_paragraph(&line, whole, words),
        };
        if taken {
            continue;
        }
        blocks.extend(std::mem::take(&mut open).close());
        open = match line {
            Line::Blank => Open::Nothing,
            Line::Heading(level, text) => {
                let spans = spans::parse(text);
                blocks.extend((!spans.is_empty()).then_some(Block::Heading { level, spans }));
                Open::Nothing
            }
            Line::Item {
                kind,
                begins: true,
                text,
            } => {
                let items = vec![text.to_owned()];
                Open::List(List {
                    kind,
                    indent,
                    items,
                    after_blank: false,
                })
            }
            Line::Item { .. } | Line::Text(_) => Open::Paragraph(whole.to_owned()),
        };
    }
    blocks.extend(open.close());
    blocks
}

/// Takes in words, but also a number that happens to begin a line ("… since / 1986. It was …") and a lone
/// marker, which is a dash here.
fn continues_paragraph(line: &Line<'_>, whole: &str, words: &mut String) -> bool {
    let continues = match line {
        Line::Text(_) => true,
        Line::Item { begins, text, .. } => !begins || text.trim().is_empty(),
        Line::Blank | Line::Heading(..) => false,
    };
    if continues {
        words.push('\n');
        words.push_str(whole);
    }
    continues
}

impl List {
    /// Takes a line in, if it belongs to this list.
    fn takes(&mut self, line: &Line<'_>, indent: usize) -> bool {
        let within = indent >= self.indent + 2;
        match line {
            Line::Blank => {
                self.after_blank = true;
                return true;
            }
            Line::Item { text, .. } if within => self.append(" \\\n– ", text),
            Line::Item { kind, text, .. } if *kind == self.kind => {
                self.items.push((*text).to_owned());
            }
            Line::Text(text) if !self.after_blank => self.append("\n", text),
            Line::Text(text) if within => self.append(" \\\n", text),
            _ => return false,
        }
        self.after_blank = false;
        true
    }

    /// Adds words to the last item.
    fn append(&mut self, joint: &str, text: &str) {
        if let Some(item) = self.items.last_mut() {
            if !item.trim().is_empty() {
                item.push_str(joint);
            }
            item.push_str(text);
        }
    }
}

impl Open {
    /// The block, unless nothing stands in it.
    fn close(self) -> Option<Block> {
        match self {
            Self::Nothing => None,
            Self::Paragraph(words) => {
                let spans = spans::parse(&words);
                (!spans.is_empty()).then_some(Block::Paragraph(spans))
            }
            Self::List(List { kind, items, .. }) => {
                let items = items.iter().map(|item| spans::parse(item));
                let items: Vec<_> = items.filter(|item| !item.is_empty()).collect();
                (!items.is_empty()).then_some(Block::List { kind, items })
            }
        }
    }
}

/// Blanks before a line; a tab counts four.
fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|letter| letter.is_whitespace());
    blanks.map(|blank| if blank == '\t' { 4 } else { 1 }).sum()
}

fn classify(line: &str) -> Line<'_> {
    if line.is_empty() || is_rule(line) {
        return Line::Blank;
    }
    heading(line)
        .or_else(|| item(line))
        .unwrap_or(Line::Text(line))
}

/// A line across the page: it only parts what stands above and below.
fn is_rule(line: &str) -> bool {
    ['-', '*', '_'].into_iter().any(|mark| {
        line.matches(mark).count() >= 3
            && line
                .chars()
                .all(|letter| letter == mark || letter.is_whitespace())
    })
}

fn heading(line: &str) -> Option<Line<'_>> {
    let text = line.trim_start_matches('#');
    let level = match line.len() - text.len() {
        1 | 2 => HeadingLevel::Two,
        3..=6 => HeadingLevel::Three,
        _ => return None,
    };
    let text = after_marker(text)?.trim();
    let open = text.trim_end_matches('#');
    let is_closed = open.is_empty() || open.ends_with([' ', '\t']);
    Some(Line::Heading(
        level,
        if is_closed { open.trim_end() } else { text },
    ))
}

fn item(line: &str) -> Option<Line<'_>> {
    if let Some(rest) = line.strip_prefix(['-', '*', '+']) {
        let text = after_marker(rest)?;
        return Some(Line::Item {
            kind: ListKind::Bulleted,
            begins: true,
            text,
        });
    }
    let (digits, rest) = line.split_once(['.', ')'])?;
    let is_number =
        (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let text = after_marker(rest).filter(|_| is_number)?;
    Some(Line::Item {
        kind: ListKind::Numbered,
        begins: digits == "1",
        text,
    })
}

/// What follows a marker: nothing, or something after a blank.
fn after_marker(rest: &str) -> Option<&str> {
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| rest.trim_start())
}
