//! What people wrote: as one picture, and as a list with counts beside it.

use markup::prelude::*;
use model::results::TextCount;

use super::sentence;
use crate::components::word_cloud::WordCloud;
use crate::i18n::Words;
use crate::ui::Disclosure;

/// So many texts are shown at once.
const SHOWN: usize = 10;

pub(super) fn texts(mut texts: Vec<TextCount>) -> AnyView {
    let words = Words::expect();
    let most = texts.first().filter(|text| text.count > 1).map(|text| {
        let times = words.results_times(text.count);
        sentence(words.results_most_written(&text.text, &times))
    });
    let cloud = view! { <WordCloud texts=texts.clone() /> };
    let rest = texts.split_off(SHOWN.min(texts.len()));
    let more = (!rest.is_empty()).then(|| {
        let count = u32::try_from(rest.len()).unwrap_or(u32::MAX);
        view! { <Disclosure summary=words.results_more_texts(count)>{list(rest)}</Disclosure> }
    });
    view! {
        {most}
        <div class="c-results__texts">
            {cloud}
            <div>
                <h3>{words.results_list()}</h3>
                {list(texts)}
                {more}
            </div>
        </div>
    }
    .into_any()
}

fn list(texts: Vec<TextCount>) -> impl IntoView {
    let words = Words::expect();
    let item = move |TextCount { text, count }| {
        view! {
            <li class="c-results__text">
                <span>{text}</span>
                <span class="c-results__place">{words.results_texts(count)}</span>
            </li>
        }
    };
    let items = texts.into_iter().map(item).collect_view();
    view! { <ul class="c-results__list" role="list">{items}</ul> }
}
