//! What holds for any text: it is read, quickly, with all its words and with safe links only.

use proptest::prelude::*;
use raati_model::Link;
use raati_model::rich_text::{Block, DEEPEST, Span, parse};

use super::drawn::{depth, drawn, oracle};

#[test]
fn hostile_input_is_read_in_linear_time() {
    let size = 200_000;
    for piece in [
        "*",
        "_",
        "[",
        "]",
        "(",
        "**a*",
        "*a **b ",
        "[x](",
        "[](a",
        "](",
        "[a](b) ",
        "\\",
        "# ",
        "- ",
        "a**b",
        "*a_",
        "***a*",
        "[[a](x)](x)",
        "  - a\n",
        "1. a\n",
        "a  \n",
        "* *a*_",
    ] {
        for text in [piece.repeat(size / piece.len()), nested(piece, size)] {
            let started = std::time::Instant::now();
            let blocks = parse(&text);
            assert!(depth(&blocks) <= DEEPEST, "{piece:?}");
            // Quadratic work on this much takes minutes, linear milliseconds.
            assert!(started.elapsed().as_secs() < 5, "{piece:?}");
        }
    }
}

/// Opened all the way in, closed all the way out.
fn nested(piece: &str, size: usize) -> String {
    let half = size / piece.len() / 2;
    let mirrored: String = piece
        .chars()
        .rev()
        .map(|letter| match letter {
            '[' => ']',
            '(' => ')',
            other => other,
        })
        .collect();
    format!("{} x {}", piece.repeat(half), mirrored.repeat(half))
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphabetic())
        .collect()
}

/// Every letter, in the order of the source: label, then target.
fn letters_drawn(blocks: &[Block]) -> String {
    fn of(spans: &[Span], read: &mut String) {
        for span in spans {
            match span {
                Span::Plain(words) => read.push_str(&letters(words)),
                Span::Strong(within) | Span::Emphasis(within) => of(within, read),
                Span::Link { label, target } => {
                    // A link without words shows its target instead.
                    if *label != [Span::Plain(target.href().to_owned())] {
                        of(label, read);
                    }
                    read.push_str(&letters(target.href()));
                }
                Span::LineBreak => {}
            }
        }
    }
    let mut read = String::new();
    for block in blocks {
        match block {
            Block::Heading { spans, .. } | Block::Paragraph(spans) => of(spans, &mut read),
            Block::List { items, .. } => items.iter().for_each(|item| of(item, &mut read)),
        }
    }
    read
}

fn targets(blocks: &[Block]) -> Vec<Link> {
    fn of(spans: &[Span], found: &mut Vec<Link>) {
        for span in spans {
            match span {
                Span::Plain(_) | Span::LineBreak => {}
                Span::Strong(within) | Span::Emphasis(within) => of(within, found),
                Span::Link { label, target } => {
                    found.push(target.clone());
                    of(label, found);
                }
            }
        }
    }
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { spans, .. } | Block::Paragraph(spans) => of(spans, &mut found),
            Block::List { items, .. } => items.iter().for_each(|item| of(item, &mut found)),
        }
    }
    found
}

/// Pieces that meet in every order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "ö",
        "x y",
        " ",
        "\n",
        "  \n",
        "\n\n",
        "*",
        "**",
        "***",
        "_",
        "__",
        "[",
        "]",
        "(",
        ")",
        "](",
        "](/p)",
        "](https://a.example)",
        "](javascript:b)",
        "\\",
        "- ",
        "  - ",
        "1. ",
        "2) ",
        "# ",
        "## ",
        "#",
        "!",
        "🎈",
        ".",
        "\t",
        "\u{a0}",
        "\r\n",
        "---",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Well-formed documents.
fn documents() -> impl Strategy<Value = String> {
    let word = "[a-zåäö]{1,6}";
    let span = prop_oneof![
        4 => word.prop_map(String::from),
        1 => (word, word).prop_map(|(a, b)| format!("**{a} *{b}***")),
        1 => (word, word).prop_map(|(a, b)| format!("*{a} **{b}** {a}*")),
        1 => word.prop_map(|a| format!("__{a}__")),
        1 => (word, word).prop_map(|(a, b)| format!("[{a} _{b}_](/{b})")),
        1 => word.prop_map(|a| format!("**[{a}](https://{a}.example/)**")),
        1 => word.prop_map(|a| format!("{a}  \n{a}")),
        1 => word.prop_map(|a| format!("{a}\\\n{a}")),
        1 => word.prop_map(|a| format!("{a}\n{a}")),
    ];
    let line = prop::collection::vec(span, 1..6).prop_map(|spans| spans.join(" "));
    let one_line = line.clone().prop_map(|line| {
        line.replace("  \n", " ")
            .replace("\\\n", " ")
            .replace('\n', " ")
    });
    let block = prop_oneof![
        3 => line,
        1 => one_line.clone().prop_map(|line| format!("## {line}")),
        1 => one_line.clone().prop_map(|line| format!("### {line}")),
        1 => prop::collection::vec(one_line.clone(), 1..4)
            .prop_map(|items| items.iter().map(|item| format!("- {item}\n")).collect()),
        1 => prop::collection::vec(one_line, 1..4).prop_map(|items| {
            items.iter().enumerate().map(|(at, item)| format!("{}. {item}\n", at + 1)).collect()
        }),
    ];
    // A paragraph between keeps two lists apart in both readers.
    prop::collection::vec(block, 0..6).prop_map(|blocks| blocks.join("\n\nväli\n\n"))
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        parse(&text);
    }

    #[test]
    fn words_survive_and_only_safe_links_lead_anywhere(text in soup()) {
        let blocks = parse(&text);
        prop_assert_eq!(letters_drawn(&blocks), letters(&text));
        prop_assert!(depth(&blocks) <= DEEPEST);
        for target in targets(&blocks) {
            prop_assert_eq!(Link::parse(target.href()), Some(target));
        }
    }

    #[test]
    fn pulldown_cmark_reads_well_formed_documents_the_same(text in documents()) {
        prop_assert_eq!(drawn(&parse(&text)), oracle(&text), "{:?}", text);
    }
}
