//! An invitation in a list.

use markup::prelude::*;
use model::invitation::{Invitation, InvitationState};
use model::{Timestamp, Zone};

use crate::i18n::{Title, Words};
use crate::route::Route;
use crate::ui::{Badge, BadgeKind, Card, CardHeading, CardKind, HeadingLevel, IconName};

/// What it asks for, until when, and what became of it.
#[component]
pub fn InvitationCard(
    /// The invitation.
    invitation: Invitation,
    /// The present moment, which decides whether it still waits.
    now: Timestamp,
    /// Level of its heading.
    #[prop(optional)]
    level: HeadingLevel,
) -> impl IntoView {
    let words = Words::expect();
    let state = invitation.state_at(now);
    let (kind, badge) = match state {
        InvitationState::Pending => (CardKind::Calling, BadgeKind::New),
        InvitationState::Postponed => (CardKind::Calling, BadgeKind::Info),
        InvitationState::Accepted => (CardKind::Plain, BadgeKind::Success),
        _ => (CardKind::Quiet, BadgeKind::Neutral),
    };
    let until = invitation
        .reply_by
        .filter(|_| invitation.is_waiting(now))
        .map(|reply_by| {
            let day = words.date(reply_by, &Zone::helsinki());
            view! { <p>{words.invitation_reply_by(&day)}</p> }
        });
    let minutes = invitation
        .minutes
        .map(|minutes| words.common_minutes(minutes));
    let facts = [
        Some(words.invitation_kind(&invitation.target).to_owned()),
        minutes,
    ];
    view! {
        <Card kind>
            <CardHeading href=Some(Route::Invitation(invitation.id.clone()).href()) level>
                <Title text=invitation.title />
            </CardHeading>
            <p>
                <Badge kind=badge icon=IconName::Mail>{words.invitation_state(state)}</Badge>
            </p>
            <p>{facts.into_iter().flatten().collect::<Vec<_>>().join("\u{a0}· ")}</p>
            {until}
        </Card>
    }
}
