//! The aggregates of one poll, as SQL gives them.

use std::collections::BTreeMap;

use model::panel::Discretion;
use model::poll::Poll;
use model::results::Numbers;
use rusqlite::Connection;

use crate::problem::Outcome;

/// Texts shown for one question; a longer list helps nobody.
const MOST_TEXTS: usize = 500;

/// Counts, places, numbers and how many answered, by question.
pub(crate) struct Rows {
    values: Vec<ValueRow>,
    answered: BTreeMap<String, u32>,
    numbers: BTreeMap<String, Numbers>,
}

struct ValueRow {
    question: String,
    part: String,
    value: String,
    count: u32,
    average_ordinal: f64,
}

/// The responses that may be counted: all, or those of whole batches.
const COUNTED: &str = "SELECT id FROM response WHERE poll = ?1 AND (?2 = 0 OR batch IN
    (SELECT batch FROM response WHERE poll = ?1 GROUP BY batch HAVING count(*) >= ?2))";

impl Rows {
    /// Aggregates a poll's answers.
    pub(crate) fn read(connection: &Connection, poll: &Poll, least: u32) -> Outcome<Self> {
        let batch = match poll.discretion {
            Discretion::Ordinary => 0,
            Discretion::Sensitive => least,
        };
        let parameters = (poll.id.as_str(), batch);
        let values = connection
            .prepare_cached(&format!(
                "SELECT question, part, value, count(*), avg(ordinal) FROM answer
                 WHERE response IN ({COUNTED}) GROUP BY question, part, value
                 ORDER BY question, part, count(*) DESC, value"
            ))?
            .query_map(parameters, |row| {
                Ok(ValueRow {
                    question: row.get(0)?,
                    part: row.get(1)?,
                    value: row.get(2)?,
                    count: row.get(3)?,
                    average_ordinal: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        let answered = connection
            .prepare_cached(&format!(
                "SELECT question, count(DISTINCT response) FROM answer
                 WHERE response IN ({COUNTED}) GROUP BY question"
            ))?
            .query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        let numbers = connection
            .prepare_cached(&format!(
                "SELECT question, avg(number), min(number), max(number) FROM answer
                 WHERE response IN ({COUNTED}) AND number IS NOT NULL GROUP BY question"
            ))?
            .query_map(parameters, |row| {
                let (smallest, largest) = (row.get(2)?, row.get(3)?);
                Ok((
                    row.get(0)?,
                    Numbers {
                        average: row.get(1)?,
                        smallest,
                        largest,
                    },
                ))
            })?
            .collect::<Result<_, _>>()?;
        Ok(Self {
            values,
            answered,
            numbers,
        })
    }

    fn of<'a>(&'a self, question: &'a str) -> impl Iterator<Item = &'a ValueRow> {
        self.values
            .iter()
            .filter(move |row| row.question == question)
    }

    /// How often each value was given in one part of a question.
    pub(crate) fn counts(&self, question: &str, part: &str) -> BTreeMap<String, u32> {
        let rows = self.of(question).filter(|row| row.part == part);
        rows.map(|row| (row.value.clone(), row.count)).collect()
    }

    /// What was written, most frequent first; not the ways not to answer.
    pub(crate) fn texts<'a>(&'a self, question: &'a str) -> impl Iterator<Item = (String, u32)> {
        let opt_outs = [model::answer::DONT_KNOW, model::answer::PREFER_NOT_TO_SAY];
        self.of(question)
            .filter(move |row| !opt_outs.contains(&row.value.as_str()))
            .map(|row| (row.value.clone(), row.count))
            .take(MOST_TEXTS)
    }

    /// How many answered a question.
    pub(crate) fn answered(&self, question: &str) -> u32 {
        self.answered.get(question).copied().unwrap_or(0)
    }

    /// Numbers given, when there are any.
    pub(crate) fn numbers(&self, question: &str) -> Option<Numbers> {
        self.numbers.get(question).copied()
    }

    /// An option's average place, 1 is best.
    pub(crate) fn average_place(&self, question: &str, option: &str) -> Option<f64> {
        self.of(question)
            .find(|row| row.value == option)
            .map(|row| row.average_ordinal + 1.0)
    }
}
