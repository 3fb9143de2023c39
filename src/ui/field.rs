//! The frame around one input: label, hint and error, tied to it for those who listen.
//! The inputs themselves are `text_field`, `text_area`, `select`, `date` and `search_field`.

use markup::prelude::*;

use super::icon::{Icon, IconName};

/// How a label is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelLook {
    /// Beside other fields of a form.
    #[default]
    Plain,
    /// The question this screen asks: a heading that can take focus, with the id `{id}-label`.
    Question,
    /// Read out only; the place says it to those who look.
    Hidden,
}

impl LabelLook {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Plain => "ui-field__label",
            Self::Question => "ui-field__label ui-field__label--question",
            Self::Hidden => "u-visually-hidden",
        }
    }
}

/// Joins an id and the part of a field it names.
pub(super) fn part(id: &str, name: &str) -> String {
    [id, "-", name].concat()
}

/// Value of `aria-describedby`: hint and error, as far as they are there.
pub(super) fn described_by(
    id: String,
    hint: Signal<String>,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Clone + Send + 'static {
    move || {
        let hint = hint
            .with(|hint| !hint.is_empty())
            .then(|| part(&id, "hint"));
        let error = error.with(Option::is_some).then(|| part(&id, "error"));
        match (hint, error) {
            (Some(hint), Some(error)) => Some([hint, error].join(" ")),
            (hint, error) => hint.or(error),
        }
    }
}

/// Value of `aria-invalid`.
pub(super) fn invalid(error: Signal<Option<String>>) -> impl Fn() -> Option<&'static str> + Copy {
    move || error.with(Option::is_some).then_some("true")
}

/// What helps to answer, under the label.
#[component]
pub(super) fn FieldHint(
    id: String,
    text: Signal<String>,
    lang: Option<&'static str>,
) -> impl IntoView {
    move || {
        let id = part(&id, "hint");
        text.with(|text| !text.is_empty())
            .then(|| view! { <p class="ui-field__hint" id=id lang=lang>{text}</p> })
    }
}

/// What is wrong and how to mend it, under the input.
#[component]
pub(super) fn FieldError(id: String, text: Signal<Option<String>>) -> impl IntoView {
    move || {
        let id = part(&id, "error");
        text.get().map(|text| {
            view! {
                <p class="ui-field__error" id=id>
                    <Icon name=IconName::TriangleAlert />
                    <span>{text}</span>
                </p>
            }
        })
    }
}

/// Label, hint, the input given as children, and the error.
#[component]
pub fn Field(
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
    /// The input, with the id given here.
    children: Children,
) -> impl IntoView {
    let caption = view! { <label for=id.clone() lang=lang>{label}</label> };
    let label_id = part(&id, "label");
    let class = look.class();
    view! {
        <div class="ui-field" class:ui-field--wrong=move || error.with(Option::is_some)>
            {if look == LabelLook::Question {
                view! { <h2 class=class id=label_id tabindex="-1">{caption}</h2> }.into_any()
            } else {
                view! { <div class=class id=label_id>{caption}</div> }.into_any()
            }}
            <FieldHint id=id.clone() text=hint lang />
            {children}
            <FieldError id text=error />
        </div>
    }
}
