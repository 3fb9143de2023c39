//! One question of a poll.

use model::question as m;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::condition::Condition;
use super::id::Id;
use super::text::Text;
use super::time::Date;
use crate::check::Check;

/// What sort of question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuestionType {
    /// One of several.
    SingleChoice,
    /// Some of several.
    MultipleChoice,
    /// Yes or no.
    YesNo,
    /// One line.
    ShortText,
    /// Some lines.
    LongText,
    /// Steps between two ends.
    Scale,
    /// Five faces.
    Sentiment,
    /// Options put in order.
    Ranking,
    /// One choice a row.
    Matrix,
    /// Some of several pictures.
    ImageChoice,
    /// Agree, disagree or pass.
    Statement,
    /// A number.
    Number,
    /// A day.
    Date,
    /// Something to read.
    Info,
}

/// One question: common fields, then those of its type.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique within its poll.
    pub id: Id,
    /// What sort of question.
    #[serde(rename = "type")]
    pub kind: QuestionType,
    /// What is asked.
    #[serde(default)]
    pub title: Text,
    /// What helps to answer.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub help: Text,
    /// Whether an answer is needed; not where left out.
    pub required: Option<bool>,
    /// Whether "I don't know" is offered.
    pub dont_know: Option<bool>,
    /// Whether "I'd rather not say" is offered.
    pub prefer_not_to_say: Option<bool>,
    /// When it is shown; always where left out.
    pub show_if: Option<Condition>,
    /// Choices and ranking: what one may choose.
    pub options: Option<Vec<Choice>>,
    /// Choices: whether an own text may be given.
    pub other: Option<bool>,
    /// `multiple_choice`: at least so many.
    pub minimum_select_count: Option<u32>,
    /// `multiple_choice`, `image_choice`: at most so many.
    pub maximum_select_count: Option<u32>,
    /// Texts: most characters.
    pub maximum_characters: Option<u32>,
    /// `scale`: value of the first step.
    pub first: Option<i32>,
    /// `scale`: value of the last step.
    pub last: Option<i32>,
    /// `scale`: what the first step means.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub first_label: Text,
    /// `scale`: what the last step means.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub last_label: Text,
    /// `matrix`: what is judged.
    pub rows: Option<Vec<Choice>>,
    /// `matrix`: how it may be judged.
    pub columns: Option<Vec<Choice>>,
    /// `image_choice`: the pictures.
    pub images: Option<Vec<Image>>,
    /// `number`: smallest allowed.
    pub minimum: Option<f64>,
    /// `number`: largest allowed.
    pub maximum: Option<f64>,
    /// `number`: what is counted.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub unit: Text,
    /// `date`: first allowed.
    pub earliest: Option<Date>,
    /// `date`: last allowed.
    pub latest: Option<Date>,
}

/// Something to choose, or a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Unique within its question.
    pub id: Id,
    /// What it says.
    #[serde(default)]
    pub label: Text,
}

/// A picture to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// Unique within its question.
    pub id: Id,
    /// What it says below.
    #[serde(default)]
    pub label: Text,
    /// Where it lies: a path on this origin.
    pub source: String,
    /// What it shows, for those who do not see it.
    #[serde(default)]
    pub alternative: Text,
}

impl Question {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> Option<m::Question> {
        let show_if = self
            .show_if
            .as_ref()
            .map(|condition| condition.check(&at.field("show_if")));
        let title = self.title.required(&at.field("title"));
        let kind = self.check_kind(at);
        let required = self.required.unwrap_or(false);
        let kind = kind?;
        if required && !kind.asks() {
            at.field("required")
                .say("does_not_fit", "an info asks nothing");
        }
        Some(m::Question {
            id: model::QuestionId::parse(self.id.as_str())?,
            title,
            help: self.help.model(),
            need: if required {
                m::Need::Required
            } else {
                m::Need::Optional
            },
            opt_outs: m::OptOuts {
                dont_know: self.dont_know.unwrap_or(false),
                prefer_not_to_say: self.prefer_not_to_say.unwrap_or(false),
            },
            show_if: match show_if {
                Some(condition) => Some(condition?),
                None => None,
            },
            kind,
        })
    }
}
