//! Reads questions of every type, and their show-if logic.

use model::condition::{Condition, Test};
use model::question::{Choice, Image, Need, OptOuts, Other, Question, QuestionKind, Row, Scale};
use model::{OptionId, QuestionId, RowId};
use serde_json::Value;

use crate::node::{Node, Read};

/// Most characters of an open answer where the backend sets no limit.
const SHORT: u32 = 200;
const LONG: u32 = 4_000;
/// Deepest nesting of conditions; deeper ones are refused.
const DEEPEST: u8 = 8;

pub(crate) fn question(node: &Node) -> Read<Question> {
    Ok(Question {
        id: node.field("id").id(QuestionId::parse)?,
        title: node.field("title").some_text()?,
        help: node.field("help").text()?,
        need: if node.field("required").flag()? {
            Need::Required
        } else {
            Need::Optional
        },
        opt_outs: OptOuts {
            dont_know: node.field("dont_know").flag()?,
            prefer_not_to_say: node.field("prefer_not_to_say").flag()?,
        },
        show_if: node
            .field("show_if")
            .optional(|condition| self::condition(condition, DEEPEST))?,
        kind: kind(node)?,
    })
}

fn kind(node: &Node) -> Read<QuestionKind> {
    Ok(match node.field("type").string()? {
        "single_choice" => QuestionKind::SingleChoice {
            options: choices(&node.field("options"))?,
            other: other(node)?,
        },
        "multiple_choice" => QuestionKind::MultipleChoice {
            options: choices(&node.field("options"))?,
            other: other(node)?,
            minimum: node
                .field("minimum_select_count")
                .optional(Node::count)?
                .unwrap_or(0),
            maximum: node.field("maximum_select_count").optional(Node::count)?,
        },
        "yes_no" => QuestionKind::YesNo,
        "short_text" => QuestionKind::ShortText {
            maximum_characters: longest(node, SHORT)?,
        },
        "long_text" => QuestionKind::LongText {
            maximum_characters: longest(node, LONG)?,
        },
        "scale" => QuestionKind::Scale(scale(node)?),
        "sentiment" => QuestionKind::Sentiment,
        "ranking" => QuestionKind::Ranking {
            options: choices(&node.field("options"))?,
        },
        "matrix" => QuestionKind::Matrix {
            rows: node.field("rows").items(row)?,
            columns: choices(&node.field("columns"))?,
        },
        "image_choice" => QuestionKind::ImageChoice {
            images: node.field("images").items(image)?,
            maximum: node
                .field("maximum_select_count")
                .optional(Node::count)?
                .unwrap_or(1),
        },
        "statement" => QuestionKind::Statement,
        "number" => QuestionKind::Number {
            minimum: node.field("minimum").optional(Node::number)?,
            maximum: node.field("maximum").optional(Node::number)?,
            unit: node.field("unit").text()?,
        },
        "date" => QuestionKind::Date {
            earliest: node.field("earliest").optional(Node::day)?,
            latest: node.field("latest").optional(Node::day)?,
        },
        "info" => QuestionKind::Info,
        _ => QuestionKind::Unknown,
    })
}

fn other(node: &Node) -> Read<Other> {
    Ok(if node.field("other").flag()? {
        Other::WithText
    } else {
        Other::NotOffered
    })
}

fn longest(node: &Node, otherwise: u32) -> Read<u32> {
    Ok(node
        .field("maximum_characters")
        .optional(Node::count)?
        .unwrap_or(otherwise))
}

fn choices(node: &Node) -> Read<Vec<Choice>> {
    let choices = node.items(|choice| {
        let id = choice.field("id").id(OptionId::parse)?;
        Ok(Choice {
            id,
            label: choice.field("label").some_text()?,
        })
    })?;
    if choices.is_empty() {
        node.wrong("at least one option")
    } else {
        Ok(choices)
    }
}

fn row(node: &Node) -> Read<Row> {
    Ok(Row {
        id: node.field("id").id(RowId::parse)?,
        label: node.field("label").some_text()?,
    })
}

fn image(node: &Node) -> Read<Image> {
    let own_path =
        |path: &str| (path.starts_with('/') && !path.starts_with("//")).then(|| path.to_owned());
    Ok(Image {
        id: node.field("id").id(OptionId::parse)?,
        label: node.field("label").some_text()?,
        source: node
            .field("source")
            .parsed("a path on the own origin", own_path)?,
        alternative: node.field("alternative").some_text()?,
    })
}

fn scale(node: &Node) -> Read<Scale> {
    let first = node.field("first").optional(Node::step)?.unwrap_or(1);
    let last = node.field("last").step()?;
    if !(1..=10).contains(&last.saturating_sub(first)) {
        return node.field("last").wrong("2 to 11 steps");
    }
    Ok(Scale {
        first,
        last,
        first_label: node.field("first_label").text()?,
        last_label: node.field("last_label").text()?,
    })
}

fn condition(node: &Node, depth: u8) -> Read<Condition> {
    let Some(deeper) = depth.checked_sub(1) else {
        return node.wrong("conditions nested at most 8 deep");
    };
    for (name, joined) in [
        ("all", Condition::All as fn(Vec<Condition>) -> Condition),
        ("any", Condition::Any),
    ] {
        let field = node.field(name);
        if field.present().is_some() {
            return Ok(joined(conditions(&field, deeper)?));
        }
    }
    Ok(Condition::Test {
        question: node.field("question").id(QuestionId::parse)?,
        test: test(node)?,
    })
}

fn conditions(node: &Node, depth: u8) -> Read<Vec<Condition>> {
    node.each(|one| condition(one, depth))
}

fn test(node: &Node) -> Read<Test> {
    let value = node.field("value");
    Ok(match node.field("is").string()? {
        "answered" => Test::Answered,
        "not_answered" => Test::NotAnswered,
        "equals" => Test::Equals(plain(&value)?),
        "not_equals" => Test::NotEquals(plain(&value)?),
        "includes_one_of" => Test::IncludesOneOf(node.field("values").items(plain)?),
        "greater" => Test::Greater(value.number()?),
        "less" => Test::Less(value.number()?),
        _ => return node.field("is").wrong("a known test"),
    })
}

/// A value to compare with, as answers give it: text as it is, a number in its shortest form.
fn plain(node: &Node) -> Read<String> {
    match node.value() {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        _ => node.wrong("text or number"),
    }
}
