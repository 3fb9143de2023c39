//! The form of a registration: one button, and room for what someone needs to take part.

use markup::prelude::*;
use model::event::{
    Consent, Event, LONGEST_ACCESS_NEEDS, Offer, RegistrationForm, RegistrationProblem,
};

use super::register::Registering;
use crate::browser::document;
use crate::i18n::Words;
use crate::offers::without_account;
use crate::pages::sending::{busy, failure_notice};
use crate::ui::choice::ChoiceItem;
use crate::ui::{
    Actions, Button, ButtonAction, CheckboxGroup, LabelLook, Notice, Stack, TextArea, Tone,
};

const NEEDS_ID: &str = "needs";
const CONSENT_ID: &str = "consent";

/// The form, or why this browser cannot send it.
pub(super) fn form(event: Event, offer: Offer, registering: Registering) -> AnyView {
    let words = Words::expect();
    if registering.id.with_untracked(Option::is_none) {
        let contact = event.contact.is_some().then(|| words.event_no_id_contact());
        return view! { <Notice tone=Tone::Warning>{words.event_no_id()}" "{contact}</Notice> }
            .into_any();
    }
    let send = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        submit(event.clone(), registering);
    };
    let busy = busy(registering.sending);
    view! {
        <form on:submit=send novalidate>
            <Stack>
                {needs(registering)}
                {consent(registering)}
                {failure_notice(registering.sending)}
                <Actions>
                    <Button action=ButtonAction::Submit busy busy_text=words.common_sending()>
                        {words.take_offer(offer)}
                    </Button>
                </Actions>
                <p class="c-seat__hint">{without_account(words.common_no_name(), "")}" "{words.event_get_code()}</p>
            </Stack>
        </form>
    }
    .into_any()
}

/// Sends what is fit to be sent; otherwise the focus goes to what is wrong.
fn submit(event: Event, registering: Registering) {
    let Some(id) = registering.id.get_untracked() else {
        return;
    };
    let consent = if registering.consent.get_untracked() {
        Consent::Given
    } else {
        Consent::Withheld
    };
    let needs = registering.needs.get_untracked();
    match RegistrationForm::check(id, &needs, consent) {
        Ok(form) => {
            registering.problem.set(None);
            registering.register(event, form);
        }
        Err(problem) => {
            registering.problem.set(Some(problem));
            match problem {
                RegistrationProblem::ConsentMissing => {
                    document::focus_first(&["#", CONSENT_ID, " input"].concat());
                }
                RegistrationProblem::TooLong => {
                    document::focus(NEEDS_ID);
                }
            }
        }
    }
}

fn needs(registering: Registering) -> AnyView {
    let words = Words::expect();
    let Registering { needs, problem, .. } = registering;
    let wrong = move || {
        let too_long = problem.get() == Some(RegistrationProblem::TooLong);
        too_long.then(|| words.event_too_long().to_owned())
    };
    view! {
        <TextArea
            id=NEEDS_ID
            label=words.event_needs()
            hint=words.event_needs_hint()
            error=Signal::derive(wrong)
            maximum=u32::try_from(LONGEST_ACCESS_NEEDS).ok()
            remaining_words=move |left: i64| words.characters(left)
            rows=2
            value=needs
            on_input=move |text: String| {
                needs.set(text);
                problem.set(None);
            }
        />
    }
    .into_any()
}

/// Asked for once there is something to store.
fn consent(registering: Registering) -> AnyView {
    let words = Words::expect();
    let Registering {
        needs,
        consent,
        problem,
        ..
    } = registering;
    let has_needs = Memo::new(move |_| needs.with(|needs| !needs.trim().is_empty()));
    let missing = move || {
        let missing = problem.get() == Some(RegistrationProblem::ConsentMissing);
        missing.then(|| words.event_consent_missing().to_owned())
    };
    let given = move || Vec::from_iter(consent.get().then(|| CONSENT_ID.to_owned()));
    let change = move |given: Vec<String>| {
        consent.set(!given.is_empty());
        problem.set(None);
    };
    let item = move || {
        ChoiceItem::new(CONSENT_ID, words.event_consent_given()).hint(words.event_consent_hint())
    };
    (move || {
        has_needs.get().then(|| {
            view! {
                <CheckboxGroup
                    id=CONSENT_ID
                    label=words.event_consent()
                    look=LabelLook::Hidden
                    error=Signal::derive(missing)
                    items=vec![item()]
                    value=Signal::derive(given)
                    on_change=change
                />
            }
        })
    })
    .into_any()
}
