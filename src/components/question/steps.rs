//! A step of a scale, or a face.

use markup::prelude::*;
use model::answer::{Answer, Sentiment as Face};
use model::question::Scale as Steps;

use super::{ANSWER_ID, Answering, Frame, worded};
use crate::i18n::Words;
use crate::ui::{LabelLook, Scale, Sentiment};

pub(super) fn scale(frame: Frame, steps: &Steps, answering: Answering) -> AnyView {
    let value = Signal::derive(move || match answering.answer.get() {
        Some(Answer::Scale(step)) => Some(step),
        _ => None,
    });
    let choose = move |step: i32| answering.change.run((Some(Answer::Scale(step)),));
    view! {
        <Scale
            id=ANSWER_ID
            label=frame.label
            look=LabelLook::Hidden
            lang=frame.lang
            hint=frame.hint
            error=frame.error
            first=steps.first
            last=steps.last
            first_label=worded(&steps.first_label).0
            last_label=worded(&steps.last_label).0
            value
            on_change=choose
        />
    }
    .into_any()
}

pub(super) fn sentiment(frame: Frame, answering: Answering) -> AnyView {
    let words = Words::expect();
    let value = Signal::derive(move || match answering.answer.get() {
        Some(Answer::Sentiment(face)) => face.value().parse().ok(),
        _ => None,
    });
    let choose = move |step: u8| {
        let face = Face::ALL
            .into_iter()
            .find(|face| face.value().parse() == Ok(step));
        answering.change.run((face.map(Answer::Sentiment),));
    };
    view! {
        <Sentiment
            id=ANSWER_ID
            label=frame.label
            look=LabelLook::Hidden
            lang=frame.lang
            hint=frame.hint
            error=frame.error
            words=Face::ALL.map(|face| words.sentiment(face).to_owned())
            value
            on_change=choose
        />
    }
    .into_any()
}
