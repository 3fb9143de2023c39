//! Options by their average place, best first.

use markup::prelude::*;
use model::question::Question;
use model::results::Placing;

use super::labels::label;
use super::sentence;
use crate::i18n::Words;

pub(super) fn ranking(question: &Question, placings: &[Placing]) -> AnyView {
    let words = Words::expect();
    let of = |placing: &Placing| label(question, placing.option.as_str());
    let first = placings.first().map(|placing| {
        let place = words.decimal(placing.average_place);
        sentence(words.results_first_place(&of(placing).0, &place))
    });
    let item = |placing: &Placing| {
        let (label, lang) = of(placing);
        let place = words.results_place(&words.decimal(placing.average_place));
        view! {
            <li>
                <span lang=lang>{label}</span>
                <span class="c-results__place">{place}</span>
            </li>
        }
    };
    let items = placings.iter().map(item).collect_view();
    view! {
        {first}
        <ol class="c-results__ranking">{items}</ol>
    }
    .into_any()
}
