//! Answers as they are sent, and how they are read against their question.

use std::collections::BTreeMap;

use model::answer as m;
use model::question::QuestionKind;
use model::{OptionId, RowId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::id::Id;

/// A way not to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OptOut {
    /// "I don't know".
    DontKnow,
    /// "I'd rather not say".
    PreferNotToSay,
}

/// One answer to one question: a value that fits the question's type, or an opt-out.
#[serde_with::skip_serializing_none]
#[derive(Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Which question.
    pub question: Id,
    /// The answer, by type; see the contract.
    pub value: Option<Value>,
    /// A way not to answer, instead of a value.
    pub opt_out: Option<OptOut>,
}

/// What is sent to answer a poll.
#[derive(Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResponseRequest {
    /// One answer a question.
    pub answers: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnText {
    other: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Several {
    #[serde(default)]
    options: Vec<String>,
    other: Option<String>,
}

impl Answer {
    /// The model's answer; `None` when the value has another form than the question's type wants.
    pub fn read(&self, kind: &QuestionKind) -> Option<m::Answer> {
        match (&self.value, self.opt_out) {
            (None, Some(OptOut::DontKnow)) => Some(m::Answer::DontKnow),
            (None, Some(OptOut::PreferNotToSay)) => Some(m::Answer::PreferNotToSay),
            (Some(value), None) => read_value(value, kind),
            _ => None,
        }
    }
}

fn read_value(value: &Value, kind: &QuestionKind) -> Option<m::Answer> {
    match kind {
        QuestionKind::SingleChoice { .. } => match value {
            Value::String(option) => OptionId::parse(option).map(m::Answer::Choice),
            other => Some(m::Answer::OtherChoice(parse::<OwnText>(other)?.other)),
        },
        QuestionKind::MultipleChoice { .. } => {
            let several: Several = parse(value)?;
            let picked = options(&several.options)?;
            Some(m::Answer::Choices {
                picked,
                other: several.other,
            })
        }
        QuestionKind::YesNo => {
            let answer = m::YesNo::ALL
                .into_iter()
                .find(|one| Some(one.value()) == value.as_str());
            answer.map(m::Answer::YesNo)
        }
        QuestionKind::ShortText { .. } | QuestionKind::LongText { .. } => {
            value.as_str().map(|text| m::Answer::Text(text.to_owned()))
        }
        QuestionKind::Scale(_) => parse(value).map(m::Answer::Scale),
        QuestionKind::Sentiment => {
            let number = value.as_u64()?.to_string();
            let face = m::Sentiment::ALL
                .into_iter()
                .find(|face| face.value() == number);
            face.map(m::Answer::Sentiment)
        }
        QuestionKind::Ranking { .. } => {
            options(&parse::<Vec<String>>(value)?).map(m::Answer::Ranking)
        }
        QuestionKind::Matrix { .. } => {
            let cells = parse::<BTreeMap<String, String>>(value)?.into_iter();
            let cell = |(row, column): (String, String)| {
                Some((RowId::parse(&row)?, OptionId::parse(&column)?))
            };
            cells
                .map(cell)
                .collect::<Option<_>>()
                .map(m::Answer::Matrix)
        }
        QuestionKind::ImageChoice { .. } => {
            options(&parse::<Vec<String>>(value)?).map(m::Answer::Images)
        }
        QuestionKind::Statement => {
            let stance = m::Stance::ALL
                .into_iter()
                .find(|one| Some(one.value()) == value.as_str());
            stance.map(m::Answer::Stance)
        }
        QuestionKind::Number { .. } => match value {
            Value::Number(number) => Some(m::Answer::Number(number.to_string())),
            _ => None,
        },
        QuestionKind::Date { .. } => model::Day::parse(value.as_str()?).map(m::Answer::Date),
        QuestionKind::Info | QuestionKind::Unknown => None,
    }
}

fn parse<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

fn options(ids: &[String]) -> Option<Vec<OptionId>> {
    ids.iter().map(|id| OptionId::parse(id)).collect()
}
