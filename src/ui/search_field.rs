//! Where one types to narrow a list. The caller puts it into a `role="search"` region (`FilterBar`).

use markup::prelude::*;

use super::icon::{Icon, IconName};

/// A native search input with a magnifier.
#[component]
pub fn SearchField(
    /// Id of the input.
    #[prop(into)]
    id: String,
    /// What is searched; also shown in the field while it is empty.
    #[prop(into)]
    label: Signal<String>,
    /// The text as it is.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text at every change.
    #[prop(into)]
    on_input: Callback<(String,)>,
) -> impl IntoView {
    view! {
        <div class="ui-search-field">
            <label class="u-visually-hidden" for=id.clone()>{label}</label>
            <Icon name=IconName::Search />
            <input
                class="ui-input"
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                placeholder=label
                id=id
                prop:value=value
                on:input=move |event| on_input.run((event_target_value(&event),))
            />
        </div>
    }
}
