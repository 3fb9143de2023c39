//! "I don't know" and "I'd rather not say": answers like any other, never a reproach.

use markup::prelude::*;
use model::answer::Answer;
use model::question::OptOuts;

use super::{Answering, nth};
use crate::i18n::Words;
use crate::ui::{CheckboxGroup, ChoiceItem};

/// The ways not to answer that are offered, as further options of a question.
pub(super) fn offered(opt_outs: OptOuts) -> Vec<((String, Option<&'static str>), Answer)> {
    let words = Words::expect();
    let dont_know = (opt_outs.dont_know).then(|| (words.question_dont_know(), Answer::DontKnow));
    let rather_not = (opt_outs.prefer_not_to_say)
        .then(|| (words.question_prefer_not_to_say(), Answer::PreferNotToSay));
    dont_know
        .into_iter()
        .chain(rather_not)
        .map(|(label, answer)| ((label.to_owned(), None), answer))
        .collect()
}

/// The ways not to answer beside a control that is no list. Taking one back brings back what was
/// answered before.
pub(super) fn opt_outs(opt_outs: OptOuts, answering: Answering) -> Option<impl IntoView> {
    let words = Words::expect();
    let (labels, answers): (Vec<_>, Vec<_>) = offered(opt_outs).into_iter().unzip();
    if answers.is_empty() {
        return None;
    }
    let items: Vec<_> = labels
        .into_iter()
        .enumerate()
        .map(|(place, (label, _))| ChoiceItem::new(place.to_string(), label))
        .collect();
    let answers = StoredValue::new(answers);
    let before = StoredValue::new(None::<Answer>);
    let place = move |answer: Option<Answer>| {
        let answer = answer?;
        let place = answers.with_value(|answers| answers.iter().position(|one| *one == answer));
        place.map(|place| place.to_string())
    };
    let value = Signal::derive(move || place(answering.answer.get()).into_iter().collect());
    let choose = move |values: Vec<String>| {
        let answer = answering.answer.get_untracked();
        let known = place(answer.clone());
        let chosen = values
            .into_iter()
            .find(|value| Some(value) != known.as_ref());
        if known.is_none() {
            before.set_value(answer);
        }
        let changed = match chosen {
            Some(value) => answers.with_value(|answers| nth(answers, &value).cloned()),
            None => before.get_value(),
        };
        answering.change.run((changed,));
    };
    Some(view! {
        <CheckboxGroup
            id="opt-out"
            label=words.question_opt_out()
            items
            value
            on_change=choose
        />
    })
}
