//! Show-if logic.

use model::condition as m;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::id::Id;
use crate::check::Check;

/// What must hold of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Is {
    /// There is an answer.
    Answered,
    /// There is none.
    NotAnswered,
    /// One of its values is `value`.
    Equals,
    /// None of its values is `value`.
    NotEquals,
    /// One of its values is among `values`.
    IncludesOneOf,
    /// It is a number above `value`.
    Greater,
    /// It is a number below `value`.
    Less,
}

/// When a question is shown: `{"all": […]}`, `{"any": […]}` or one test
/// `{"question", "is", "value" | "values"}`.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(no_recursion)]
pub struct Condition {
    /// All of these hold.
    pub all: Option<Vec<Self>>,
    /// At least one of these holds.
    pub any: Option<Vec<Self>>,
    /// The question looked at.
    pub question: Option<Id>,
    /// What must hold of its answer.
    pub is: Option<Is>,
    /// An option id, `yes`, `no`, a text or a number.
    pub value: Option<Value>,
    /// Several such values.
    pub values: Option<Vec<Value>>,
}

impl Condition {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> Option<m::Condition> {
        match (&self.all, &self.any, &self.question, self.is) {
            (Some(all), None, None, None) => {
                let all = at.field("all").each(all, Self::check);
                all.into_iter()
                    .collect::<Option<_>>()
                    .map(m::Condition::All)
            }
            (None, Some(any), None, None) => {
                let any = at.field("any").each(any, Self::check);
                any.into_iter()
                    .collect::<Option<_>>()
                    .map(m::Condition::Any)
            }
            (None, None, Some(question), Some(is)) => {
                let question = model::QuestionId::parse(question.as_str())?;
                Some(m::Condition::Test {
                    question,
                    test: self.test(is, at)?,
                })
            }
            _ => {
                at.say(
                    "does_not_fit",
                    "expected just one of all, any, or question with is",
                );
                None
            }
        }
    }

    fn test(&self, is: Is, at: &Check<'_>) -> Option<m::Test> {
        let value = self.value.as_ref().and_then(written);
        let number = self.value.as_ref().and_then(Value::as_f64);
        let values: Vec<String> = self.values.iter().flatten().filter_map(written).collect();
        let test = match is {
            Is::Answered => Some(m::Test::Answered),
            Is::NotAnswered => Some(m::Test::NotAnswered),
            Is::Equals => value.map(m::Test::Equals),
            Is::NotEquals => value.map(m::Test::NotEquals),
            Is::IncludesOneOf => (!values.is_empty()).then_some(m::Test::IncludesOneOf(values)),
            Is::Greater => number.map(m::Test::Greater),
            Is::Less => number.map(m::Test::Less),
        };
        if test.is_none() {
            let needs = match is {
                Is::IncludesOneOf => "needs values, a list of option ids",
                Is::Greater | Is::Less => "needs value, a number",
                _ => "needs value, an option id, yes, no, a text or a number",
            };
            at.say("missing", needs);
        }
        test
    }

    /// Every test in it, with its place.
    pub fn tests<'a>(&'a self, at: &Check<'a>, found: &mut Vec<(&'a Self, Check<'a>)>) {
        for (name, conditions) in [("all", &self.all), ("any", &self.any)] {
            for (index, condition) in conditions.iter().flatten().enumerate() {
                condition.tests(&at.field(name).item(index), found);
            }
        }
        if self.question.is_some() {
            found.push((self, at.clone()));
        }
    }

    /// The values it compares with, as answers are counted.
    pub fn compared(&self) -> Vec<String> {
        self.value
            .iter()
            .chain(self.values.iter().flatten())
            .filter_map(written)
            .collect()
    }
}

/// A text or a number as answers are counted under it.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
