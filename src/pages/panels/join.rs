//! The way into a panel: join at once, ask to join, or the reason why not, with a way on.

use markup::prelude::*;
use model::panel::{HowToJoin, Panel, WhyNotJoin};

use super::desk::Desk;
use super::{membership, request};
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::pages::sending::{busy, failure_notice};
use crate::route::Route;
use crate::ui::{Actions, Button, ButtonKind, IconName, LinkButton, Notice, Section};

/// Id of the button, or of the field of a request.
pub(super) const JOIN: &str = "join-panel";

/// What this resident can do about membership now.
pub(super) fn block(panel: &Panel, desk: Desk) -> AnyView {
    let words = Words::expect();
    if let Some(membership) = &panel.membership {
        return membership::block(panel, membership, desk);
    }
    let (heading, inside) = match panel.may_join(now()) {
        Ok(HowToJoin::AtOnce) => (words.panel_join(), at_once(panel, desk)),
        Ok(HowToJoin::ByRequest) => (words.panel_join(), request::form(panel, desk)),
        Err(why) => (words.panel_join_not(), why_not(why, desk)),
    };
    view! { <Section id="join" heading>{inside}</Section> }.into_any()
}

fn at_once(panel: &Panel, desk: Desk) -> AnyView {
    let words = Words::expect();
    let id = panel.id.clone();
    view! {
        <p>{words.panel_join_note()}</p>
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

fn why_not(why: WhyNotJoin, desk: Desk) -> AnyView {
    let words = Words::expect();
    let way_on = match why {
        WhyNotJoin::InvitationOnly => Some((Route::InvitationByCode, words.panel_enter_code())),
        WhyNotJoin::TermOver | WhyNotJoin::Closed => {
            Some((Route::Panels, words.panel_other_panels()))
        }
        // When to come back is told; whom to ask stands right below.
        WhyNotJoin::NotYetOpen(_)
        | WhyNotJoin::Full
        | WhyNotJoin::AlreadyMember
        | WhyNotJoin::AlreadyRequested => None,
    };
    let way_on = way_on.map(|(route, label)| {
        view! {
            <Actions>
                <LinkButton kind=ButtonKind::Secondary href=route.href()>{label}</LinkButton>
            </Actions>
        }
    });
    view! {
        {failure_notice(desk.sending)}
        <Notice heading=words.panel_joining_mark(Err(why))>
            <p>{words.why_not_join(why)}</p>
        </Notice>
        {way_on}
    }
    .into_any()
}
