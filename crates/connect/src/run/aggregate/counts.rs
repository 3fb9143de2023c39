//! Reads rows that a backend counted itself, `{question, value, count}`, and completes them by the poll's questions.

use std::collections::BTreeMap;

use model::QuestionId;
use model::poll::Poll;
use model::question::{Need, Question, QuestionKind};
use model::results::{Cell, PollResults, QuestionResults, Tally};
use serde_json::Value;

use super::tally::tally;
use crate::encode;

/// Results of rows that were counted already, `{question, value, count}`. They do not tell places of a ranking, nor how
/// many chose anything where several may be chosen.
pub(super) fn read(poll: &Poll, rows: &[Value], respondents: u32) -> PollResults {
    let mut found: BTreeMap<&QuestionId, BTreeMap<String, u32>> = BTreeMap::new();
    for row in rows {
        let (Some(question), Some(value)) = (encode::question_of(row, poll), counted_value(row))
        else {
            continue;
        };
        let count = row.get("count").and_then(Value::as_u64).unwrap_or_default();
        let sum = found.entry(&question.id).or_default().entry(value);
        let sum = sum.or_default();
        *sum = sum.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
    }
    let asked = poll
        .questions
        .iter()
        .filter(|question| question.kind.asks());
    let results = asked.map(|question| {
        let found = found.remove(&question.id).unwrap_or_default();
        QuestionResults {
            question: question.id.clone(),
            answered: answered(question, &found, respondents),
            tally: match &question.kind {
                QuestionKind::Ranking { .. } => Tally::Hidden,
                _ => tally(question, &found),
            },
        }
    });
    PollResults {
        questions: results.collect(),
        respondents,
    }
}

fn counted_value(row: &Value) -> Option<String> {
    match row.get("value")? {
        Value::String(value) => Some(value.clone()),
        Value::Number(value) => Some(value.to_string()),
        _ => None,
    }
}

fn answered(question: &Question, found: &BTreeMap<String, u32>, respondents: u32) -> Cell {
    match (&question.kind, question.need) {
        (
            QuestionKind::MultipleChoice { .. }
            | QuestionKind::ImageChoice { .. }
            | QuestionKind::Matrix { .. }
            | QuestionKind::Ranking { .. },
            need,
        ) => match need {
            Need::Required if question.show_if.is_none() => Cell::Exactly(respondents),
            _ => Cell::Hidden,
        },
        _ => Cell::Exactly(found.values().copied().fold(0, u32::saturating_add)),
    }
}
