//! The frame around a group of inputs: a legend that names the group, hint and error.

use markup::prelude::*;

use super::field::{FieldError, FieldHint, LabelLook, described_by, invalid, part};

/// What the group is to those who listen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldsetRole {
    /// Some of it, or several inputs that belong together.
    #[default]
    Group,
    /// One of it.
    RadioGroup,
}

/// A native fieldset.
#[component]
pub fn Fieldset(
    /// Id of the group.
    #[prop(into)]
    id: String,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// How the legend is shown.
    #[prop(optional)]
    look: LabelLook,
    /// One of it or some of it.
    #[prop(optional)]
    role: FieldsetRole,
    /// Language of label and hint, if not the page's.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The inputs.
    children: Children,
) -> impl IntoView {
    let radio = role == FieldsetRole::RadioGroup;
    let wrong = invalid(error);
    let label_id = part(&id, "label");
    let class = look.class();
    view! {
        <fieldset
            class="ui-field ui-fieldset"
            class:ui-field--wrong=move || error.with(Option::is_some)
            id=id.clone()
            role=radio.then_some("radiogroup")
            aria-invalid=move || if radio { wrong() } else { None }
            aria-describedby=described_by(id.clone(), hint, error)
        >
            <legend class=class lang=lang>
                {if look == LabelLook::Question {
                    view! { <h2 id=label_id tabindex="-1">{label}</h2> }.into_any()
                } else {
                    view! { <span id=label_id>{label}</span> }.into_any()
                }}
            </legend>
            <FieldHint id=id.clone() text=hint lang />
            {children}
            <FieldError id=id.clone() text=error />
        </fieldset>
    }
}
