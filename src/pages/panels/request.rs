//! Asking to join, with a few words for the contact person.

use leptos::ev::SubmitEvent;
use markup::prelude::*;
use model::panel::Panel;

use super::desk::Desk;
use super::join::{JOIN, note};
use crate::browser::document;
use crate::i18n::Words;
use crate::pages::sending::{busy, failure_notice};
use crate::ui::{Actions, Button, ButtonAction, IconName, TextArea};

/// Most characters of a request that backends of the native contract take.
const LONGEST: u32 = 2_000;

/// The form. A blank or too long text is told under the field.
pub(super) fn form(panel: &Panel, desk: Desk) -> AnyView {
    let words = Words::expect();
    let id = panel.id.clone();
    let error = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let text = desk.request.get_untracked().trim().to_owned();
        match wrong(words, &text) {
            None => desk.join(id.clone(), text),
            Some(problem) => {
                error.set(Some(problem.to_owned()));
                document::focus(JOIN);
            }
        }
    };
    view! {
        {note()}
        <form class="ui-stack" novalidate on:submit=submit>
            <TextArea
                id=JOIN
                label=words.panel_request_label()
                hint=words.panel_request_hint()
                error
                maximum=Some(LONGEST)
                remaining_words=move |left: i64| words.characters(left)
                value=desk.request
                on_input=move |text: String| {
                    desk.request.set(text);
                    error.set(None);
                }
            />
            {failure_notice(desk.sending)}
            <Actions>
                <Button
                    action=ButtonAction::Submit
                    icon=IconName::HeartHandshake
                    busy=busy(desk.sending)
                    busy_text=words.common_sending()
                >
                    {words.panel_request_send()}
                </Button>
            </Actions>
        </form>
    }
    .into_any()
}

fn wrong(words: Words, text: &str) -> Option<&'static str> {
    match u32::try_from(text.chars().count()).unwrap_or(u32::MAX) {
        0 => Some(words.panel_request_empty()),
        count if count > LONGEST => Some(words.panel_request_long()),
        _ => None,
    }
}
