//! Narrowing a list: search and chips. Works at once, without a button; the list says how many are left.

use markup::prelude::*;

use super::choice::{ChoiceItem, toggled};
use super::field::LabelLook;
use super::fieldset::{Fieldset, FieldsetRole};

/// A search region; put a `SearchField` and chips into it.
#[component]
pub fn FilterBar(
    /// What is searched: "Search events".
    #[prop(into)]
    label: Signal<String>,
    /// Fields and chips.
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class="ui-filter-bar"
            role="search"
            aria-label=label
            on:submit=|event| event.prevent_default()
        >
            {children}
        </form>
    }
}

/// One of some, as chips.
#[component]
pub fn ChipRadios(
    /// Id of the group; also the `name` of its radios.
    #[prop(into)]
    id: String,
    /// What is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// How the legend is shown; often hidden.
    #[prop(optional)]
    look: LabelLook,
    /// What can be chosen; an item with an empty value stands for "all".
    #[prop(into)]
    items: Signal<Vec<ChoiceItem>>,
    /// Value of the chosen item.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value just chosen.
    #[prop(into)]
    on_change: Callback<(String,)>,
) -> impl IntoView {
    let name = id.clone();
    let chip = move |item: ChoiceItem| {
        let own = item.value.clone();
        let chosen = move || value.with(|value| *value == own);
        view! {
            <label class="ui-chip">
                <input
                    type="radio"
                    name=name.clone()
                    value=item.value.clone()
                    prop:checked=chosen
                    on:change=move |_| on_change.run((item.value.clone(),))
                />
                <span class="ui-chip__label" lang=item.lang>{item.label.clone()}</span>
            </label>
        }
    };
    view! {
        <Fieldset id label look role=FieldsetRole::RadioGroup>
            <div class="ui-chips">
                {move || items.get().into_iter().map(chip.clone()).collect_view()}
            </div>
        </Fieldset>
    }
}

/// Some of some, as chips.
#[component]
pub fn ChipChecks(
    /// Id of the group.
    #[prop(into)]
    id: String,
    /// What is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// How the legend is shown; often hidden.
    #[prop(optional)]
    look: LabelLook,
    /// What can be chosen.
    #[prop(into)]
    items: Signal<Vec<ChoiceItem>>,
    /// Values of the chosen items.
    #[prop(into)]
    value: Signal<Vec<String>>,
    /// Called with all values chosen after a change.
    #[prop(into)]
    on_change: Callback<(Vec<String>,)>,
) -> impl IntoView {
    let chip = move |item: ChoiceItem| {
        let own = item.value.clone();
        let chosen = move || value.with(|value| value.contains(&own));
        view! {
            <label class="ui-chip">
                <input
                    type="checkbox"
                    prop:checked=chosen
                    on:change=move |event| {
                        let picked = value.get_untracked();
                        on_change.run((toggled(picked, &item.value, event_target_checked(&event)),));
                    }
                />
                <span class="ui-chip__label" lang=item.lang>{item.label.clone()}</span>
            </label>
        }
    };
    view! {
        <Fieldset id label look>
            <div class="ui-chips">{move || items.get().into_iter().map(chip).collect_view()}</div>
        </Fieldset>
    }
}
