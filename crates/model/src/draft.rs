//! A draft: what a resident has answered so far, and the check that turns it into answers.
//!
//! Only [`Answers`] can be sent, and only [`Draft::check`] makes them.

use std::collections::BTreeMap;

use crate::answer::Answer;
use crate::poll::Poll;
use crate::{QuestionId, ResponseId};

/// What has been answered so far. Its response id is minted when the form opens and is sent with
/// every try, so that one answer can never count twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The response's id.
    pub response: ResponseId,
    answers: BTreeMap<QuestionId, Answer>,
}

/// Answers that fit their poll: every shown question's, and no other's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    response: ResponseId,
    answers: Vec<(QuestionId, Answer)>,
}

/// What is wrong with the answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which question.
    pub question: QuestionId,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// An answer is needed.
    Missing,
    /// At least so many must be chosen.
    TooFew(u32),
    /// At most so many may be chosen.
    TooMany(u32),
    /// At most so many characters.
    TooLong(u32),
    /// "Other" was chosen, but nothing written.
    OtherEmpty,
    /// Not a number.
    NotANumber,
    /// Below the smallest allowed.
    TooSmall,
    /// Above the largest allowed.
    TooLarge,
    /// Not every row has a choice; so many lack one.
    RowsMissing(u32),
    /// Not every option has a place; so many lack one.
    PlacesMissing(u32),
    /// Before the first allowed day.
    TooEarly,
    /// After the last allowed day.
    TooLate,
    /// The answer does not belong to this question (an unknown option, another type).
    DoesNotFit,
}

impl Draft {
    /// An empty draft with a freshly minted id.
    pub fn new(response: ResponseId) -> Self {
        Self {
            response,
            answers: BTreeMap::new(),
        }
    }

    /// What was answered to a question.
    pub fn answer(&self, question: &QuestionId) -> Option<&Answer> {
        self.answers.get(question)
    }

    /// Keeps an answer, replacing an earlier one.
    pub fn set(&mut self, question: QuestionId, answer: Answer) {
        self.answers.insert(question, answer);
    }

    /// Forgets an answer.
    pub fn clear(&mut self, question: &QuestionId) {
        self.answers.remove(question);
    }

    /// Every answer kept, by question id; also those of questions now hidden.
    pub fn iter(&self) -> impl Iterator<Item = (&QuestionId, &Answer)> {
        self.answers.iter()
    }

    /// Whether nothing was answered yet.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// Checks every shown question. Answers to hidden questions are left out, blank texts count as
    /// no answer, numbers are put in one form; all problems are told, in the poll's order.
    pub fn check(&self, poll: &Poll) -> Result<Answers, Vec<Problem>> {
        let mut answers = Vec::new();
        let mut problems = Vec::new();
        for question in poll.shown(self) {
            match question.check(self.answer(&question.id)) {
                Ok(Some(answer)) => answers.push((question.id.clone(), answer)),
                Ok(None) => {}
                Err(kind) => problems.push(Problem {
                    question: question.id.clone(),
                    kind,
                }),
            }
        }
        if problems.is_empty() {
            Ok(Answers {
                response: self.response.clone(),
                answers,
            })
        } else {
            Err(problems)
        }
    }
}

impl Answers {
    /// The response's id.
    pub fn response(&self) -> &ResponseId {
        &self.response
    }

    /// Each answered question, in the poll's order.
    pub fn iter(&self) -> impl Iterator<Item = (&QuestionId, &Answer)> {
        self.answers
            .iter()
            .map(|(question, answer)| (question, answer))
    }
}
