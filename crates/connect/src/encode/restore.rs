//! Reads one kept answer back, by the kind of its question. Backends write some values plainer than the contract: a list
//! of options without a name, a list of one, a number as text; the kind says what is meant.

use model::answer::{Answer, Sentiment, Stance, YesNo};
use model::poll::Poll;
use model::question::{Question, QuestionKind};
use model::{Day, OptionId, QuestionId, RowId};
use serde_json::Value;

pub(crate) fn answer(entry: &Value, poll: &Poll) -> Option<(QuestionId, Answer)> {
    let question = question(entry, poll)?;
    let answer = match entry.get("opt_out").and_then(Value::as_str) {
        Some("dont_know") => Answer::DontKnow,
        Some("prefer_not_to_say") => Answer::PreferNotToSay,
        _ => value(entry.get("value")?, &question.kind)?,
    };
    Some((question.id.clone(), answer))
}

/// The question that an entry is about; its id may be a number, as many backends have it.
pub(crate) fn question<'a>(entry: &Value, poll: &'a Poll) -> Option<&'a Question> {
    let id = match entry.get("question")? {
        Value::String(id) => id.clone(),
        Value::Number(id) => id.to_string(),
        _ => return None,
    };
    let mut questions = poll.questions.iter();
    questions.find(|question| question.id.as_str() == id)
}

fn value(value: &Value, kind: &QuestionKind) -> Option<Answer> {
    let several = matches!(
        kind,
        QuestionKind::MultipleChoice { .. }
            | QuestionKind::Ranking { .. }
            | QuestionKind::ImageChoice { .. }
    );
    let value = match value.as_array().map(Vec::as_slice) {
        Some([one]) if !several => one,
        _ => value,
    };
    Some(match kind {
        QuestionKind::SingleChoice { .. } => match value.get("other") {
            Some(text) => Answer::OtherChoice(text.as_str()?.to_owned()),
            None => Answer::Choice(OptionId::parse(value.as_str()?)?),
        },
        QuestionKind::MultipleChoice { .. } => Answer::Choices {
            picked: ids(value.get("options").unwrap_or(value))?,
            other: value
                .get("other")
                .and_then(Value::as_str)
                .map(str::to_owned),
        },
        QuestionKind::YesNo => Answer::YesNo(
            YesNo::ALL
                .into_iter()
                .find(|one| Some(one.value()) == value.as_str())?,
        ),
        QuestionKind::ShortText { .. } | QuestionKind::LongText { .. } => {
            Answer::Text(value.as_str()?.to_owned())
        }
        QuestionKind::Scale(_) => Answer::Scale(whole(value)?),
        QuestionKind::Sentiment => {
            let step = whole(value)?.to_string();
            Answer::Sentiment(Sentiment::ALL.into_iter().find(|one| one.value() == step)?)
        }
        QuestionKind::Ranking { .. } => Answer::Ranking(ids(value)?),
        QuestionKind::Matrix { .. } => {
            let cell = |(row, column): (&String, &Value)| {
                Some((RowId::parse(row)?, OptionId::parse(column.as_str()?)?))
            };
            Answer::Matrix(value.as_object()?.iter().map(cell).collect::<Option<_>>()?)
        }
        QuestionKind::ImageChoice { .. } => Answer::Images(ids(value)?),
        QuestionKind::Statement => Answer::Stance(
            Stance::ALL
                .into_iter()
                .find(|one| Some(one.value()) == value.as_str())?,
        ),
        QuestionKind::Number { .. } => Answer::Number(match value {
            Value::String(typed) => typed.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        }),
        QuestionKind::Date { .. } => Answer::Date(Day::parse(value.as_str()?)?),
        QuestionKind::Info | QuestionKind::Unknown => return None,
    })
}

fn whole(value: &Value) -> Option<i32> {
    match value {
        Value::String(typed) => typed.trim().parse().ok(),
        value => value.as_i64()?.try_into().ok(),
    }
}

fn ids(value: &Value) -> Option<Vec<OptionId>> {
    value
        .as_array()?
        .iter()
        .map(|id| OptionId::parse(id.as_str()?))
        .collect()
}
