//! The reply: accept, later, no thanks – no reason asked – and what follows from it.

use connect::{Failure, calls};
use leptos::task::spawn_local;
use markup::prelude::*;
use model::invitation::{
    Invitation, InvitationCode, InvitationState, Reply as Choice, Target, WhyNotReply,
};
use model::{Capability, InvitationId};

use crate::api::Api;
use crate::components::way::{Way, ways};
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::offers::Offers;
use crate::pages::intent::Intent;
use crate::pages::sending::{
    Came, ON_ITS_WAY, Sending, busy, focus_soon, named, progress, saved, send, unless_waiting,
};
use crate::pages::sign_in::way_in;
use crate::route::Route;
use crate::state::invitation_code::CodeInHand;
use crate::state::outbox::Outbox;
use crate::ui::{Actions, Announce, Button, ButtonKind, IconName, Notice, Section, Tone};
use outbox::Stage;

const OUTCOME: &str = "reply-outcome";

/// Buttons to reply with, or what became of the invitation.
#[component]
pub(super) fn Reply(
    /// The invitation.
    invitation: Invitation,
    /// The code that opened it; ties it to this resident.
    code: Option<InvitationCode>,
) -> impl IntoView {
    let words = Words::expect();
    let (api, in_hand) = (Api::expect(), CodeInHand::expect());
    let outbox = Outbox::expect();
    // Whether the panel or the poll is a sensitive one an invitation does not tell.
    let title = words.outbox_reply(&match invitation.target {
        Target::Event(_) => named(words, &invitation.title),
        Target::Panel(_) => words.panel_title().to_owned(),
        Target::Poll(_) => words.poll_single().to_owned(),
    });
    let lane = ["invitation/", invitation.id.as_str()].concat();
    let invitation = RwSignal::new(invitation);
    let sending = RwSignal::new(Sending::Idle);
    let replying = Intent::new();
    let code_again = code.clone();
    let reply = move |choice: Choice| {
        let (code, title) = (code.clone(), title.clone());
        let key = replying.key(choice);
        spawn_local(async move {
            let Some(id) = invitation
                .try_get_untracked()
                .map(|invitation| invitation.id)
            else {
                return;
            };
            let call = calls::reply_invitation(&id, choice, code.as_ref(), key.as_ref());
            let came = send(outbox, &call, title, sending).await;
            if !matches!(came, Came::Open) {
                replying.over();
            }
            match came {
                Came::Arrived(replied) => {
                    // From now on it lies in the inbox, and the next code can be typed.
                    in_hand.clear();
                    invitation.try_set(replied);
                    focus_soon(&[OUTCOME]);
                }
                Came::Saved => {
                    in_hand.clear();
                    focus_soon(&[ON_ITS_WAY]);
                }
                Came::Refused(failure) => {
                    // A refusal tells that what the page shows is old.
                    if failure.refusal().is_some()
                        && let Some(fresh) = look_again(api, &id, code.as_ref()).await
                    {
                        let leads_nowhere = fresh.may_reply(now()).is_err();
                        invitation.try_set(fresh);
                        if leads_nowhere {
                            focus_soon(&[OUTCOME]);
                        }
                    }
                    sending.try_set(Sending::Failed(failure));
                }
                Came::Open => {}
            }
        });
    };
    let reply = Callback::new(reply);
    renew_once_there(sending, invitation, code_again);
    let busy = busy(sending);
    // Where nothing can be replied, what the invitation leads to is told instead.
    if !Offers::expect().has(Capability::ReplyInvitation) {
        return (move || onward(&invitation.get().target)).into_any();
    }
    view! {
        <Section id="reply" heading=words.invitation_reply()>
            {move || outcome(&invitation.get())}
            <div role="alert">
                {move || match sending.get() {
                    Sending::Failed(failure) => Some(failed(&failure, &invitation.get_untracked())),
                    Sending::Idle | Sending::UnderWay(_) | Sending::Saved(_) => None,
                }}
            </div>
            {unless_waiting(
                lane,
                busy,
                move || {
                    let said = progress(sending);
                    let invitation = invitation.get();
                    let may = invitation.may_reply(now()).is_ok();
                    let buttons = may.then(move || buttons(invitation.state, busy, reply));
                    view! {
                        {said}
                        {buttons}
                    }
                    .into_any()
                },
            )}
        </Section>
    }
    .into_any()
}

