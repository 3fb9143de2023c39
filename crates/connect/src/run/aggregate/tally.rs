//! From how often each value was given to what is shown of one question.

use std::collections::BTreeMap;

use mapping::gather;
use model::answer::{DONT_KNOW, PREFER_NOT_TO_SAY};
use model::question::{Question, QuestionKind};
use model::results::{Cell, Count, Numbers, RowCounts, Tally, TextCount};

/// Texts shown for one question; a longer list helps nobody.
const MOST_TEXTS: usize = 500;

pub(super) fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Of any question but a ranking, whose places no count of values tells.
pub(super) fn tally(question: &Question, found: &BTreeMap<String, u32>) -> Tally {
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

fn listed(values: Vec<String>, found: &BTreeMap<String, u32>) -> Tally {
    let count = |value: String| Count {
        count: Cell::Exactly(found.get(&value).copied().unwrap_or_default()),
        value,
    };
    Tally::Counts(values.into_iter().map(count).collect())
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
