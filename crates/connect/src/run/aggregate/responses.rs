//! Counts responses: rows that tell what each person answered.

use std::collections::BTreeMap;

use mapping::gather;
use model::answer::Answer;
use model::poll::Poll;
use model::question::{Choice, QuestionKind};
use model::results::{Cell, Placing, PollResults, QuestionResults, Tally};
use serde_json::Value;

use super::tally::{tally, whole};
use crate::encode;

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

/// How often each value was given.
fn counted(answers: &[&Answer]) -> BTreeMap<String, u32> {
    let mut found = BTreeMap::new();
    for value in answers.iter().flat_map(|answer| answer.values()) {
        *found.entry(value).or_default() += 1;
    }
    found
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

/// Of at least one number.
fn average(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / f64::from(whole(numbers.len()).max(1))
}
