//! Every write of the native contract, with what an honest backend answers to it.

use std::sync::Arc;

use connect::{Call, HttpRequest, HttpResponse, Profile, calls};
use model::answer::{Answer, YesNo};
use model::draft::{Answers, Draft};
use model::event::RegistrationForm;
use model::invitation::{InvitationCode, Reply};
use model::meeting::Feedback;
use model::message::{Message, MessageCategory};
use model::theme::{Proposal, Support};
use model::{
    Capability, EventId, FeedbackId, IntentKey, InvitationId, Language, MeetingId, MessageId,
    PanelId, PollId, RegistrationId, ResponseId, ThemeId,
};
use serde_json::{Value, json};

use crate::support::{self, read};

/// The id that each write is sent under.
const ID: &str = "0123456789abcdefghijkl";
const AT: &str = "2026-11-22T12:00:00Z";

/// A write.
pub(crate) struct Write {
    pub(crate) name: &'static str,
    /// The id that an honest answer names.
    pub(crate) id: &'static str,
    /// `None` where it is answered by 204.
    pub(crate) honest: Option<Value>,
    pub(crate) capability: Capability,
    run: Run,
}

type Run = Box<dyn Fn(&Arc<Profile>, &Backend) -> bool>;

/// What answers a request.
pub(crate) type Backend<'a> = dyn Fn(&HttpRequest) -> HttpResponse + 'a;

impl Write {
    /// Whether this answer of the native contract counts as a success.
    pub(crate) fn takes(&self, response: &HttpResponse) -> bool {
        let native = Arc::new(Profile::native("/api/v1").unwrap());
        self.succeeds(&native, &|_| response.clone())
    }

    /// Whether it succeeds with a backend.
    pub(crate) fn succeeds(&self, profile: &Arc<Profile>, backend: &Backend) -> bool {
        (self.run)(profile, backend)
    }
}

fn write<T: 'static>(name: &'static str, call: Call<T>, honest: Option<Value>) -> Write {
    let id = if name == "join_panel" || name.ends_with("_invitation") {
        "p1"
    } else {
        ID
    };
    Write {
        name,
        id,
        honest,
        capability: call.ask().capability(),
        run: Box::new(move |profile, backend| support::run(profile, &call, backend).is_ok()),
    }
}

/// An answer to a poll of one question.
fn answers() -> Answers {
    let question = json!({"id": "q1", "type": "yes_no", "title": {"fi": "x"}});
    let poll = json!({"id": "p1", "title": {"fi": "x"}, "questions": [question]});
    let poll = support::answer(200, &poll.to_string());
    let poll = read(&calls::poll(&PollId::parse("p1").unwrap()), &poll).unwrap();
    let mut draft = Draft::new(ResponseId::parse(ID).unwrap());
    draft.set(poll.questions[0].id.clone(), Answer::YesNo(YesNo::Yes));
    draft.check(&poll).unwrap()
}

fn invitation(state: &str) -> Value {
    let target = json!({"kind": "panel", "id": "p2"});
    json!({"id": "p1", "target": target, "title": {"fi": "x"}, "state": state})
}

/// All of them.
pub(crate) fn all() -> Vec<Write> {
    let receipt = || Some(json!({"id": ID, "code": "K7QM-2F9D", "at": AT}));
    let seat = json!({"id": ID, "state": "attending", "receipt": {"code": "K7QM-2F9D", "at": AT}});
    let membership = json!({"panel": "p1", "state": "member", "since": AT});
    let (poll, panel) = (PollId::parse("p1").unwrap(), PanelId::parse("p1").unwrap());
    let (event, meeting) = (
        EventId::parse("e1").unwrap(),
        MeetingId::parse("m1").unwrap(),
    );
    let (theme, invited) = (
        ThemeId::parse(ID).unwrap(),
        InvitationId::parse("p1").unwrap(),
    );
    let key = IntentKey::parse(ID).unwrap();
    let code = InvitationCode::parse("KAISLA26").unwrap();
    let seat_id = RegistrationId::parse(ID).unwrap();
    let form = RegistrationForm {
        id: seat_id.clone(),
        access_needs: String::new(),
    };
    let feedback = Feedback {
        id: FeedbackId::parse(ID).unwrap(),
        what_worked: "Kahvi".to_owned(),
        what_to_change: String::new(),
    };
    let proposal = Proposal {
        id: theme.clone(),
        title: "Teema".to_owned(),
        reason: String::new(),
    };
    let message = Message {
        id: MessageId::parse(ID).unwrap(),
        category: MessageCategory::Idea,
        text: "Idea".to_owned(),
        reply_to: String::new(),
    };
    let reply = |reply| calls::reply_invitation(&invited, reply, Some(&code), Some(&key));
    let propose = calls::propose_theme(&panel, &proposal, Language::Fi);
    let withdraw = calls::withdraw_response(&poll, &ResponseId::parse(ID).unwrap());
    vec![
        write(
            "submit_response",
            calls::submit_response(&poll, &answers()),
            receipt(),
        ),
        write(
            "give_feedback",
            calls::give_feedback(&panel, &meeting, &feedback),
            receipt(),
        ),
        write("propose_theme", propose, receipt()),
        write("send_message", calls::send_message(&message), receipt()),
        write("register", calls::register(&event, &form), Some(seat)),
        write(
            "join_panel",
            calls::join_panel(&panel, "", Some(&key)),
            Some(membership),
        ),
        write(
            "accept_invitation",
            reply(Reply::Accept),
            Some(invitation("accepted")),
        ),
        write(
            "postpone_invitation",
            reply(Reply::Later),
            Some(invitation("postponed")),
        ),
        write(
            "decline_invitation",
            reply(Reply::Decline),
            Some(invitation("declined")),
        ),
        write("leave_panel", calls::leave_panel(&panel), None),
        write("withdraw_response", withdraw, None),
        write(
            "cancel_registration",
            calls::cancel_registration(&event, &seat_id),
            None,
        ),
        write(
            "support_theme",
            calls::support_theme(&theme, Support::Given),
            None,
        ),
        write(
            "no_longer_support_theme",
            calls::support_theme(&theme, Support::NotGiven),
            None,
        ),
        write("sign_out", calls::sign_out(), None),
        write("delete_my_data", calls::delete_my_data(), None),
    ]
}
