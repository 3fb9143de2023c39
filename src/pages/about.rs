//! The operator's own texts: what this is, accessibility, privacy.

use connect::Failure;
use markup::prelude::*;
use model::LocalText;
use model::portal::Portal;

use super::load::load_with;
use crate::components::contact_card::ContactCard;
use crate::components::prose::Prose;
use crate::i18n::Words;
use crate::state::navigation::titled;
use crate::state::portal;
use crate::ui::{HeadingLevel, PageHeader, Section, SkeletonShape};

/// What this is and whom to ask.
pub(crate) fn about() -> impl IntoView {
    page(Words::shell_about, |portal| portal.about)
}

/// The accessibility statement.
pub(crate) fn accessibility() -> impl IntoView {
    page(Words::shell_accessibility, |portal| {
        portal.accessibility_statement
    })
}

/// What is stored and why.
pub(crate) fn privacy() -> impl IntoView {
    page(Words::shell_privacy, |portal| portal.privacy)
}

fn page(title: fn(Words) -> &'static str, text: fn(Portal) -> LocalText) -> impl IntoView {
    let words = Words::expect();
    titled(title(words));
    let show = move |portal: Portal| {
        let contact = portal.contact.clone().map(|contact| {
            view! {
                <Section id="contact" heading=words.common_contact()>
                    <ContactCard contact />
                </Section>
            }
        });
        let text = text(portal);
        // A page that says nothing would look broken.
        let nothing = (text.is_empty() && contact.is_none())
            .then(|| view! { <p>{words.failure(&Failure::NotFound)}</p> });
        view! {
            <Prose text level=HeadingLevel::Two />
            {nothing}
            {contact}
        }
    };
    view! {
        <PageHeader title=title(words) />
        {load_with(portal::load(), SkeletonShape::Text, move |portal| show(portal).into_any())}
    }
}
