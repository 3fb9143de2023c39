//! One answer to one question, as it is chosen or typed.

use std::collections::BTreeMap;

use crate::{Day, OptionId, RowId, number};

/// One answer. Which variants fit is a matter of the question's kind; `Draft::check` says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// One option.
    Choice(OptionId),
    /// An own text instead of an option.
    OtherChoice(String),
    /// Some options, perhaps with an own text.
    Choices {
        /// What was picked, in the order of the question.
        picked: Vec<OptionId>,
        /// An own text; `None` when "other" was not chosen.
        other: Option<String>,
    },
    /// Yes or no.
    YesNo(YesNo),
    /// Words.
    Text(String),
    /// A step of a scale.
    Scale(i32),
    /// A face.
    Sentiment(Sentiment),
    /// Options in order, best first; all of them once checked.
    Ranking(Vec<OptionId>),
    /// One column a row.
    Matrix(BTreeMap<RowId, OptionId>),
    /// Some pictures.
    Images(Vec<OptionId>),
    /// Agree, disagree or pass.
    Stance(Stance),
    /// A number: as typed (`3,5`) in a draft, with a decimal point once checked.
    Number(String),
    /// A day.
    Date(Day),
    /// "I don't know".
    DontKnow,
    /// "I'd rather not say".
    PreferNotToSay,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// Five faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sentiment {
    /// 1.
    VeryBad,
    /// 2.
    Bad,
    /// 3.
    Neutral,
    /// 4.
    Good,
    /// 5.
    VeryGood,
}

/// What one thinks of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Agrees.
    Agree,
    /// Disagrees.
    Disagree,
    /// Has no view.
    Pass,
}

/// The value under which an own text is counted.
pub const OTHER: &str = "other";
/// The value under which "don't know" is counted.
pub const DONT_KNOW: &str = "dont_know";
/// The value under which "prefer not to say" is counted.
pub const PREFER_NOT_TO_SAY: &str = "prefer_not_to_say";

impl YesNo {
    /// Both, in the order shown.
    pub const ALL: [Self; 2] = [Self::Yes, Self::No];

    /// `yes`, `no`.
    pub fn value(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

impl Sentiment {
    /// All five, worst first.
    pub const ALL: [Self; 5] = [
        Self::VeryBad,
        Self::Bad,
        Self::Neutral,
        Self::Good,
        Self::VeryGood,
    ];

    /// `1` (very bad) … `5` (very good).
    pub fn value(self) -> &'static str {
        match self {
            Self::VeryBad => "1",
            Self::Bad => "2",
            Self::Neutral => "3",
            Self::Good => "4",
            Self::VeryGood => "5",
        }
    }
}

impl Stance {
    /// All three, in the order shown.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Disagree, Self::Pass];

    /// `agree`, `disagree`, `pass`.
    pub fn value(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagree => "disagree",
            Self::Pass => "pass",
        }
    }
}

impl Answer {
    /// The values it is counted under, and that show-if logic looks at: option ids, `other`,
    /// `yes`/`no`, `agree`…, `dont_know`, a number or a text. A matrix gives `row=column`.
    pub fn values(&self) -> Vec<String> {
        let ids = |ids: &[OptionId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
        match self {
            Self::Choice(option) => vec![option.to_string()],
            Self::OtherChoice(_) => vec![OTHER.to_owned()],
            Self::Choices { picked, other } => {
                let mut values = ids(picked);
                values.extend(other.as_ref().map(|_| OTHER.to_owned()));
                values
            }
            Self::YesNo(answer) => vec![answer.value().to_owned()],
            Self::Text(text) => vec![text.clone()],
            Self::Scale(step) => vec![step.to_string()],
            Self::Sentiment(face) => vec![face.value().to_owned()],
            Self::Ranking(order) => ids(order),
            Self::Matrix(cells) => cells
                .iter()
                .map(|(row, column)| format!("{row}={column}"))
                .collect(),
            Self::Images(picked) => ids(picked),
            Self::Stance(stance) => vec![stance.value().to_owned()],
            Self::Number(typed) => {
                vec![number::canonical(typed).unwrap_or_else(|| typed.trim().to_owned())]
            }
            Self::Date(day) => vec![day.to_string()],
            Self::DontKnow => vec![DONT_KNOW.to_owned()],
            Self::PreferNotToSay => vec![PREFER_NOT_TO_SAY.to_owned()],
        }
    }
}
