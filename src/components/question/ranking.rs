//! Options put in order, by taps alone.

use markup::prelude::*;
use model::OptionId;
use model::answer::Answer;
use model::question::Choice;

use super::{ANSWER_ID, Answering, Frame, nth, worded};
use crate::i18n::Words;
use crate::ui::{ChoiceItem, LabelLook, Ranking, RankingWords};

pub(super) fn ranking(frame: Frame, options: &[Choice], answering: Answering) -> AnyView {
    let item = |(place, option): (usize, &Choice)| {
        let (label, lang) = worded(&option.label);
        ChoiceItem::new(place.to_string(), label).lang(lang)
    };
    let items: Vec<_> = options.iter().enumerate().map(item).collect();
    let ids: Vec<OptionId> = options.iter().map(|option| option.id.clone()).collect();
    let ids = StoredValue::new(ids);
    let value = Signal::derive(move || {
        let Some(Answer::Ranking(order)) = answering.answer.get() else {
            return Vec::new();
        };
        let place =
            |option: &OptionId| ids.with_value(|ids| ids.iter().position(|known| known == option));
        let places = order.iter().filter_map(place);
        places.map(|place| place.to_string()).collect()
    });
    let choose = move |values: Vec<String>| {
        let order: Vec<_> = ids.with_value(|ids| {
            let order = values.iter().filter_map(|value| nth(ids, value));
            order.cloned().collect()
        });
        let any = !order.is_empty();
        answering
            .change
            .run((any.then_some(Answer::Ranking(order)),));
    };
    view! {
        <Ranking
            id=ANSWER_ID
            label=frame.label
            look=LabelLook::Hidden
            lang=frame.lang
            hint=frame.hint
            error=frame.error
            items
            value
            on_change=choose
            words=spoken()
        />
    }
    .into_any()
}

fn spoken() -> RankingWords {
    let words = Words::expect();
    RankingWords {
        place: Callback::new(move |(item, place, total): (String, usize, usize)| {
            words.question_rank_place(&item, &place.to_string(), &total.to_string())
        }),
        up: Callback::new(move |(item,): (String,)| words.question_rank_up(&item)),
        down: Callback::new(move |(item,): (String,)| words.question_rank_down(&item)),
        remove: Callback::new(move |(item,): (String,)| words.question_rank_remove(&item)),
        add: Callback::new(move |(item,): (String,)| words.question_rank_add(&item)),
    }
}
