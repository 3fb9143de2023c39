//! Words for what an answer must be like, for what is wrong with one, and for what mends it.

use model::Day;
use model::draft::ProblemKind;
use model::question::QuestionKind;

use crate::i18n::Words;

impl Words {
    /// What is wrong with the answer to a question of this kind, and how to mend it.
    pub fn problem(self, problem: ProblemKind, kind: &QuestionKind) -> String {
        let number = |number: u32| self.number(number);
        match (problem, kind) {
            (ProblemKind::Missing, kind) => self.missing(kind).to_owned(),
            (ProblemKind::TooFew(least), _) => self.problem_too_few(&number(least)),
            (ProblemKind::TooMany(most), _) => self.problem_too_many(&number(most)),
            (ProblemKind::TooLong(most), _) => self.problem_too_long(&number(most)),
            (ProblemKind::OtherEmpty, _) => self.problem_other_empty().to_owned(),
            (ProblemKind::NotANumber, _) => self.problem_not_a_number().to_owned(),
            (ProblemKind::RowsMissing(count), _) => self.problem_rows_missing(count),
            (ProblemKind::PlacesMissing(count), _) => self.problem_places_missing(count),
            (
                ProblemKind::TooSmall,
                QuestionKind::Number {
                    minimum: Some(minimum),
                    ..
                },
            ) => self.problem_too_small(&self.decimal(*minimum)),
            (
                ProblemKind::TooLarge,
                QuestionKind::Number {
                    maximum: Some(maximum),
                    ..
                },
            ) => self.problem_too_large(&self.decimal(*maximum)),
            (
                ProblemKind::TooEarly,
                QuestionKind::Date {
                    earliest: Some(earliest),
                    ..
                },
            ) => self.problem_too_early(&self.day(*earliest)),
            (
                ProblemKind::TooLate,
                QuestionKind::Date {
                    latest: Some(latest),
                    ..
                },
            ) => self.problem_too_late(&self.day(*latest)),
            // A bound cannot be broken where there is none.
            (
                ProblemKind::DoesNotFit
                | ProblemKind::TooSmall
                | ProblemKind::TooLarge
                | ProblemKind::TooEarly
                | ProblemKind::TooLate,
                _,
            ) => self.problem_does_not_fit().to_owned(),
        }
    }

    fn missing(self, kind: &QuestionKind) -> &'static str {
        match kind {
            QuestionKind::ShortText { .. }
            | QuestionKind::LongText { .. }
            | QuestionKind::Number { .. } => self.problem_missing_text(),
            QuestionKind::Date { .. } => self.problem_missing_date(),
            QuestionKind::Ranking { .. } => self.problem_missing_ranking(),
            QuestionKind::Matrix { .. } => self.problem_missing_matrix(),
            _ => self.problem_missing_choice(),
        }
    }

    /// How many may be chosen.
    pub fn how_many(self, least: u32, most: Option<u32>) -> String {
        match (least, most) {
            (0 | 1, None) => self.question_choose_any().to_owned(),
            (0 | 1, Some(most)) => self.question_choose_most(&self.number(most)),
            (least, None) => self.question_choose_least(&self.number(least)),
            (least, Some(most)) => {
                self.question_choose_between(&self.number(least), &self.number(most))
            }
        }
    }

    /// Between which numbers; nothing where there are no bounds.
    pub fn number_range(self, minimum: Option<f64>, maximum: Option<f64>) -> String {
        match (minimum, maximum) {
            (None, None) => String::new(),
            (Some(least), None) => self.question_least(&self.decimal(least)),
            (None, Some(most)) => self.question_most(&self.decimal(most)),
            (Some(least), Some(most)) => {
                self.question_between(&self.decimal(least), &self.decimal(most))
            }
        }
    }

    /// Between which days; nothing where there are no bounds.
    pub fn day_range(self, earliest: Option<Day>, latest: Option<Day>) -> String {
        match (earliest, latest) {
            (None, None) => String::new(),
            (Some(first), None) => self.question_from(&self.day(first)),
            (None, Some(last)) => self.question_until(&self.day(last)),
            (Some(first), Some(last)) => self.question_between(&self.day(first), &self.day(last)),
        }
    }
}
