//! The way into a panel: join at once, ask to join, or the reason why not, with a way on.

use connect::Refusal;
use markup::prelude::*;
use model::Capability;
use model::panel::{HowToJoin, Panel, WhyNotJoin};

use super::desk::Desk;
use super::{membership, request};
use crate::components::elsewhere::elsewhere;
use crate::components::panel_card::worth_telling;
use crate::components::way::{Way, ways};
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::i18n::say::Act;
use crate::offers::{Offers, without_account};
use crate::pages::sending::{busy, failure_notice, unless_waiting};
use crate::route::Route;
use crate::ui::{Actions, Button, IconName, Notice, Section};

/// Id of the button, or of the field of a request.
pub(super) const JOIN: &str = "join-panel";

/// What this resident can do about membership now, or how far that is; nothing where the backend takes no members.
pub(super) fn block(panel: &Panel, desk: Desk) -> AnyView {
    let panel = panel.clone();
    unless_waiting(Desk::lane(&panel.id), busy(desk.sending), move || {
        inside(&panel, desk).into_any()
    })
}

fn inside(panel: &Panel, desk: Desk) -> Option<AnyView> {
    let words = Words::expect();
    if let Some(membership) = &panel.membership {
        return Some(membership::block(panel, membership, desk));
    }
    let how = panel.may_join(now());
    if !worth_telling(how) {
        return None;
    }
    if let (Err(WhyNotJoin::Elsewhere), Some(site)) = (how, &panel.elsewhere) {
        let inside = elsewhere(Act::Join, site);
        return Some(
            view! { <Section id="join" heading=words.panel_join()>{inside}</Section> }.into_any(),
        );
    }
    let (heading, inside) = match how {
        Ok(HowToJoin::AtOnce) => (words.panel_join(), at_once(panel, desk)),
        Ok(HowToJoin::ByRequest) => (words.panel_join(), request::form(panel, desk)),
        Err(why) => (words.panel_join_not(), why_not(why, panel, desk)),
    };
    Some(view! { <Section id="join" heading>{inside}</Section> }.into_any())
}

/// What is said before joining: that nobody asks for a name, and that one may leave.
pub(super) fn note() -> AnyView {
    let words = Words::expect();
    let leave = Offers::expect()
        .has(Capability::LeavePanel)
        .then(|| words.panel_join_note_leave());
    let name = without_account(Some(words.panel_join_note()), None);
    let both = name.is_some() || leave.is_some();
    both.then(|| view! { <p>{name}" "{leave}</p> }).into_any()
}

fn at_once(panel: &Panel, desk: Desk) -> AnyView {
    let words = Words::expect();
    let id = panel.id.clone();
    view! {
        {note()}
        {failure_notice(desk.sending)}
        <Actions>
            <Button
                id=JOIN
                icon=IconName::HeartHandshake
                busy=busy(desk.sending)
                busy_text=words.panel_joining()
                on_press=move |()| desk.join(id.clone(), String::new())
            >
                {words.panel_join_now()}
            </Button>
        </Actions>
    }
    .into_any()
}

fn why_not(why: WhyNotJoin, panel: &Panel, desk: Desk) -> AnyView {
    let words = Words::expect();
    let way_on = match why {
        WhyNotJoin::InvitationOnly => {
            Some(Way::to(Route::InvitationByCode, words.panel_enter_code()))
        }
        WhyNotJoin::TermOver | WhyNotJoin::Closed => {
            Some(Way::to(Route::Panels, words.panel_other_panels()))
        }
        // When to come back is told; whom to ask stands right below.
        WhyNotJoin::NotYetOpen(_)
        | WhyNotJoin::Elsewhere
        | WhyNotJoin::Full
        | WhyNotJoin::AlreadyMember
        | WhyNotJoin::AlreadyRequested => None,
    };
    let offers = Offers::expect();
    // Neither a code nor summaries are spoken of where there are none.
    let text = match why {
        WhyNotJoin::InvitationOnly if !offers.has(Capability::Invitation) => {
            words.refusal(Refusal::InvitationOnly).to_owned()
        }
        WhyNotJoin::TermOver if !offers.has(Capability::Meetings) => {
            words.refusal(Refusal::TermOver).to_owned()
        }
        why => words.why_not_join(why),
    };
    let ask = match why {
        _ if panel.contact.is_none() => None,
        WhyNotJoin::Closed => Some(words.panel_closed_ask()),
        WhyNotJoin::Full => Some(words.panel_full_ask()),
        _ => None,
    };
    view! {
        {failure_notice(desk.sending)}
        <Notice heading=words.panel_joining_mark(Err(why))>
            <p>{text}" "{ask}</p>
        </Notice>
        {ways(way_on)}
    }
    .into_any()
}
