//! Typing an invitation code from a letter.

use markup::prelude::*;
use model::invitation::InvitationCode;

use crate::browser::document;
use crate::i18n::Words;
use crate::ui::{Actions, Button, ButtonAction, ButtonKind, IconName, TextField};

const FIELD: &str = "invitation-code";

/// One field and a button. What cannot be a code is told under the field.
#[component]
pub(super) fn CodeForm(
    /// How much the button weighs on its screen.
    kind: ButtonKind,
    /// What is typed; kept by the caller, so that a wrong code can be mended.
    typed: RwSignal<String>,
    /// Called with a code that can be one.
    #[prop(into)]
    on_code: Callback<InvitationCode>,
) -> impl IntoView {
    let words = Words::expect();
    let error = RwSignal::new(None::<String>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(code) = InvitationCode::parse(&typed.get_untracked()) {
            on_code.run(code);
        } else {
            error.set(Some(words.invitation_code_wrong().to_owned()));
            document::focus(FIELD);
        }
    };
    view! {
        <form class="c-code-form" novalidate on:submit=submit>
            <TextField
                id=FIELD
                label=words.invitation_code()
                hint=words.invitation_code_hint()
                autocomplete="off"
                error=error
                value=typed
                on_input=move |text: String| {
                    typed.set(text);
                    error.set(None);
                }
            />
            <Actions>
                <Button kind action=ButtonAction::Submit icon=IconName::Mail>
                    {words.invitation_open()}
                </Button>
            </Actions>
        </form>
    }
}
