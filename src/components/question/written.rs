//! What is typed: words, a number, a day.

use markup::prelude::*;
use model::answer::Answer;
use model::{Day, LocalText};

use super::{ANSWER_ID, Answering, Frame};
use crate::i18n::{Words, said};
use crate::ui::{DateField, InputKind, LabelLook, TextArea, TextField};

fn text(answering: Answering) -> Signal<String> {
    Signal::derive(move || match answering.answer.get() {
        Some(Answer::Text(text) | Answer::Number(text)) => text,
        _ => String::new(),
    })
}

/// Nothing typed is no answer.
fn write(answering: Answering, answer: fn(String) -> Answer) -> Callback<(String,)> {
    Callback::new(move |(text,): (String,)| {
        answering
            .change
            .run(((!text.is_empty()).then(|| answer(text)),));
    })
}

pub(super) fn line(frame: Frame, answering: Answering) -> AnyView {
    view! {
        <TextField
            id=ANSWER_ID
            label=frame.label
            look=LabelLook::Hidden
            lang=frame.lang
            hint=frame.hint
            error=frame.error
            value=text(answering)
            on_input=write(answering, Answer::Text)
        />
    }
    .into_any()
}

pub(super) fn lines(frame: Frame, maximum: u32, answering: Answering) -> AnyView {
    let words = Words::expect();
    view! {
        <TextArea
            id=ANSWER_ID
            label=frame.label
            look=LabelLook::Hidden
            lang=frame.lang
            hint=frame.hint
            error=frame.error
            maximum=Some(maximum)
            remaining_words=move |left: i64| words.characters(left)
            value=text(answering)
            on_input=write(answering, Answer::Text)
        />
    }
    .into_any()
}

pub(super) fn number(
    frame: Frame,
    minimum: Option<f64>,
    unit: &LocalText,
    answering: Answering,
) -> AnyView {
    // The phone's number keys may lack a minus.
    let kind = if minimum.is_some_and(|minimum| minimum >= 0.0) {
        InputKind::Decimal
    } else {
        InputKind::Text
    };
    view! {
        <TextField
            id=ANSWER_ID
            label=frame.label
            kind
            look=LabelLook::Hidden
            lang=frame.lang
            hint=frame.hint
            error=frame.error
            unit=said(unit)
            value=text(answering)
            on_input=write(answering, Answer::Number)
        />
    }
    .into_any()
}

pub(super) fn date(
    frame: Frame,
    earliest: Option<Day>,
    latest: Option<Day>,
    answering: Answering,
) -> AnyView {
    // While a day is half typed, the field gives no value; setting it to nothing then would take
    // away the half.
    let typing = StoredValue::new(false);
    let value = Memo::new(
        move |before: Option<&String>| match answering.answer.get() {
            Some(Answer::Date(day)) => day.to_string(),
            None if typing.get_value() => before.cloned().unwrap_or_default(),
            _ => String::new(),
        },
    );
    let choose = move |text: String| {
        typing.set_value(true);
        answering.change.run((Day::parse(&text).map(Answer::Date),));
        typing.set_value(false);
    };
    view! {
        <DateField
            id=ANSWER_ID
            label=frame.label
            look=LabelLook::Hidden
            lang=frame.lang
            hint=frame.hint
            error=frame.error
            earliest=earliest.map(|day| day.to_string())
            latest=latest.map(|day| day.to_string())
            value
            on_input=choose
        />
    }
    .into_any()
}
