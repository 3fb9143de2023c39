//! An answer in words, as its question's own labels say it.

use markup::prelude::*;
use model::answer::Answer;
use model::question::{Choice, Image, Question, QuestionKind, Row};
use model::{LocalText, OptionId, RowId};

use crate::i18n::{Title, Words, said};

/// What was answered to a question. What does not belong to it shows nothing.
#[component]
pub fn Answered(
    /// The question.
    question: Question,
    /// The answer.
    answer: Answer,
) -> impl IntoView {
    let words = Words::expect();
    let plain = |text: String| view! { <p class="c-answered">{text}</p> }.into_any();
    match (&question.kind, answer) {
        (_, Answer::DontKnow) => plain(words.question_dont_know().to_owned()),
        (_, Answer::PreferNotToSay) => plain(words.question_prefer_not_to_say().to_owned()),
        (_, Answer::OtherChoice(text)) => plain(words.question_other_said(&text)),
        (_, Answer::YesNo(answer)) => plain(words.yes_no(answer).to_owned()),
        (_, Answer::Sentiment(face)) => plain(words.sentiment(face).to_owned()),
        (_, Answer::Stance(stance)) => plain(words.stance(stance).to_owned()),
        (_, Answer::Text(text)) => plain(text),
        (_, Answer::Date(day)) => plain(words.day(day)),
        (QuestionKind::Number { unit, .. }, Answer::Number(typed)) => {
            plain([typed.trim(), &said(unit)].join(" "))
        }
        (QuestionKind::Scale(scale), Answer::Scale(step)) => {
            let [first, last] = [scale.first, scale.last].map(|step| step.to_string());
            plain(words.question_on_scale(&first, &last, &step.to_string()))
        }
        (QuestionKind::SingleChoice { options, .. }, Answer::Choice(picked)) => {
            list(&[picked], |option| label(options, option), &[])
        }
        (QuestionKind::MultipleChoice { options, .. }, Answer::Choices { picked, other }) => {
            let own = other.map(|text| words.question_other_said(&text));
            list(&picked, |option| label(options, option), own.as_slice())
        }
        (QuestionKind::ImageChoice { images, .. }, Answer::Images(picked)) => {
            list(&picked, |option| image_label(images, option), &[])
        }
        (QuestionKind::Ranking { options }, Answer::Ranking(order)) => {
            let items = order.iter().filter_map(|option| label(options, option));
            let items = items.map(|text| view! { <li><Title text /></li> });
            view! { <ol class="c-answered">{items.collect_view()}</ol> }.into_any()
        }
        (QuestionKind::Matrix { rows, columns }, Answer::Matrix(cells)) => {
            let cell = |row: &Row| {
                let column = label(columns, cells.get::<RowId>(&row.id)?)?;
                let row = row.label.clone();
                Some(view! { <li><Title text=row />": "<Title text=column /></li> })
            };
            let items = rows.iter().filter_map(cell).collect_view();
            view! { <ul class="c-answered">{items}</ul> }.into_any()
        }
        _ => ().into_any(),
    }
}

/// One label as a paragraph, several as a list.
fn list(
    picked: &[OptionId],
    label: impl Fn(&OptionId) -> Option<LocalText>,
    own: &[String],
) -> AnyView {
    let labels = picked.iter().filter_map(label);
    let labels = labels.map(|text| view! { <Title text /> }.into_any());
    let own = own.iter().map(|text| text.clone().into_any());
    let items: Vec<_> = labels.chain(own).collect();
    if items.len() == 1 {
        view! { <p class="c-answered">{items}</p> }.into_any()
    } else {
        let items = items.into_iter().map(|item| view! { <li>{item}</li> });
        view! { <ul class="c-answered">{items.collect_view()}</ul> }.into_any()
    }
}

fn label(options: &[Choice], sought: &OptionId) -> Option<LocalText> {
    let found = options.iter().find(|option| option.id == *sought)?;
    Some(found.label.clone())
}

fn image_label(images: &[Image], sought: &OptionId) -> Option<LocalText> {
    let found = images.iter().find(|image| image.id == *sought)?;
    Some(found.label.clone())
}
