//! An invitation as a letter: who asks, why me, how long it takes, by when, who sees the answer,
//! what happens next – everything a resident needs before saying yes or no.

use markup::prelude::*;
use model::Zone;
use model::invitation::Invitation;

use super::contact_card::ContactCard;
use super::prose::Prose;
use crate::i18n::{Said, Words};
use crate::ui::{Fact, FactList, HeadingLevel, IconName, Section};

/// The letter, without its title and without the reply.
#[component]
pub fn InvitationLetter(
    /// The invitation.
    invitation: Invitation,
) -> impl IntoView {
    let words = Words::expect();
    let mut facts = Vec::new();
    if !invitation.why_me.is_empty() {
        let why = view! { <Said text=invitation.why_me /> };
        facts.push(Fact::new(IconName::User, words.invitation_why_me(), why));
    }
    if let Some(minutes) = invitation.minutes {
        let minutes = words.common_minutes(minutes);
        facts.push(Fact::new(
            IconName::Clock,
            words.invitation_takes(),
            minutes,
        ));
    }
    if let Some(reply_by) = invitation.reply_by {
        let moment = words.moment(reply_by, &Zone::helsinki());
        facts.push(Fact::new(
            IconName::Calendar,
            words.invitation_by_when(),
            moment,
        ));
    }
    if !invitation.who_sees.is_empty() {
        let who = view! { <Said text=invitation.who_sees /> };
        facts.push(Fact::new(
            IconName::EyeOff,
            words.invitation_who_sees(),
            who,
        ));
    }
    if !invitation.what_next.is_empty() {
        let next = view! { <Said text=invitation.what_next /> };
        facts.push(Fact::new(
            IconName::Sparkles,
            words.invitation_what_next(),
            next,
        ));
    }
    let from = invitation.from.map(|contact| {
        view! {
            <Section id="from" heading=words.invitation_from()>
                <ContactCard contact />
            </Section>
        }
    });
    view! {
        <Prose text=invitation.text level=HeadingLevel::Two />
        <FactList facts />
        {from}
    }
}
