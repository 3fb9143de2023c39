//! One question of a poll, in every type there is (names after `research/peers.md` §e).

use crate::answer;
use crate::condition::Condition;
use crate::{Day, LocalText, OptionId, QuestionId, RowId};

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Unique within its poll.
    pub id: QuestionId,
    /// What is asked.
    pub title: LocalText,
    /// What helps to answer; stays visible beside an error.
    pub help: LocalText,
    /// Whether an answer is needed.
    pub need: Need,
    /// "Don't know" and its like.
    pub opt_outs: OptOuts,
    /// When it is shown; always where absent.
    pub show_if: Option<Condition>,
    /// What sort of question.
    pub kind: QuestionKind,
}

/// Whether an answer is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// May be skipped.
    Optional,
    /// Must be answered.
    Required,
}

/// Ways not to answer that count as an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OptOuts {
    /// "I don't know" is offered.
    pub dont_know: bool,
    /// "I'd rather not say" is offered.
    pub prefer_not_to_say: bool,
}

/// What sort of question, with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub enum QuestionKind {
    /// One of several.
    SingleChoice {
        /// What one may choose.
        options: Vec<Choice>,
        /// Whether an own text may stand instead.
        other: Other,
    },
    /// Some of several.
    MultipleChoice {
        /// What one may choose.
        options: Vec<Choice>,
        /// Whether an own text may stand beside.
        other: Other,
        /// At least so many.
        minimum: u32,
        /// At most so many; all where absent.
        maximum: Option<u32>,
    },
    /// Yes or no.
    YesNo,
    /// One line.
    ShortText {
        /// Most characters.
        maximum_characters: u32,
    },
    /// Some lines.
    LongText {
        /// Most characters.
        maximum_characters: u32,
    },
    /// A number of steps between two ends.
    Scale(Scale),
    /// Five faces from very bad to very good.
    Sentiment,
    /// Options put in order.
    Ranking {
        /// What is ordered.
        options: Vec<Choice>,
    },
    /// One choice a row; rows are stacked, never a wide table.
    Matrix {
        /// What is judged.
        rows: Vec<Row>,
        /// How it may be judged.
        columns: Vec<Choice>,
    },
    /// Some of several pictures.
    ImageChoice {
        /// What one may choose.
        images: Vec<Image>,
        /// At most so many.
        maximum: u32,
    },
    /// Agree, disagree or pass.
    Statement,
    /// A number.
    Number {
        /// Smallest allowed.
        minimum: Option<f64>,
        /// Largest allowed.
        maximum: Option<f64>,
        /// What is counted.
        unit: LocalText,
    },
    /// A day.
    Date {
        /// First allowed.
        earliest: Option<Day>,
        /// Last allowed.
        latest: Option<Day>,
    },
    /// Something to read; asks nothing.
    Info,
    /// A type from a newer backend; shown as such, asks nothing.
    Unknown,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Unique within its question.
    pub id: OptionId,
    /// What it says.
    pub label: LocalText,
}

/// A row of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Unique within its question.
    pub id: RowId,
    /// What it says.
    pub label: LocalText,
}

/// A picture to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Unique within its question.
    pub id: OptionId,
    /// What it says below.
    pub label: LocalText,
    /// Where it lies: a path on the backend's own origin.
    pub source: String,
    /// What it shows, for those who do not see it; never empty.
    pub alternative: LocalText,
}

/// Whether an own text may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// No.
    NotOffered,
    /// Yes.
    WithText,
}

/// Steps between two ends; 2–11 of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Value of the first step.
    pub first: i32,
    /// Value of the last step; larger than the first by 1–10.
    pub last: i32,
    /// What the first step means.
    pub first_label: LocalText,
    /// What the last step means.
    pub last_label: LocalText,
}

impl Scale {
    /// Every value from first to last.
    pub fn values(&self) -> std::ops::RangeInclusive<i32> {
        self.first..=self.last
    }
}

impl Question {
    /// Every value that answers to it are counted under, in its order; none where answers are free.
    pub fn values(&self) -> Vec<String> {
        let mut values = match &self.kind {
            QuestionKind::SingleChoice { options, other }
            | QuestionKind::MultipleChoice { options, other, .. } => {
                let own = (*other == Other::WithText).then(|| answer::OTHER.to_owned());
                let options = options.iter().map(|option| option.id.to_string());
                options.chain(own).collect()
            }
            QuestionKind::ImageChoice { images, .. } => {
                images.iter().map(|image| image.id.to_string()).collect()
            }
            QuestionKind::YesNo => named(answer::YesNo::ALL.map(answer::YesNo::value)),
            QuestionKind::Statement => named(answer::Stance::ALL.map(answer::Stance::value)),
            QuestionKind::Sentiment => named(answer::Sentiment::ALL.map(answer::Sentiment::value)),
            QuestionKind::Scale(scale) => scale.values().map(|value| value.to_string()).collect(),
            _ => Vec::new(),
        };
        let outs = self.opt_outs;
        values.extend(outs.dont_know.then(|| answer::DONT_KNOW.to_owned()));
        values.extend(
            outs.prefer_not_to_say
                .then(|| answer::PREFER_NOT_TO_SAY.to_owned()),
        );
        values
    }
}

fn named<const N: usize>(values: [&str; N]) -> Vec<String> {
    values.map(str::to_owned).to_vec()
}

impl QuestionKind {
    /// Whether it asks for anything.
    pub fn asks(&self) -> bool {
        !matches!(self, Self::Info | Self::Unknown)
    }
}

/// Most characters of an own text beside given options.
pub const LONGEST_OTHER: usize = 200;
