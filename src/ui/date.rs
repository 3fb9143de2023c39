//! A day, by the phone's own date picker. Values are ISO 8601 days ("2026-01-24"), empty for none.

use markup::prelude::*;

use super::field::{Field, LabelLook, described_by, invalid};

/// A labelled native date input.
#[component]
pub fn DateField(
    /// Id of the input.
    #[prop(into)]
    id: String,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// How the label is shown.
    #[prop(optional)]
    look: LabelLook,
    /// Language of label and hint, if not the page's.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// First day that can be picked.
    #[prop(optional_no_strip)]
    earliest: Option<String>,
    /// Last day that can be picked.
    #[prop(optional_no_strip)]
    latest: Option<String>,
    /// The day as it is.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the day at every change.
    #[prop(into)]
    on_input: Callback<(String,)>,
) -> impl IntoView {
    view! {
        <Field id=id.clone() label look lang hint error>
            <input
                class="ui-input ui-input--date"
                type="date"
                min=earliest
                max=latest
                aria-invalid=invalid(error)
                aria-describedby=described_by(id.clone(), hint, error)
                id=id
                prop:value=value
                on:input=move |event| on_input.run((event_target_value(&event),))
            />
        </Field>
    }
}
