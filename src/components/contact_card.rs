//! A contact person, with links that call or write.

use markup::prelude::*;
use model::contact::Contact;

use crate::i18n::{Said, Words};
use crate::ui::{Fact, FactList, IconName, TextLink};

/// Name, role and the ways to reach the person.
#[component]
pub fn ContactCard(
    /// The person.
    contact: Contact,
) -> impl IntoView {
    let words = Words::expect();
    let mut facts = Vec::new();
    if let Some(phone) = contact.phone {
        let digits: String = phone
            .chars()
            .filter(|letter| letter.is_ascii_digit() || *letter == '+')
            .collect();
        let href = format!("tel:{digits}");
        let link = view! { <TextLink href>{phone}</TextLink> };
        facts.push(Fact::new(IconName::Phone, words.common_phone(), link));
    }
    if let Some(email) = contact.email {
        let href = format!("mailto:{email}");
        let link = view! { <TextLink href>{in_two(&email)}</TextLink> };
        facts.push(Fact::new(IconName::Mail, words.common_email(), link));
    }
    if !contact.hours.is_empty() {
        let hours = view! { <Said text=contact.hours /> };
        facts.push(Fact::new(IconName::Clock, words.common_hours(), hours));
    }
    view! {
        <div class="c-contact">
            <p class="c-contact__name">{contact.name}</p>
            <p class="c-contact__role"><Said text=contact.role /></p>
            <FactList facts />
        </div>
    }
}

/// An address that may be parted after its `@`, so that no narrow screen parts it within a name.
fn in_two(email: &str) -> impl IntoView + use<> {
    let (name, place) = email.split_at(email.find('@').map_or(0, |at| at + 1));
    view! {
        {name.to_owned()}
        <wbr />
        {place.to_owned()}
    }
}
