//! Show-if logic: when a question is asked, by what was answered before.

use crate::answer::Answer;
use crate::draft::Draft;
use crate::{QuestionId, number};

/// When a question is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// All of these hold; true when there are none.
    All(Vec<Self>),
    /// At least one of these holds; false when there are none.
    Any(Vec<Self>),
    /// One test on one question.
    Test {
        /// The question looked at.
        question: QuestionId,
        /// What must hold of its answer.
        test: Test,
    },
}

/// What must hold of an answer. Values are option ids, `yes`/`no`, numbers or texts, as they are
/// sent; see [`crate::answer::Answer::values`].
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// There is an answer ("don't know" counts).
    Answered,
    /// There is none.
    NotAnswered,
    /// One of its values is this one.
    Equals(String),
    /// None of its values is this one.
    NotEquals(String),
    /// One of its values is among these.
    IncludesOneOf(Vec<String>),
    /// It is a number above this.
    Greater(f64),
    /// It is a number below this.
    Less(f64),
}

impl Condition {
    /// Whether it holds for what has been answered so far. Questions that are themselves hidden
    /// count as not answered: `Poll::shown` takes care of that.
    pub fn holds(&self, draft: &Draft) -> bool {
        match self {
            Self::All(conditions) => conditions.iter().all(|condition| condition.holds(draft)),
            Self::Any(conditions) => conditions.iter().any(|condition| condition.holds(draft)),
            Self::Test { question, test } => test.holds(draft, question),
        }
    }
}

impl Test {
    fn holds(&self, draft: &Draft, question: &QuestionId) -> bool {
        let answer = draft.answer(question);
        let values = answer.map(Answer::values).unwrap_or_default();
        // A backend may write 3.0 where we say 3.
        let same = |value: &String, sought: &String| match answer {
            Some(Answer::Number(_)) => number::canonical(sought).as_ref() == Some(value),
            _ => value == sought,
        };
        let has = |sought: &String| values.iter().any(|value| same(value, sought));
        let number = || values.first().and_then(|value| number::value(value));
        match self {
            Self::Answered => answer.is_some(),
            Self::NotAnswered => answer.is_none(),
            Self::Equals(sought) => has(sought),
            Self::NotEquals(sought) => !has(sought),
            Self::IncludesOneOf(sought) => sought.iter().any(has),
            Self::Greater(bound) => number().is_some_and(|value| value > *bound),
            Self::Less(bound) => number().is_some_and(|value| value < *bound),
        }
    }
}
