//! Counts answers by question.

use std::collections::BTreeMap;

use model::QuestionId;
use model::answer::{Answer, DONT_KNOW, PREFER_NOT_TO_SAY};
use model::poll::Poll;
use model::question::{Choice, Need, Question, QuestionKind};
use model::results::{
    Cell, Count, Numbers, Placing, PollResults, QuestionResults, RowCounts, Tally, TextCount,
};
use serde_json::Value;

use crate::encode;
use crate::gather;

/// Texts shown for one question; a longer list helps nobody.
const MOST_TEXTS: usize = 500;

/// Results of these responses, each a list of the contract's answers. What does not fit the poll is not counted.
pub(super) fn responses(poll: &Poll, responses: &[Value]) -> PollResults {
    let read = |entry: &Value| encode::restored(entry, poll);
    let given = responses.iter().filter_map(Value::as_array);
    let given: Vec<_> = given
        .map(|entries| entries.iter().filter_map(read).collect::<BTreeMap<_, _>>())
        .filter(|answers| !answers.is_empty())
        .collect();
    let asked = poll
        .questions
        .iter()
        .filter(|question| question.kind.asks());
    let results = asked.map(|question| {
        let answers: Vec<&Answer> = given
            .iter()
            .filter_map(|one| one.get(&question.id))
            .collect();
        QuestionResults {
            question: question.id.clone(),
            answered: Cell::Exactly(whole(answers.len())),
            tally: match &question.kind {
                QuestionKind::Ranking { options } => ranking(options, &answers),
                _ => tally(question, &counted(&answers)),
            },
        }
    });
    PollResults {
        questions: results.collect(),
        respondents: whole(given.len()),
    }
}

/// Results of rows that were counted already, `{question, value, count}`. They do not tell places of a ranking, nor how
/// many chose anything where several may be chosen.
pub(super) fn counts(poll: &Poll, rows: &[Value], respondents: u32) -> PollResults {
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

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn tally(question: &Question, found: &BTreeMap<String, u32>) -> Tally {
    match &question.kind {
        QuestionKind::Matrix { rows, columns } => {
            let columns: Vec<String> = columns.iter().map(|column| column.id.to_string()).collect();
            let row = |row: &model::question::Row| {
                let of = |column: &String| {
                    let count = found.get(&format!("{}={column}", row.id)).copied();
                    Count {
                        value: column.clone(),
                        count: Cell::Exactly(count.unwrap_or_default()),
                    }
                };
                RowCounts {
                    row: row.id.clone(),
                    counts: columns.iter().map(of).collect(),
                }
            };
            Tally::Matrix(rows.iter().map(row).collect())
        }
        QuestionKind::ShortText { .. } | QuestionKind::LongText { .. } => texts(found),
        QuestionKind::Number { .. } => numbers(found),
        QuestionKind::Date { .. } => listed(found.keys().cloned().collect(), found),
        _ => listed(question.values(), found),
    }
}

/// How often each value was given.
fn counted(answers: &[&Answer]) -> BTreeMap<String, u32> {
    let mut found = BTreeMap::new();
    for value in answers.iter().flat_map(|answer| answer.values()) {
        *found.entry(value).or_default() += 1;
    }
    found
}

fn listed(values: Vec<String>, found: &BTreeMap<String, u32>) -> Tally {
    let count = |value: String| Count {
        count: Cell::Exactly(found.get(&value).copied().unwrap_or_default()),
        value,
    };
    Tally::Counts(values.into_iter().map(count).collect())
}

fn ranking(options: &[Choice], answers: &[&Answer]) -> Tally {
    let placing = |option: &Choice| {
        let places = answers.iter().filter_map(|answer| match answer {
            Answer::Ranking(order) => order.iter().position(|one| *one == option.id),
            _ => None,
        });
        let places: Vec<f64> = places.map(|place| f64::from(whole(place)) + 1.0).collect();
        (!places.is_empty()).then(|| Placing {
            option: option.id.clone(),
            average_place: average(&places),
        })
    };
    let mut placings: Vec<Placing> = options.iter().filter_map(placing).collect();
    // A place has at most a few thousand voters: millionths tell averages apart.
    #[expect(clippy::cast_possible_truncation, reason = "places are small")]
    gather::sort(&mut placings, |placing| {
        (false, (placing.average_place * 1e6) as i64)
    });
    Tally::Ranking(placings)
}

fn texts(found: &BTreeMap<String, u32>) -> Tally {
    let opt_outs = [DONT_KNOW, PREFER_NOT_TO_SAY];
    let written = found
        .iter()
        .filter(|(text, _)| !opt_outs.contains(&text.as_str()));
    let mut texts: Vec<TextCount> = written
        .map(|(text, count)| TextCount {
            text: text.clone(),
            count: *count,
        })
        .collect();
    gather::sort(&mut texts, |text| (false, -i64::from(text.count)));
    texts.truncate(MOST_TEXTS);
    Tally::Texts(texts)
}

fn numbers(found: &BTreeMap<String, u32>) -> Tally {
    let number = |(typed, count): (&String, &u32)| {
        let number: f64 = model::number::canonical(typed)?.parse().ok()?;
        (*count > 0).then_some((number, *count))
    };
    let numbers: Vec<(f64, u32)> = found.iter().filter_map(number).collect();
    if numbers.is_empty() {
        return Tally::Hidden;
    }
    let given: f64 = numbers.iter().map(|(_, count)| f64::from(*count)).sum();
    let sum: f64 = numbers
        .iter()
        .map(|(number, count)| number * f64::from(*count))
        .sum();
    let values = || numbers.iter().map(|(number, _)| *number);
    Tally::Numbers(Numbers {
        average: sum / given,
        smallest: values().reduce(f64::min),
        largest: values().reduce(f64::max),
    })
}

/// Of at least one number.
fn average(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / f64::from(whole(numbers.len()).max(1))
}
