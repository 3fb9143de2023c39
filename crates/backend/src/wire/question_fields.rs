//! What belongs to each question type: which fields it needs, may have, and must not have.

use model::question as m;

use super::question::{Choice, Image, Question, QuestionType};
use crate::check::Check;

/// Values that answers are counted under beside option ids.
const RESERVED: [&str; 3] = [
    model::answer::OTHER,
    model::answer::DONT_KNOW,
    model::answer::PREFER_NOT_TO_SAY,
];
const SHORT_TEXT: u32 = 200;
const LONG_TEXT: u32 = 2_000;

impl Question {
    /// The model's kind, with what belongs to it.
    pub(super) fn check_kind(&self, at: &Check<'_>) -> Option<m::QuestionKind> {
        self.refuse_foreign_fields(at);
        let other = if self.other == Some(true) {
            m::Other::WithText
        } else {
            m::Other::NotOffered
        };
        Some(match self.kind {
            QuestionType::SingleChoice => m::QuestionKind::SingleChoice {
                options: choices(self.options.as_deref(), "options", at)?,
                other,
            },
            QuestionType::MultipleChoice => self.multiple_choice(other, at)?,
            QuestionType::YesNo => m::QuestionKind::YesNo,
            QuestionType::ShortText => m::QuestionKind::ShortText {
                maximum_characters: self.characters(SHORT_TEXT, at),
            },
            QuestionType::LongText => m::QuestionKind::LongText {
                maximum_characters: self.characters(LONG_TEXT, at),
            },
            QuestionType::Scale => m::QuestionKind::Scale(self.scale(at)?),
            QuestionType::Sentiment => m::QuestionKind::Sentiment,
            QuestionType::Ranking => m::QuestionKind::Ranking {
                options: choices(self.options.as_deref(), "options", at)?,
            },
            QuestionType::Matrix => m::QuestionKind::Matrix {
                columns: choices(self.columns.as_deref(), "columns", at)?,
                rows: choices(self.rows.as_deref(), "rows", at)?
                    .into_iter()
                    .filter_map(|row| {
                        Some(m::Row {
                            id: model::RowId::parse(row.id.as_str())?,
                            label: row.label,
                        })
                    })
                    .collect(),
            },
            QuestionType::ImageChoice => self.image_choice(at)?,
            QuestionType::Statement => m::QuestionKind::Statement,
            QuestionType::Number => {
                if self
                    .minimum
                    .zip(self.maximum)
                    .is_some_and(|(least, most)| least > most)
                {
                    at.field("minimum")
                        .say("does_not_fit", "lies above maximum");
                }
                m::QuestionKind::Number {
                    minimum: self.minimum,
                    maximum: self.maximum,
                    unit: self.unit.model(),
                }
            }
            QuestionType::Date => {
                if self
                    .earliest
                    .zip(self.latest)
                    .is_some_and(|(first, last)| first > last)
                {
                    at.field("earliest")
                        .say("does_not_fit", "lies after latest");
                }
                m::QuestionKind::Date {
                    earliest: self.earliest.map(|day| day.0),
                    latest: self.latest.map(|day| day.0),
                }
            }
            QuestionType::Info => m::QuestionKind::Info,
        })
    }

    fn refuse_foreign_fields(&self, at: &Check<'_>) {
        use QuestionType as T;
        let choosing = [T::SingleChoice, T::MultipleChoice];
        let listed = [T::SingleChoice, T::MultipleChoice, T::Ranking];
        let texts = [T::ShortText, T::LongText];
        let several = [T::MultipleChoice, T::ImageChoice];
        let fields: [(&str, bool, &[T]); 16] = [
            ("options", self.options.is_some(), &listed),
            ("other", self.other.is_some(), &choosing),
            (
                "minimum_select_count",
                self.minimum_select_count.is_some(),
                &[T::MultipleChoice],
            ),
            (
                "maximum_select_count",
                self.maximum_select_count.is_some(),
                &several,
            ),
            (
                "maximum_characters",
                self.maximum_characters.is_some(),
                &texts,
            ),
            ("first", self.first.is_some(), &[T::Scale]),
            ("last", self.last.is_some(), &[T::Scale]),
            ("first_label", !self.first_label.is_empty(), &[T::Scale]),
            ("last_label", !self.last_label.is_empty(), &[T::Scale]),
            ("rows", self.rows.is_some(), &[T::Matrix]),
            ("columns", self.columns.is_some(), &[T::Matrix]),
            ("images", self.images.is_some(), &[T::ImageChoice]),
            ("minimum", self.minimum.is_some(), &[T::Number]),
            ("maximum", self.maximum.is_some(), &[T::Number]),
            ("earliest", self.earliest.is_some(), &[T::Date]),
            ("latest", self.latest.is_some(), &[T::Date]),
        ];
        for (name, present, owners) in fields {
            if present && !owners.contains(&self.kind) {
                at.field(name)
                    .say("does_not_fit", "does not belong to this type of question");
            }
        }
    }

