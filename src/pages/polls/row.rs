//! One question of the review: its answer in words, what is wrong with it, and the way to mend it.

use markup::prelude::*;
use model::answer::Answer;
use model::question::Question;

use crate::components::question::{Answered, worded};
use crate::i18n::Words;
use crate::ui::{Icon, IconName, TextLink, VisuallyHidden};

/// What a row shows.
pub(super) struct Row {
    /// The question.
    pub(super) question: Question,
    /// What was answered.
    pub(super) answer: Option<Answer>,
    /// Where it can be changed.
    pub(super) href: String,
    /// Whether the backend refused the answer.
    pub(super) rejected: Signal<bool>,
}

#[component]
pub(super) fn ReviewRow(
    /// What it shows.
    row: Row,
) -> impl IntoView {
    let words = Words::expect();
    let Row {
        question,
        answer,
        href,
        rejected,
    } = row;
    let problem = question.check(answer.as_ref()).err();
    let problem = problem.map(|problem| words.problem(problem, &question.kind));
    let (title, lang) = worded(&question.title);
    let link = if answer.is_some() {
        words.poll_edit()
    } else {
        words.poll_answer_now()
    };
    let hidden = [": ", title.as_str()].concat();
    let told = match answer {
        Some(answer) => view! { <Answered question answer /> }.into_any(),
        None if problem.is_some() => ().into_any(),
        None => view! { <p class="p-poll-review__none">{words.poll_unanswered()}</p> }.into_any(),
    };
    let wrong = move || {
        let refused = rejected.get().then(|| words.poll_not_accepted().to_owned());
        refused.or_else(|| problem.clone()).map(|text| {
            view! {
                <p class="ui-field__error">
                    <Icon name=IconName::TriangleAlert />
                    <span>{text}</span>
                </p>
            }
        })
    };
    view! {
        <li class="p-poll-review__row">
            <h2 class="p-poll-review__title" lang=lang>{title}</h2>
            {told}
            {wrong}
            <TextLink href>{link}<VisuallyHidden>{hidden}</VisuallyHidden></TextLink>
        </li>
    }
}
