//! What people answered to one question: a sentence first, then figures with bars, then a table. Shows
//! only what it is given: what may not be told was taken out by `PollResults::suppress`.

mod counts;
mod labels;
mod matrix;
mod numbers;
mod ranking;
mod texts;

use leptos::prelude::*;
use model::question::{Question, QuestionKind};
use model::results::{Cell, QuestionResults, Tally};

use super::question::worded;
use crate::i18n::Words;
use crate::ui::Section;

/// One question's results under its own heading.
#[component]
pub fn ResultsOf(
    /// The question.
    question: Question,
    /// What people answered.
    results: QuestionResults,
) -> impl IntoView {
    let words = Words::expect();
    let (title, lang) = worded(&question.title);
    let id = ["results-", question.id.as_str()].concat();
    let answered = match (&results.tally, results.answered) {
        (Tally::Hidden, _) | (_, Cell::Hidden) => None,
        (_, Cell::Exactly(count)) => {
            let text = words.results_answered(count);
            Some(view! { <p class="c-results__answered">{text}</p> })
        }
    };
    let several = matches!(
        question.kind,
        QuestionKind::MultipleChoice { .. } | QuestionKind::ImageChoice { maximum: 2.., .. }
    );
    let note = (several && results.tally != Tally::Hidden)
        .then(|| view! { <p class="c-results__note">{words.results_several()}</p> });
    let body = match results.tally {
        Tally::Counts(counts) => counts::counts(&question, &counts, results.answered),
        Tally::Ranking(placings) => ranking::ranking(&question, &placings),
        Tally::Matrix(rows) => matrix::matrix(&question, &rows),
        Tally::Texts(texts) => texts::texts(texts),
        Tally::Numbers(numbers) => numbers::numbers(&question, numbers),
        Tally::Hidden => view! { <p>{words.results_hidden()}</p> }.into_any(),
    };
    view! {
        <Section id heading=title lang>
            {body}
            {note}
            {answered}
        </Section>
    }
}

/// The sentence on top.
fn sentence(text: String) -> impl IntoView {
    view! { <p class="c-results__sentence">{text}</p> }
}

/// Told wherever a small number is not shown.
fn small_hidden() -> impl IntoView {
    let text = Words::expect().results_small_hidden();
    view! { <p class="c-results__note">{text}</p> }
}
