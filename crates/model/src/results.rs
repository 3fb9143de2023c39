//! What people answered, in numbers and words, as it may be shown.

use crate::{OptionId, QuestionId, RowId};

/// Results of a poll.
#[derive(Debug, Clone, PartialEq)]
pub struct PollResults {
    /// How many answered the poll.
    pub respondents: u32,
    /// One entry a question, in the poll's order.
    pub questions: Vec<QuestionResults>,
}

/// Results of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionResults {
    /// Which question.
    pub question: QuestionId,
    /// How many answered it ("don't know" counts); hidden where it would tell a hidden count.
    pub answered: Cell,
    /// What they answered.
    pub tally: Tally,
}

/// What people answered to one question.
#[derive(Debug, Clone, PartialEq)]
pub enum Tally {
    /// How often each value was chosen; values as in [`crate::answer::Answer::values`], in the
    /// question's order, zero counts included.
    Counts(Vec<Count>),
    /// Average place of each option, best (smallest) first.
    Ranking(Vec<Placing>),
    /// Counts a row.
    Matrix(Vec<RowCounts>),
    /// Words people wrote, the most frequent first; equal ones are counted together.
    Texts(Vec<TextCount>),
    /// Numbers people gave.
    Numbers(Numbers),
    /// Too few answered, or it may not be shown.
    Hidden,
}

/// How often one value was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The value.
    pub value: String,
    /// How often.
    pub count: Cell,
}

/// A count that may be too small to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// So often.
    Exactly(u32),
    /// Too small, or hidden to protect one that is.
    Hidden,
}

/// An option's average place.
#[derive(Debug, Clone, PartialEq)]
pub struct Placing {
    /// The option.
    pub option: OptionId,
    /// Average place, 1 is best.
    pub average_place: f64,
}

/// Counts of one row of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowCounts {
    /// The row.
    pub row: RowId,
    /// How often each column was chosen.
    pub counts: Vec<Count>,
}

/// One text and how many wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextCount {
    /// What was written.
    pub text: String,
    /// How many wrote it.
    pub count: u32,
}

/// Numbers in short.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numbers {
    /// The mean.
    pub average: f64,
    /// The smallest; absent where one person's number may not be told.
    pub smallest: Option<f64>,
    /// The largest; absent where one person's number may not be told.
    pub largest: Option<f64>,
}

impl Cell {
    /// The count, when it may be told.
    pub fn told(self) -> Option<u32> {
        match self {
            Self::Exactly(count) => Some(count),
            Self::Hidden => None,
        }
    }
}

/// Share of a count in whole per cent, rounded half up; 0 of 0 is 0.
pub fn percent(count: u32, of: u32) -> u32 {
    if of == 0 {
        return 0;
    }
    let share = (u64::from(count) * 200 + u64::from(of)) / (u64::from(of) * 2);
    u32::try_from(share).unwrap_or(u32::MAX)
}