    fn multiple_choice(&self, other: m::Other, at: &Check<'_>) -> Option<m::QuestionKind> {
        let options = choices(self.options.as_deref(), "options", at)?;
        let minimum = self.minimum_select_count.unwrap_or(0);
        let maximum = self.maximum_select_count;
        if maximum.is_some_and(|most| minimum > most) {
            at.field("minimum_select_count")
                .say("does_not_fit", "lies above maximum_select_count");
        }
        let offered = options.len() + usize::from(other == m::Other::WithText);
        if usize::try_from(minimum).is_ok_and(|least| least > offered) {
            at.field("minimum_select_count")
                .say("does_not_fit", "is more than there are options");
        }
        Some(m::QuestionKind::MultipleChoice {
            options,
            other,
            minimum,
            maximum,
        })
    }

    fn characters(&self, usual: u32, at: &Check<'_>) -> u32 {
        let most = self.maximum_characters.unwrap_or(usual);
        if !(1..=10_000).contains(&most) {
            at.field("maximum_characters")
                .say("does_not_fit", "expected 1 to 10000");
        }
        most
    }

    fn scale(&self, at: &Check<'_>) -> Option<m::Scale> {
        let (Some(first), Some(last)) = (self.first, self.last) else {
            at.say("missing", "a scale needs first and last");
            return None;
        };
        if !(1..=10).contains(&last.saturating_sub(first)) {
            at.field("last")
                .say("does_not_fit", "expected 2 to 11 steps from first to last");
        }
        let (first_label, last_label) = (self.first_label.model(), self.last_label.model());
        Some(m::Scale {
            first,
            last,
            first_label,
            last_label,
        })
    }

    fn image_choice(&self, at: &Check<'_>) -> Option<m::QuestionKind> {
        let images = self.images.as_deref().unwrap_or_default();
        at.field("images")
            .unique(images.iter().map(|image| image.id.as_str()));
        if images.len() < 2 {
            at.field("images")
                .say("missing", "needs at least two pictures");
        }
        let images = at.field("images").each(images, Image::check);
        let maximum = self.maximum_select_count.unwrap_or(1);
        Some(m::QuestionKind::ImageChoice {
            images: images.into_iter().collect::<Option<_>>()?,
            maximum,
        })
    }
}

impl Image {
    fn check(&self, at: &Check<'_>) -> Option<m::Image> {
        if !self.source.starts_with('/') || self.source.starts_with("//") {
            at.field("source").say(
                "does_not_fit",
                "expected a path on this origin such as /media/picture.svg",
            );
        }
        Some(m::Image {
            id: model::OptionId::parse(self.id.as_str())?,
            label: self.label.required(&at.field("label")),
            source: self.source.clone(),
            alternative: self.alternative.required(&at.field("alternative")),
        })
    }
}

fn choices(given: Option<&[Choice]>, name: &str, at: &Check<'_>) -> Option<Vec<m::Choice>> {
    let at = at.field(name);
    let given = given.unwrap_or_default();
    let fewest = if name == "rows" { 1 } else { 2 };
    if given.len() < fewest {
        at.say("missing", format!("needs at least {fewest}"));
    }
    at.unique(given.iter().map(|choice| choice.id.as_str()));
    let converted = at.each(given, |choice, at| {
        if RESERVED.contains(&choice.id.as_str()) {
            at.field("id").say(
                "reserved",
                "this id is kept for answers outside the options",
            );
        }
        let label = choice.label.required(&at.field("label"));
        Some(m::Choice {
            id: model::OptionId::parse(choice.id.as_str())?,
            label,
        })
    });
    converted.into_iter().collect()
}
