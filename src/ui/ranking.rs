//! Things in order. Tap to add at the end, then up and down: works with a finger, with keys and with
//! a screen reader. There is no dragging at all – not even as a second way, since a trembling hand
//! would set it off. Focus follows the item that moved.

use leptos::html;
use markup::prelude::*;

use super::choice::{ChoiceItem, toggled};
use super::field::LabelLook;
use super::fieldset::Fieldset;
use super::icon::{Icon, IconName};

/// What the control says; each is given the item's label.
#[derive(Clone, Copy)]
pub struct RankingWords {
    /// Read out after a change: label, place counted from 1, how many in all.
    pub place: Callback<(String, usize, usize), String>,
    /// Name of the button that moves an item up.
    pub up: Callback<(String,), String>,
    /// Name of the button that moves an item down.
    pub down: Callback<(String,), String>,
    /// Name of the button that takes an item out of the order; read out when that is done.
    pub remove: Callback<(String,), String>,
    /// Name of the button that adds an item at the end of the order.
    pub add: Callback<(String,), String>,
}

/// What a button of a row does to its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Add,
    Up,
    Down,
    Remove,
}

impl Move {
    const fn icon(self) -> IconName {
        match self {
            Self::Add => IconName::Plus,
            Self::Up => IconName::ArrowUp,
            Self::Down => IconName::ArrowDown,
            Self::Remove => IconName::X,
        }
    }

    /// The order after this move of one value; unchanged at the ends.
    fn apply(self, mut order: Vec<String>, value: &str) -> Vec<String> {
        let from = order.iter().position(|known| known == value);
        let to = match (self, from) {
            (Self::Add, _) => return toggled(order, value, true),
            (Self::Remove, _) => return toggled(order, value, false),
            (Self::Up, from) => from.and_then(|from| from.checked_sub(1)),
            (Self::Down, from) => from.map(|from| from + 1).filter(|to| *to < order.len()),
        };
        if let (Some(from), Some(to)) = (from, to) {
            order.swap(from, to);
        }
        order
    }
}

/// One row: an item, and its place counted from 0 once it is in the order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    item: ChoiceItem,
    place: Option<usize>,
}

/// Items in order first, then those not yet in it, as they were given.
fn rows(items: &[ChoiceItem], order: &[String]) -> Vec<Row> {
    let find = |value: &String| items.iter().find(|item| item.value == *value).cloned();
    let placed = order.iter().filter_map(find).enumerate();
    let rest = items
        .iter()
        .filter(|item| !order.contains(&item.value))
        .cloned();
    placed
        .map(|(place, item)| Row {
            item,
            place: Some(place),
        })
        .chain(rest.map(|item| Row { item, place: None }))
        .collect()
}

/// Items in order, and those not yet in it.
#[component]
pub fn Ranking(
    /// Id of the group.
    #[prop(into)]
    id: String,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// How the legend is shown.
    #[prop(optional)]
    look: LabelLook,
    /// Language of label and hint, if not the page's.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
    /// What helps to answer: "Tap in the order of importance".
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Everything that can be put in order.
    items: Vec<ChoiceItem>,
    /// Values put in order so far, best first.
    #[prop(into)]
    value: Signal<Vec<String>>,
    /// Called with the whole order after a change.
    #[prop(into)]
    on_change: Callback<(Vec<String>,)>,
    /// What the control says.
    words: RankingWords,
) -> impl IntoView {
    let total = items.len();
    let said = RwSignal::new(String::new());
    // The button that shall have focus once its row is drawn anew.
    let focus_next = StoredValue::new(None::<(String, Move)>);
    let press = Callback::new(move |(item, step): (ChoiceItem, Move)| {
        let order = step.apply(value.get_untracked(), &item.value);
        let place = order.iter().position(|known| *known == item.value);
        said.set(match place {
            Some(place) => words.place.run((item.label, place + 1, total)),
            None => words.remove.run((item.label,)),
        });
        let next = match step {
            Move::Add => Move::Up,
            Move::Remove => Move::Add,
            Move::Up | Move::Down => step,
        };
        focus_next.set_value(Some((item.value, next)));
        on_change.run((order,));
    });
    let button = move |item: &ChoiceItem, step: Move, at_end: bool| {
        let name = match step {
            Move::Add => words.add,
            Move::Up => words.up,
            Move::Down => words.down,
            Move::Remove => words.remove,
        };
        let node = NodeRef::<html::Button>::new();
        let own = Some((item.value.clone(), step));
        node.on_load(move |element| {
            if focus_next.with_value(|next| *next == own) {
                focus_next.set_value(None);
                let _ = element.focus();
            }
        });
        let pressed = item.clone();
        view! {
            <button
                type="button"
                class="ui-ranking__button"
                node_ref=node
                aria-label=name.run((item.label.clone(),))
                aria-disabled=at_end.then_some("true")
                on:click=move |_| if !at_end { press.run((pressed.clone(), step)) }
            >
                <Icon name=step.icon() />
            </button>
        }
    };
    let row = move |Row { item, place }: Row| {
        let last = move || place.map(|place| place + 1) == Some(value.with_untracked(Vec::len));
        let steps: &[(Move, bool)] = match place {
            Some(place) => &[
                (Move::Up, place == 0),
                (Move::Down, last()),
                (Move::Remove, false),
            ],
            None => &[(Move::Add, false)],
        };
        view! {
            <li class="ui-ranking__row" class:ui-ranking__row--placed=place.is_some()>
                <span class="ui-ranking__place" aria-hidden="true">
                    {place.map(|place| (place + 1).to_string())}
                </span>
                <span class="ui-ranking__label" lang=item.lang>{item.label.clone()}</span>
                <span class="ui-ranking__buttons">
                    {steps.iter().map(|(step, at_end)| button(&item, *step, *at_end)).collect_view()}
                </span>
            </li>
        }
    };
    view! {
        <Fieldset id label look lang hint error>
            <ol class="ui-ranking" role="list">
                {move || value.with(|order| rows(&items, order)).into_iter().map(row).collect_view()}
            </ol>
            <p role="status" class="u-visually-hidden">{said}</p>
        </Fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(values: &[&str]) -> Vec<String> {
        values.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn moving_stops_at_the_ends() {
        assert_eq!(Move::Up.apply(order(&["a", "b"]), "a"), ["a", "b"]);
        assert_eq!(Move::Down.apply(order(&["a", "b"]), "b"), ["a", "b"]);
        assert_eq!(
            Move::Up.apply(order(&["a", "b", "c"]), "c"),
            ["a", "c", "b"]
        );
    }

    #[test]
    fn adding_goes_to_the_end_and_an_unknown_value_moves_nothing() {
        assert_eq!(Move::Add.apply(order(&["a"]), "b"), ["a", "b"]);
        assert_eq!(Move::Down.apply(order(&["a", "b"]), "x"), ["a", "b"]);
    }

    #[test]
    fn every_item_has_exactly_one_row() {
        let items: Vec<_> = ["a", "b", "c"]
            .map(|value| ChoiceItem::new(value, value))
            .into();
        let rows = rows(&items, &order(&["c", "gone"]));
        let values: Vec<_> = rows
            .iter()
            .map(|row| (row.item.value.as_str(), row.place))
            .collect();
        assert_eq!(values, [("c", Some(0)), ("a", None), ("b", None)]);
    }
}
