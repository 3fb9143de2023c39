//! One line of text. Asks the phone for the keyboard that suits it.

use markup::prelude::*;

use super::field::{Field, LabelLook, described_by, invalid};

/// What is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Words.
    #[default]
    Text,
    /// A number that may have a decimal comma.
    Decimal,
    /// A code copied from paper: capitals, no correcting.
    Code,
    /// A user name or an e-mail address: no capitals, no correcting.
    User,
}

impl InputKind {
    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Decimal => Some("decimal"),
            Self::User => Some("email"),
            Self::Text | Self::Code => None,
        }
    }

    /// The phone must not "correct" it.
    const fn verbatim(self) -> bool {
        !matches!(self, Self::Text)
    }
}

/// A labelled one-line input.
#[component]
pub fn TextField(
    /// Id of the input.
    #[prop(into)]
    id: String,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    #[prop(optional)]
    kind: InputKind,
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
    /// Shown after the input: a unit.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// The `autocomplete` token (HTML standard), `off` unless told.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The text as it is.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text at every change.
    #[prop(into)]
    on_input: Callback<(String,)>,
) -> impl IntoView {
    let verbatim = kind.verbatim();
    view! {
        <Field id=id.clone() label look lang hint error>
            <div class="ui-field__row">
                <input
                    class="ui-input"
                    class:ui-input--code=kind == InputKind::Code
                    type="text"
                    inputmode=kind.keyboard()
                    autocomplete=autocomplete
                    autocapitalize=verbatim.then_some(if kind == InputKind::Code { "characters" } else { "none" })
                    spellcheck=verbatim.then_some("false")
                    aria-invalid=invalid(error)
                    aria-describedby=described_by(id.clone(), hint, error)
                    id=id
                    prop:value=value
                    on:input=move |event| on_input.run((event_target_value(&event),))
                />
                {move || {
                    unit.with(|unit| !unit.is_empty())
                        .then(|| view! { <span class="ui-field__unit">{unit}</span> })
                }}
            </div>
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn label_hint_and_error_are_tied_to_the_input() {
        let html = view! {
            <TextField id="q1" label="Ikä" hint="Vuosina" error="Kirjoita luku" value="" on_input=|_: String| () />
        }
        .to_html();
        assert!(
            html.contains(r#"for="q1""#) && html.contains(r#"id="q1""#),
            "{html}"
        );
        assert!(
            html.contains(r#"aria-describedby="q1-hint q1-error""#),
            "{html}"
        );
        assert!(
            html.contains(r#"id="q1-hint""#) && html.contains(r#"id="q1-error""#),
            "{html}"
        );
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
    }

    #[test]
    fn without_hint_and_error_nothing_is_promised() {
        let html =
            view! { <TextField id="q1" label="Ikä" value="" on_input=|_: String| () /> }.to_html();
        assert!(
            !html.contains("aria-describedby") && !html.contains("aria-invalid"),
            "{html}"
        );
    }
}
