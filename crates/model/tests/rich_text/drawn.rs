//! Blocks written down in one line, from our reader and from pulldown-cmark's.

use pulldown_cmark::{Event, HeadingLevel as Level, Parser, Tag};
use raati_model::rich_text::{Block, HeadingLevel, ListKind, Span};

/// Blocks as one line of HTML-like text, to compare and to read.
pub fn drawn(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading {
            level: HeadingLevel::Two,
            spans,
        } => format!("<h2>{}</h2>", words(spans)),
        Block::Heading {
            level: HeadingLevel::Three,
            spans,
        } => {
            format!("<h3>{}</h3>", words(spans))
        }
        Block::Paragraph(spans) => format!("<p>{}</p>", words(spans)),
        Block::List { kind, items } => {
            let tag = if *kind == ListKind::Numbered {
                "ol"
            } else {
                "ul"
            };
            let items: String = items
                .iter()
                .map(|item| format!("<li>{}</li>", words(item)))
                .collect();
            format!("<{tag}>{items}</{tag}>")
        }
    }
}

fn words(spans: &[Span]) -> String {
    let span = |span: &Span| match span {
        Span::Plain(words) => words.clone(),
        Span::Strong(within) => format!("<b>{}</b>", words(within)),
        Span::Emphasis(within) => format!("<i>{}</i>", words(within)),
        Span::Link { label, target } => format!("<a {}>{}</a>", target.href(), words(label)),
        Span::LineBreak => "<br>".to_owned(),
    };
    spans.iter().map(span).collect()
}

/// The same from pulldown-cmark's events.
pub fn oracle(text: &str) -> String {
    let mut drawn = String::new();
    let mut ends = Vec::new();
    for event in Parser::new(text) {
        let mut tag = |open: &str, close: &str| {
            ends.push(close.to_owned());
            open.to_owned()
        };
        let piece = match event {
            Event::Start(Tag::Heading {
                level: Level::H1 | Level::H2,
                ..
            }) => tag("<h2>", "</h2>"),
            Event::Start(Tag::Heading { .. }) => tag("<h3>", "</h3>"),
            Event::Start(Tag::Paragraph) => {
                let loose = ends.last().is_some_and(|end| end == "</li>");
                ends.push(if loose {
                    String::new()
                } else {
                    "</p>".to_owned()
                });
                if loose {
                    String::new()
                } else {
                    "<p>".to_owned()
                }
            }
            Event::Start(Tag::List(None)) => tag("<ul>", "</ul>"),
            Event::Start(Tag::List(Some(_))) => tag("<ol>", "</ol>"),
            Event::Start(Tag::Item) => tag("<li>", "</li>"),
            Event::Start(Tag::Strong) => tag("<b>", "</b>"),
            Event::Start(Tag::Emphasis) => tag("<i>", "</i>"),
            Event::Start(Tag::Link { dest_url, .. }) => tag(&format!("<a {dest_url}>"), "</a>"),
            Event::End(_) => ends.pop().unwrap(),
            Event::Text(words) => words.to_string(),
            Event::SoftBreak => " ".to_owned(),
            Event::HardBreak => "<br>".to_owned(),
            Event::Rule => String::new(),
            other => panic!("not in the subset: {other:?} in {text:?}"),
        };
        drawn.push_str(&piece);
    }
    drawn
}

pub fn depth(blocks: &[Block]) -> u8 {
    fn of(spans: &[Span]) -> u8 {
        let span = |span: &Span| match span {
            Span::Plain(_) | Span::LineBreak => 0,
            Span::Strong(within) | Span::Emphasis(within) => 1 + of(within),
            Span::Link { label, .. } => 1 + of(label),
        };
        spans.iter().map(span).max().unwrap_or(0)
    }
    let block = |block: &Block| match block {
        Block::Heading { spans, .. } | Block::Paragraph(spans) => of(spans),
        Block::List { items, .. } => items.iter().map(|item| of(item)).max().unwrap_or(0),
    };
    blocks.iter().map(block).max().unwrap_or(0)
}
