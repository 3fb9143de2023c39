//! The rules of each question type: which answers fit, and what is wrong with those that do not.
//!
//! A checked answer is in one form: texts trimmed, options in the question's order, numbers with a
//! decimal point. Checking it again changes nothing.

use std::collections::BTreeMap;

use crate::answer::Answer;
use crate::draft::ProblemKind;
use crate::question::{Choice, LONGEST_OTHER, Need, Other, Question, QuestionKind, Row};
use crate::{Day, OptionId, RowId, number};

/// A checked answer; `None` where nothing was answered.
type Checked = Result<Option<Answer>, ProblemKind>;

impl Question {
    /// Checks one answer. `Ok(None)` when there is none and none is needed; blank texts and empty
    /// choices count as none, and so does anything said to a question that asks nothing.
    pub fn check(&self, answer: Option<&Answer>) -> Result<Option<Answer>, ProblemKind> {
        if !self.kind.asks() {
            return Ok(None);
        }
        let checked = match answer {
            None => None,
            Some(Answer::DontKnow) => Some(offered(Answer::DontKnow, self.opt_outs.dont_know)?),
            Some(Answer::PreferNotToSay) => Some(offered(
                Answer::PreferNotToSay,
                self.opt_outs.prefer_not_to_say,
            )?),
            Some(answer) => self.kind.check(answer, self.need)?,
        };
        match (checked, self.need) {
            (None, Need::Required) => Err(ProblemKind::Missing),
            (checked, _) => Ok(checked),
        }
    }

    /// What show-if logic may look at: the answer as it would be sent, or, while it is not yet
    /// right (one box of two ticked), as it is. What does not belong here is no answer.
    pub(crate) fn counted(&self, answer: Option<&Answer>) -> Option<Answer> {
        match self.check(answer) {
            Ok(checked) => checked,
            Err(ProblemKind::Missing | ProblemKind::DoesNotFit) => None,
            Err(_) => answer.cloned(),
        }
    }
}

impl QuestionKind {
    /// Checks an answer that is not an opt-out against this kind's own rules.
    fn check(&self, answer: &Answer, need: Need) -> Checked {
        match (self, answer) {
            (Self::SingleChoice { options, .. }, Answer::Choice(picked)) => {
                let known = options.iter().any(|option| option.id == *picked);
                offered(answer.clone(), known).map(Some)
            }
            (
                Self::SingleChoice {
                    other: Other::WithText,
                    ..
                },
                Answer::OtherChoice(text),
            ) => own_text(text).map(|text| Some(Answer::OtherChoice(text))),
            (
                Self::MultipleChoice {
                    options,
                    other: offer,
                    minimum,
                    maximum,
                },
                Answer::Choices { picked, other },
            ) => {
                if *offer == Other::NotOffered && other.is_some() {
                    return Err(ProblemKind::DoesNotFit);
                }
                let picked = in_order(picked, options.iter().map(|option| &option.id))?;
                let other = other.as_deref().map(own_text).transpose()?;
                let count = count(picked.len()) + u32::from(other.is_some());
                within(count, *minimum, maximum.unwrap_or(u32::MAX))?;
                Ok((count > 0).then_some(Answer::Choices { picked, other }))
            }
            (Self::ImageChoice { images, maximum }, Answer::Images(picked)) => {
                let picked = in_order(picked, images.iter().map(|image| &image.id))?;
                within(count(picked.len()), 0, *maximum)?;
                Ok((!picked.is_empty()).then_some(Answer::Images(picked)))
            }
            (
                Self::ShortText { maximum_characters } | Self::LongText { maximum_characters },
                Answer::Text(text),
            ) => {
                let text = text.trim();
                fits(text, *maximum_characters)?;
                Ok((!text.is_empty()).then(|| Answer::Text(text.to_owned())))
            }
            (Self::Scale(scale), Answer::Scale(step)) => {
                offered(answer.clone(), scale.values().contains(step)).map(Some)
            }
            (Self::Ranking { options }, Answer::Ranking(order)) => ranking(options, order),
            (Self::Matrix { rows, columns }, Answer::Matrix(cells)) => {
                matrix(rows, columns, cells, need)
            }
            (
                Self::Number {
                    minimum, maximum, ..
                },
                Answer::Number(typed),
            ) => number(typed, *minimum, *maximum),
            (Self::Date { earliest, latest }, Answer::Date(day)) => date(*day, *earliest, *latest),
            (Self::YesNo, Answer::YesNo(_))
            | (Self::Sentiment, Answer::Sentiment(_))
            | (Self::Statement, Answer::Stance(_)) => Ok(Some(answer.clone())),
            _ => Err(ProblemKind::DoesNotFit),
        }
    }
}

