//! Answers that fit any poll, for trying out how they are sent.

use std::collections::BTreeMap;

use model::answer::{Answer, Sentiment, Stance, YesNo};
use model::draft::{Answers, Draft};
use model::poll::Poll;
use model::question::{Choice, Question, QuestionKind};
use model::{Day, OptionId, ResponseId};

/// A text that says what it is to whoever finds it in a database.
const TEXT: &str = "raati doctor";

/// Answers to every question; `None` where a question cannot be answered.
pub fn answers(poll: &Poll, response: &ResponseId) -> Option<Answers> {
    let mut draft = Draft::new(response.clone());
    for question in &poll.questions {
        if let Some(answer) = answer(question) {
            draft.set(question.id.clone(), answer);
        }
    }
    draft.check(poll).ok()
}

fn answer(question: &Question) -> Option<Answer> {
    let first = |options: &[Choice], count: usize| -> Vec<OptionId> {
        let options = options.iter().take(count);
        options.map(|option| option.id.clone()).collect()
    };
    let text = |most: u32| {
        TEXT.chars()
            .take(usize::try_from(most).unwrap_or(0))
            .collect()
    };
    Some(match &question.kind {
        QuestionKind::SingleChoice { options, .. } => {
            Answer::Choice(options.first().map(|option| option.id.clone())?)
        }
        QuestionKind::MultipleChoice {
            options, minimum, ..
        } => Answer::Choices {
            picked: first(options, usize::try_from((*minimum).max(1)).ok()?),
            other: None,
        },
        QuestionKind::YesNo => Answer::YesNo(YesNo::Yes),
        QuestionKind::ShortText { maximum_characters }
        | QuestionKind::LongText { maximum_characters } => Answer::Text(text(*maximum_characters)),
        QuestionKind::Scale(scale) => Answer::Scale(scale.first),
        QuestionKind::Sentiment => Answer::Sentiment(Sentiment::Neutral),
        QuestionKind::Ranking { options } => Answer::Ranking(first(options, options.len())),
        QuestionKind::Matrix { rows, columns } => {
            let column = columns.first()?;
            let row = |row: &model::question::Row| (row.id.clone(), column.id.clone());
            Answer::Matrix(rows.iter().map(row).collect::<BTreeMap<_, _>>())
        }
        QuestionKind::ImageChoice { images, .. } => {
            Answer::Images(vec![images.first().map(|image| image.id.clone())?])
        }
        QuestionKind::Statement => Answer::Stance(Stance::Pass),
        QuestionKind::Number {
            minimum, maximum, ..
        } => {
            let number = minimum.or(*maximum).unwrap_or(1.0);
            Answer::Number(number.to_string())
        }
        QuestionKind::Date { earliest, latest } => {
            let day = earliest.or(*latest).or_else(|| Day::parse("2026-01-01"))?;
            Answer::Date(day)
        }
        QuestionKind::Info | QuestionKind::Unknown => return None,
    })
}
