//! Everyone's words as one picture. It excludes those who do not see it, so that it never stands
//! without the list it was made of.

use markup::prelude::*;
use model::results::TextCount;
use model::word_cloud::{CloudWord, word_cloud};

use crate::i18n::Words;
use crate::ui::{WordItem, WordList};

/// The picture under its own heading; nothing where no word means anything.
#[component]
pub fn WordCloud(
    /// What people wrote, as it may be shown.
    texts: Vec<TextCount>,
) -> impl IntoView {
    let words = Words::expect();
    let item = |word: CloudWord| WordItem {
        text: word.text,
        count: usize::try_from(word.count).unwrap_or(usize::MAX),
        count_text: words.results_texts(word.count),
    };
    let items: Vec<_> = word_cloud(&texts).into_iter().map(item).collect();
    (!items.is_empty()).then(|| {
        view! {
            <div class="c-word-cloud">
                <h3>{words.results_cloud()}</h3>
                <WordList items />
            </div>
        }
    })
}
