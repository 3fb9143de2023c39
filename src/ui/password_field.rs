//! A password: hidden until the resident wants to see it, filled in by the phone's own keeper.

use markup::prelude::*;

use super::button::{Button, ButtonKind};
use super::field::{Field, LabelLook, described_by, invalid};

/// A labelled input and the button that shows what is in it.
#[component]
pub fn PasswordField(
    /// Id of the input.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// Words of the button that shows it.
    #[prop(into)]
    show: Signal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// Called with each change.
    #[prop(into)]
    on_input: Callback<(String,)>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let hint = Signal::stored(String::new());
    let kind = move || if shown.get() { "text" } else { "password" };
    view! {
        <Field id=id.clone() label look=LabelLook::default() lang=None hint error>
            <input
                class="ui-input"
                type=kind
                autocomplete="current-password"
                autocapitalize="none"
                spellcheck="false"
                aria-invalid=invalid(error)
                aria-describedby=described_by(id.clone(), hint, error)
                id=id
                prop:value=value
                on:input=move |event| on_input.run((event_target_value(&event),))
            />
            <Button
                kind=ButtonKind::Quiet
                pressed=shown
                on_press=move |()| shown.update(|shown| *shown = !*shown)
            >
                {show}
            </Button>
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_hidden_until_it_is_to_be_seen() {
        let html = view! {
            <PasswordField id="p" label="Salasana" show="Näytä" value="" on_input=|_: String| () />
        }
        .to_html();
        assert!(html.contains(r#"type="password""#), "{html}");
        assert!(html.contains(r#"aria-pressed="false""#), "{html}");
        assert!(
            html.contains(r#"autocomplete="current-password""#),
            "{html}"
        );
    }
}
