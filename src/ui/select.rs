//! A native select, for long lists of short words (municipalities). Short lists are radios.

use markup::prelude::*;

use super::choice::ChoiceItem;
use super::field::{Field, LabelLook, described_by, invalid};

/// A labelled native select.
#[component]
pub fn SelectField(
    /// Id of the select.
    #[prop(into)]
    id: String,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// How the label is shown.
    #[prop(optional)]
    look: LabelLook,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What can be chosen; give an item with an empty value for "all" or "none".
    #[prop(into)]
    items: Signal<Vec<ChoiceItem>>,
    /// Value of the chosen item.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value just chosen.
    #[prop(into)]
    on_change: Callback<(String,)>,
) -> impl IntoView {
    let option = move |item: ChoiceItem| {
        let own = item.value.clone();
        let chosen = move || value.with(|value| *value == own);
        view! {
            <option value=item.value.clone() lang=item.lang prop:selected=chosen>
                {item.label.clone()}
            </option>
        }
    };
    view! {
        <Field id=id.clone() label look hint error>
            <div class="ui-select">
                <select
                    class="ui-input"
                    aria-invalid=invalid(error)
                    aria-describedby=described_by(id.clone(), hint, error)
                    id=id
                    on:change=move |event| on_change.run((event_target_value(&event),))
                >
                    {move || items.get().into_iter().map(option).collect_view()}
                </select>
            </div>
        </Field>
    }
}