fn offered(answer: Answer, is_offered: bool) -> Result<Answer, ProblemKind> {
    if is_offered {
        Ok(answer)
    } else {
        Err(ProblemKind::DoesNotFit)
    }
}

/// An own text beside given options.
fn own_text(text: &str) -> Result<String, ProblemKind> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ProblemKind::OtherEmpty);
    }
    fits(text, count(LONGEST_OTHER))?;
    Ok(text.to_owned())
}

fn fits(text: &str, most: u32) -> Result<(), ProblemKind> {
    if count(text.chars().count()) > most {
        Err(ProblemKind::TooLong(most))
    } else {
        Ok(())
    }
}

/// How many may be chosen; none at all is no answer, and so neither too few nor too many.
fn within(chosen: u32, minimum: u32, maximum: u32) -> Result<(), ProblemKind> {
    match chosen {
        0 => Ok(()),
        few if few < minimum => Err(ProblemKind::TooFew(minimum)),
        many if many > maximum => Err(ProblemKind::TooMany(maximum)),
        _ => Ok(()),
    }
}

/// What was picked, in the question's order; refuses unknown options and those picked twice.
fn in_order<'a>(
    picked: &[OptionId],
    options: impl Iterator<Item = &'a OptionId>,
) -> Result<Vec<OptionId>, ProblemKind> {
    let ordered: Vec<_> = options
        .filter(|option| picked.contains(option))
        .cloned()
        .collect();
    // Each option stands once in the question, so another length means a stranger or a double.
    if ordered.len() == picked.len() {
        Ok(ordered)
    } else {
        Err(ProblemKind::DoesNotFit)
    }
}

fn ranking(options: &[Choice], order: &[OptionId]) -> Checked {
    let placed = in_order(order, options.iter().map(|option| &option.id))?;
    match (placed.len(), options.len().saturating_sub(placed.len())) {
        (0, _) => Ok(None),
        (_, 0) => Ok(Some(Answer::Ranking(order.to_vec()))),
        (_, missing) => Err(ProblemKind::PlacesMissing(count(missing))),
    }
}

fn matrix(
    rows: &[Row],
    columns: &[Choice],
    cells: &BTreeMap<RowId, OptionId>,
    need: Need,
) -> Checked {
    let known = cells.iter().all(|(row, column)| {
        rows.iter().any(|one| one.id == *row) && columns.iter().any(|one| one.id == *column)
    });
    if !known {
        return Err(ProblemKind::DoesNotFit);
    }
    match (cells.len(), rows.len().saturating_sub(cells.len())) {
        (0, _) => Ok(None),
        (_, missing @ 1..) if need == Need::Required => {
            Err(ProblemKind::RowsMissing(count(missing)))
        }
        _ => Ok(Some(Answer::Matrix(cells.clone()))),
    }
}

fn number(typed: &str, minimum: Option<f64>, maximum: Option<f64>) -> Checked {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let canonical = number::canonical(typed).ok_or(ProblemKind::NotANumber)?;
    let value: f64 = canonical.parse().map_err(|_| ProblemKind::NotANumber)?;
    if minimum.is_some_and(|minimum| value < minimum) {
        return Err(ProblemKind::TooSmall);
    }
    if maximum.is_some_and(|maximum| value > maximum) {
        return Err(ProblemKind::TooLarge);
    }
    Ok(Some(Answer::Number(canonical)))
}

fn date(day: Day, earliest: Option<Day>, latest: Option<Day>) -> Checked {
    if earliest.is_some_and(|earliest| day < earliest) {
        return Err(ProblemKind::TooEarly);
    }
    if latest.is_some_and(|latest| day > latest) {
        return Err(ProblemKind::TooLate);
    }
    Ok(Some(Answer::Date(day)))
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
