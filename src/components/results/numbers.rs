//! Numbers people gave, in short.

use markup::prelude::*;
use model::question::{Question, QuestionKind};
use model::results::Numbers;

use super::sentence;
use crate::i18n::{Words, said};

pub(super) fn numbers(question: &Question, numbers: Numbers) -> AnyView {
    let words = Words::expect();
    let unit = match &question.kind {
        QuestionKind::Number { unit, .. } => said(unit),
        _ => String::new(),
    };
    let with_unit = |number: f64| {
        let number = words.decimal(number);
        if unit.is_empty() {
            number
        } else {
            [number.as_str(), &unit].join(" ")
        }
    };
    let range = match (numbers.smallest, numbers.largest) {
        (Some(smallest), Some(largest)) => {
            let text = words.results_range(&with_unit(largest), &with_unit(smallest));
            Some(view! { <p>{text}</p> })
        }
        _ => None,
    };
    view! {
        {sentence(words.results_numbers(&with_unit(numbers.average)))}
        {range}
    }
    .into_any()
}