/// What arrived behind the resident's back has changed the invitation.
fn renew_once_there(
    sending: RwSignal<Sending>,
    invitation: RwSignal<Invitation>,
    code: Option<InvitationCode>,
) {
    let (api, outbox) = (Api::expect(), Outbox::expect());
    let there = Memo::new(move |_| {
        let sent = saved(sending).and_then(|item| outbox.line(&item));
        sent.is_some_and(|sent| sent.stage == Stage::Arrived)
    });
    Effect::new(move |_| {
        if !there.get() {
            return;
        }
        let (code, id) = (
            code.clone(),
            invitation.with_untracked(|one| one.id.clone()),
        );
        spawn_local(async move {
            if let Some(fresh) = look_again(api, &id, code.as_ref()).await {
                invitation.try_set(fresh);
                focus_soon(&[OUTCOME]);
            }
        });
    });
}

/// The invitation as it is now.
async fn look_again(
    api: Api,
    id: &InvitationId,
    code: Option<&InvitationCode>,
) -> Option<Invitation> {
    if let Some(code) = code {
        return api.send(&calls::invitation(code)).await.ok();
    }
    let inbox = api.read(&calls::invitations()).await.ok()?;
    inbox.items.into_iter().find(|known| known.id == *id)
}

fn buttons(state: InvitationState, busy: Signal<bool>, send: Callback<Choice>) -> impl IntoView {
    let words = Words::expect();
    let later = (state == InvitationState::Pending).then(|| {
        view! {
            <Button kind=ButtonKind::Secondary busy on_press=move |()| send.run(Choice::Later)>
                {words.invitation_later()}
            </Button>
        }
    });
    let decline = (state != InvitationState::Declined).then(|| {
        view! {
            <Button kind=ButtonKind::Quiet busy on_press=move |()| send.run(Choice::Decline)>
                {words.invitation_decline()}
            </Button>
        }
    });
    view! {
        <Actions>
            <Button
                icon=IconName::Check
                busy
                busy_text=words.common_sending()
                on_press=move |()| send.run(Choice::Accept)
            >
                {words.invitation_accept()}
            </Button>
            {later}
            {decline}
        </Actions>
        <p class="c-hint">{words.invitation_no_reason()}</p>
    }
}

/// Why sending did not work. A refusal comes with other ways to take part.
fn failed(failure: &Failure, invitation: &Invitation) -> AnyView {
    let words = Words::expect();
    let reason = words.failure(failure);
    // One that leads nowhere shows its own way on.
    let way = (failure.refusal().is_some() && invitation.may_reply(now()).is_ok())
        .then(|| others(&invitation.target));
    view! {
        <Notice tone=Tone::Danger>
            <p>{reason}</p>
            {way}
            {way_in(failure)}
        </Notice>
    }
    .into_any()
}

/// The way to other things of the same sort.
fn others(target: &Target) -> Option<AnyView> {
    let words = Words::expect();
    let way = match target {
        Target::Panel(_) => Way::to(Route::Panels, words.shell_panels()),
        Target::Poll(_) => Way::to(Route::Polls, words.shell_polls()),
        Target::Event(_) => Way::to(Route::Events, words.shell_events()),
    };
    ways([way])
}

/// What became of it, with a way on; nothing while it just waits.
fn outcome(invitation: &Invitation) -> AnyView {
    let words = Words::expect();
    let (tone, text, way) = match (invitation.may_reply(now()), invitation.state) {
        (Ok(()), InvitationState::Postponed) => (Tone::Info, waits(), None),
        (Ok(()), InvitationState::Declined) => (Tone::Info, words.invitation_said_no(), None),
        (Ok(()), _) => return ().into_any(),
        (Err(WhyNotReply::AlreadyAccepted), _) => (
            Tone::Success,
            words.invitation_said_yes(),
            onward(&invitation.target),
        ),
        (Err(why), _) => (
            Tone::Warning,
            words.why_not_reply(why),
            others(&invitation.target),
        ),
    };
    let may_ask = invitation.from.is_some();
    let ask = (may_ask && invitation.may_reply(now()) == Err(WhyNotReply::Used))
        .then(|| words.invitation_why_used_ask());
    view! {
        <Notice tone announce=Announce::Never id=OUTCOME>
            <p>{text}" "{ask}</p>
            {way}
        </Notice>
    }
    .into_any()
}

/// That it waits; where, if it is listed there.
fn waits() -> &'static str {
    let words = Words::expect();
    if Offers::expect().has(Capability::Invitations) {
        words.invitation_said_later()
    } else {
        words.invitation_state(InvitationState::Postponed)
    }
}

/// The way to what it is an invitation to.
fn onward(target: &Target) -> Option<AnyView> {
    let label = Words::expect().invitation_onward(target);
    ways([Way::to(place(target), label).kind(ButtonKind::Primary)])
}

fn place(target: &Target) -> Route {
    match target {
        Target::Panel(panel) => Route::Panel(panel.clone()),
        Target::Poll(poll) => Route::Poll(poll.clone()),
        Target::Event(event) => Route::Event(event.clone()),
    }
}
