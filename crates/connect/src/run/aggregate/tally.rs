//! Counts answers by question.

use std::collections::BTreeMap;

use model::answer::{Answer, DONT_KNOW, PREFER_NOT_TO_SAY};
use model::poll::Poll;
use model::question::{Choice, Question, QuestionKind};
use model::results::{
    Cell, Count, Numbers, Placing, PollResults, QuestionResults, RowCounts, Tally, TextCount,
};
use serde_json::Value;

use crate::encode;

/// Texts shown for one question; a longer list helps nobody.
const MOST_TEXTS: usize = 500;

/// Results of these responses, each a list of the contract's answers. What does not fit the poll is not counted.
pub(super) fn count(poll: &Poll, responses: &[Value]) -> PollResults {
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
            tally: tally(question, &answers),
        }
    });
    PollResults {
        questions: results.collect(),
        respondents: whole(given.len()),
    }
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn tally(question: &Question, answers: &[&Answer]) -> Tally {
    match &question.kind {
        QuestionKind::Ranking { options } => ranking(options, answers),
        QuestionKind::Matrix { rows, columns } => {
            let columns: Vec<String> = columns.iter().map(|column| column.id.to_string()).collect();
            let found = counted(answers);
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
        QuestionKind::ShortText { .. } | QuestionKind::LongText { .. } => texts(answers),
        QuestionKind::Number { .. } => numbers(answers),
        QuestionKind::Date { .. } => {
            let found = counted(answers);
            counts(found.keys().cloned().collect(), &found)
        }
        _ => counts(question.values(), &counted(answers)),
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

fn counts(values: Vec<String>, found: &BTreeMap<String, u32>) -> Tally {
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
    placings.sort_by(|one, other| one.average_place.total_cmp(&other.average_place));
    Tally::Ranking(placings)
}

fn texts(answers: &[&Answer]) -> Tally {
    let opt_outs = [DONT_KNOW, PREFER_NOT_TO_SAY];
    let found = counted(answers).into_iter();
    let mut texts: Vec<TextCount> = found
        .filter(|(text, _)| !opt_outs.contains(&text.as_str()))
        .map(|(text, count)| TextCount { text, count })
        .collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.count));
    texts.truncate(MOST_TEXTS);
    Tally::Texts(texts)
}

fn numbers(answers: &[&Answer]) -> Tally {
    let number = |answer: &&Answer| match answer {
        Answer::Number(typed) => model::number::canonical(typed)?.parse().ok(),
        _ => None,
    };
    let numbers: Vec<f64> = answers.iter().filter_map(number).collect();
    if numbers.is_empty() {
        return Tally::Hidden;
    }
    Tally::Numbers(Numbers {
        average: average(&numbers),
        smallest: numbers.iter().copied().reduce(f64::min),
        largest: numbers.iter().copied().reduce(f64::max),
    })
}

/// Of at least one number.
fn average(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / f64::from(whole(numbers.len()).max(1))
}
