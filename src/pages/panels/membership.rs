//! Being a member, or waiting to be: what happens next, and the way out.

use connect::Remembers;
use markup::prelude::*;
use model::Capability;
use model::panel::{Membership, MembershipState, Panel};

use super::desk::Desk;
use super::themes::chooses;
use crate::i18n::Words;
use crate::offers::{Offers, promising, remembered_here, without_account};
use crate::pages::sending::{busy, failure_notice};
use crate::ui::{Actions, Button, ButtonKind, Dialog, Notice, Section, Tone};

/// Id of the notice that tells the state.
pub(super) const MEMBERSHIP: &str = "membership-state";

/// The state, what follows from it, and leaving.
pub(super) fn block(panel: &Panel, membership: &Membership, desk: Desk) -> AnyView {
    let words = Words::expect();
    let tone = match membership.state {
        MembershipState::Member => Tone::Success,
        MembershipState::Requested => Tone::Info,
    };
    let (offers, remembers) = (Offers::expect(), remembered_here());
    let leaving = (panel.may_leave() && offers.has(Capability::LeavePanel))
        .then(|| leave(panel, membership.state, desk));
    let since = words.membership_since(membership);
    let state = membership.state;
    // A member is told of what there is on this page.
    let (next, themes) = match state {
        MembershipState::Requested => (true, false),
        MembershipState::Member => (
            offers.has(Capability::Meetings),
            offers.has(Capability::Themes) && chooses(),
        ),
    };
    let next = next.then(|| words.membership_next(state, remembers));
    let more = match state {
        MembershipState::Member => themes.then(|| words.panel_member_themes()),
        // What nobody will show here has to be asked for.
        MembershipState::Requested => (remembers != Remembers::Nothing && panel.contact.is_some())
            .then(|| words.panel_requested_ask()),
    };
    let kept = promising(
        words.membership_kept(state, remembers),
        words.panel_kept_no_name(),
    );
    let kept = match remembers {
        Remembers::Nothing => without_account(kept, words.membership_in_account(state).to_owned()),
        Remembers::Deeds | Remembers::DeedsAndInvitations => kept,
    };
    view! {
        <Section id="membership" heading=words.panel_membership()>
            <Notice tone id=MEMBERSHIP heading=words.membership(state)>
                <p>{since}</p>
                {(next.is_some() || more.is_some()).then(|| view! { <p>{next}" "{more}</p> })}
            </Notice>
            <p>{kept}</p>
            {leaving}
        </Section>
    }
    .into_any()
}

/// What leaving, or taking a request back, is called.
struct Leaving {
    label: &'static str,
    question: &'static str,
    text: &'static str,
    stay: &'static str,
    busy: &'static str,
}

fn leave(panel: &Panel, state: MembershipState, desk: Desk) -> AnyView {
    let words = Words::expect();
    let says = match state {
        MembershipState::Member => Leaving {
            label: words.panel_leave(),
            question: words.panel_leave_ask(),
            text: words.panel_leave_text(),
            stay: words.panel_leave_stay(),
            busy: words.panel_leaving(),
        },
        MembershipState::Requested => Leaving {
            label: words.panel_take_back(),
            question: words.panel_take_back_ask(),
            text: words.panel_take_back_text(),
            stay: words.panel_take_back_stay(),
            busy: words.panel_taking_back(),
        },
    };
    let id = panel.id.clone();
    let open = RwSignal::new(false);
    view! {
        <Actions>
            <Button kind=ButtonKind::Secondary on_press=move |()| open.set(true)>
                {says.label}
            </Button>
        </Actions>
        <Dialog
            id="leave-dialog"
            open
            on_close=move |()| open.set(false)
            heading=says.question
        >
            <p>{says.text}</p>
            {failure_notice(desk.sending)}
            <Actions>
                // The harmless answer has the focus first.
                <Button kind=ButtonKind::Secondary on_press=move |()| open.set(false)>
                    {says.stay}
                </Button>
                <Button
                    kind=ButtonKind::Danger
                    busy=busy(desk.sending)
                    busy_text=says.busy
                    on_press=move |()| desk.leave(id.clone(), state)
                >
                    {says.label}
                </Button>
            </Actions>
        </Dialog>
    }
    .into_any()
}
