//! Results of a poll, as they may be shown.

use model::results as m;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What people answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Results {
    /// How many answered the poll.
    pub respondents: u32,
    /// One entry a question.
    pub questions: Vec<QuestionResults>,
}

/// What people answered to one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct QuestionResults {
    /// Which question.
    pub question: String,
    /// How many answered it; null where it would tell a hidden count.
    pub answered: Option<u32>,
    /// What they answered.
    pub tally: Tally,
}

/// Numbers or words, by the question's type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Tally {
    /// How often each value was chosen.
    Counts {
        /// In the question's order.
        counts: Vec<Count>,
    },
    /// Average place of each option.
    Ranking {
        /// Best first.
        placings: Vec<Placing>,
    },
    /// Counts a row.
    Matrix {
        /// In the question's order.
        rows: Vec<RowCounts>,
    },
    /// Words people wrote.
    Texts {
        /// Most frequent first.
        texts: Vec<TextCount>,
    },
    /// Numbers people gave.
    Numbers {
        /// The mean.
        average: f64,
        /// The smallest, where it may be told.
        #[serde(skip_serializing_if = "Option::is_none")]
        smallest: Option<f64>,
        /// The largest, where it may be told.
        #[serde(skip_serializing_if = "Option::is_none")]
        largest: Option<f64>,
    },
    /// Too few answered.
    Hidden {},
}

/// How often one value was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Count {
    /// The value.
    pub value: String,
    /// How often; null when too small to tell.
    pub count: Option<u32>,
}

/// An option's average place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Placing {
    /// The option.
    pub option: String,
    /// Average place, 1 is best.
    pub average_place: f64,
}

/// Counts of one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RowCounts {
    /// The row.
    pub row: String,
    /// In the question's order.
    pub counts: Vec<Count>,
}

/// One text and how many wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TextCount {
    /// What was written.
    pub text: String,
    /// How many wrote it.
    pub count: u32,
}

impl Results {
    /// The wire shape of the model's results.
    pub fn of(results: m::PollResults) -> Self {
        let question = |one: m::QuestionResults| QuestionResults {
            question: one.question.to_string(),
            answered: one.answered.told(),
            tally: tally(one.tally),
        };
        let questions = results.questions.into_iter().map(question).collect();
        Self {
            respondents: results.respondents,
            questions,
        }
    }
}

fn tally(tally: m::Tally) -> Tally {
    match tally {
        m::Tally::Counts(counts) => Tally::Counts {
            counts: each(counts),
        },
        m::Tally::Ranking(placings) => {
            let placing = |one: m::Placing| Placing {
                option: one.option.to_string(),
                average_place: one.average_place,
            };
            Tally::Ranking {
                placings: placings.into_iter().map(placing).collect(),
            }
        }
        m::Tally::Matrix(rows) => {
            let row = |one: m::RowCounts| RowCounts {
                row: one.row.to_string(),
                counts: each(one.counts),
            };
            Tally::Matrix {
                rows: rows.into_iter().map(row).collect(),
            }
        }
        m::Tally::Texts(texts) => {
            let text = |one: m::TextCount| TextCount {
                text: one.text,
                count: one.count,
            };
            Tally::Texts {
                texts: texts.into_iter().map(text).collect(),
            }
        }
        m::Tally::Numbers(numbers) => Tally::Numbers {
            average: numbers.average,
            smallest: numbers.smallest,
            largest: numbers.largest,
        },
        m::Tally::Hidden => Tally::Hidden {},
    }
}

fn each(counts: Vec<m::Count>) -> Vec<Count> {
    let count = |one: m::Count| Count {
        value: one.value,
        count: one.count.told(),
    };
    counts.into_iter().map(count).collect()
}
