//! The rules of each question type: which answers fit, and what is wrong with those that do not.

use crate::answer::Answer;
use crate::draft::ProblemKind;
use crate::question::{Need, Question};

impl Question {
    /// Checks one answer. `Ok(None)` when there is none and none is needed; blank texts and empty
    /// choices count as none.
    pub fn check(&self, answer: Option<&Answer>) -> Result<Option<Answer>, ProblemKind> {
        match (answer, self.need) {
            (None, Need::Required) if self.kind.asks() => Err(ProblemKind::Missing),
            _ => Ok(answer.cloned()),
        }
    }
}
