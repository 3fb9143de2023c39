//! Invents answers that fit: the same ones each time, unevenly spread as real ones are.

use std::collections::BTreeMap;

use model::Day;
use model::poll::Poll;
use model::question::{Question, QuestionKind};
use serde_json::{Value, json};

use crate::secret::digest;
use crate::wire::answer::{Answer, OptOut, ResponseRequest};
use crate::wire::content::Sayings;
use crate::wire::id::Id;

/// Where the demo file gives no texts.
const WORDS: [&str; 4] = ["kuuntelu", "aikaa", "selkeä kieli", "yhdessä"];

/// A source of choices that is the same each time.
struct Dice(Vec<u8>);

impl Dice {
    fn new(poll: &Poll, number: u32) -> Self {
        Self(digest("dice", format!("{} {number}", poll.id).as_bytes()).to_vec())
    }

    /// 0 to `sides - 1`, low ones more often.
    fn roll(&mut self, sides: usize) -> usize {
        let next = digest("roll", &self.0);
        self.0 = next.to_vec();
        let [one, other, ..] = next.map(usize::from);
        one.min(other) * sides.max(1) / 256
    }

    /// 0 to `sides - 1`, all as often.
    fn even(&mut self, sides: usize) -> usize {
        self.roll(1);
        let (high, low) = (self.0.first().copied(), self.0.last().copied());
        let [high, low] = [high, low].map(|byte| usize::from(byte.unwrap_or(0)));
        (high * 256 + low) * sides.max(1) / 65_536
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let index = self.roll(items.len());
        items.get(index)
    }
}

/// Answers to every question of a poll; hidden ones are left out when they are checked.
pub(super) fn invent(
    poll: &Poll,
    texts: &BTreeMap<String, Sayings>,
    number: u32,
) -> ResponseRequest {
    let mut dice = Dice::new(poll, number);
    let answers = poll
        .questions
        .iter()
        .filter_map(|question| answer(question, texts, &mut dice))
        .collect();
    ResponseRequest { answers }
}

fn answer(
    question: &Question,
    texts: &BTreeMap<String, Sayings>,
    dice: &mut Dice,
) -> Option<Answer> {
    let id = Id::parse(question.id.as_str())?;
    if question.opt_outs.dont_know && dice.roll(20) == 12 {
        return Some(Answer {
            question: id,
            value: None,
            opt_out: Some(OptOut::DontKnow),
        });
    }
    let value = match texts.get(question.id.as_str()) {
        Some(sayings) => {
            let all: Vec<&String> = sayings
                .fi
                .iter()
                .chain(&sayings.sv)
                .chain(&sayings.en)
                .collect();
            json!(all.get(dice.even(all.len()))?)
        }
        None => value(&question.kind, dice)?,
    };
    Some(Answer {
        question: id,
        value: Some(value),
        opt_out: None,
    })
}

fn value(kind: &QuestionKind, dice: &mut Dice) -> Option<Value> {
    Some(match kind {
        QuestionKind::SingleChoice { options, .. } => json!(dice.pick(options)?.id.as_str()),
        QuestionKind::MultipleChoice {
            options,
            minimum,
            maximum,
            ..
        } => {
            let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
            let least = usize::try_from(*minimum).ok()?.max(1);
            let most = maximum.map_or(ids.len(), |most| usize::try_from(most).unwrap_or(1));
            let count = least + dice.roll(most.saturating_sub(least) + 1);
            json!({ "options": some(&ids, count, dice) })
        }
        QuestionKind::YesNo => json!(dice.pick(&["yes", "no"])?),
        QuestionKind::ShortText { .. } | QuestionKind::LongText { .. } => json!(dice.pick(&WORDS)?),
        QuestionKind::Scale(scale) => {
            let values: Vec<i32> = scale.values().rev().collect();
            json!(dice.pick(&values)?)
        }
        QuestionKind::Sentiment => json!(5 - dice.roll(5)),
        QuestionKind::Ranking { options } => {
            let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
            let turn = dice.roll(ids.len());
            json!(
                ids.iter()
                    .cycle()
                    .skip(turn)
                    .take(ids.len())
                    .collect::<Vec<_>>()
            )
        }
        QuestionKind::Matrix { rows, columns } => {
            let cell = |row: &model::question::Row| {
                Some((row.id.to_string(), json!(dice.pick(columns)?.id.as_str())))
            };
            Value::Object(rows.iter().filter_map(cell).collect())
        }
        QuestionKind::ImageChoice { images, .. } => json!([dice.pick(images)?.id.as_str()]),
        QuestionKind::Statement => json!(dice.pick(&["agree", "pass", "disagree"])?),
        QuestionKind::Number {
            minimum, maximum, ..
        } => {
            let (least, most) = (
                minimum.unwrap_or(0.0).ceil(),
                maximum.unwrap_or(20.0).floor(),
            );
            let steps = (0..=20).map(|step| (least + f64::from(step)).min(most));
            let steps: Vec<f64> = steps.collect();
            json!(dice.pick(&steps)?)
        }
        QuestionKind::Date { earliest, latest } => {
            let day = earliest.or(*latest).or_else(|| Day::new(2026, 5, 4))?;
            json!(day.to_string())
        }
        QuestionKind::Info | QuestionKind::Unknown => return None,
    })
}

/// So many neighbours of a list, beginning anywhere.
fn some<'a>(ids: &[&'a str], count: usize, dice: &mut Dice) -> Vec<&'a str> {
    let start = dice.roll(ids.len());
    ids.iter()
        .copied()
        .cycle()
        .skip(start)
        .take(count.min(ids.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dice_are_the_same_each_time_and_stay_in_range() {
        let mut one = Dice(vec![1]);
        let mut other = Dice(vec![1]);
        for sides in 1..50 {
            let roll = one.roll(sides);
            assert!(roll < sides);
            assert_eq!(roll, other.roll(sides));
        }
        assert!(one.pick::<&str>(&[]).is_none());
    }
}
