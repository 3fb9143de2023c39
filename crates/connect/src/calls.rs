//! Every call there is: one function an operation, typed from end to end.

use model::draft::Answers;
use model::event::{Event, RegistrationForm, Seat};
use model::impact::Impact;
use model::invitation::{Invitation, InvitationCode, Reply};
use model::meeting::{Feedback, Meeting};
use model::message::Message;
use model::panel::{Membership, Panel};
use model::person::Person;
use model::place::Attendance;
use model::poll::Poll;
use model::portal::Portal;
use model::receipt::Receipt;
use model::results::PollResults;
use model::theme::{Proposal, Support, Theme};
use model::{
    Capability, EventId, InvitationId, Language, MeetingId, PanelId, PollId, RegistrationId,
    ResponseId, SeriesId, ThemeId, Timestamp,
};
use serde_json::Value;

use crate::decode;
use crate::encode;
use crate::exchange::HttpResponse;
use crate::failure::Failure;
use crate::node::{Node, Read, Unreadable};
use crate::page::{Cursor, Page};

/// One thing wanted of a backend, which brings a `T`.
pub struct Call<T> {
    pub(crate) capability: Capability,
    pub(crate) params: Params,
    pub(crate) body: Option<Value>,
    decode: fn(&Node) -> Read<T>,
}

/// Named values of a call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Params(Vec<(&'static str, String)>);

impl Params {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.0.push((name, value.to_owned()));
        self
    }

    fn with_some(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.with(name, &value),
            None => self,
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }
}

impl<T> Clone for Call<T> {
    fn clone(&self) -> Self {
        Self {
            capability: self.capability,
            params: self.params.clone(),
            body: self.body.clone(),
            decode: self.decode,
        }
    }
}

impl<T> Call<T> {
    /// The operation.
    pub fn capability(&self) -> Capability {
        self.capability
    }

    /// Turns a response into a value. A 2xx alone is no success: the body must be what was asked
    /// for, so that a captive portal's page is never taken for an answer.
    pub fn read(&self, response: &HttpResponse) -> Result<T, Failure> {
        let value = body_of(response)?;
        (self.decode)(&Node::root(&value)).map_err(Failure::Unreadable)
    }
}

/// The JSON body of a success; `null` for 204.
fn body_of(response: &HttpResponse) -> Result<Value, Failure> {
    match response.status {
        204 => Ok(Value::Null),
        200..=299 => serde_json::from_str(&response.body).map_err(|_| {
            Failure::Unreadable(Unreadable {
                path: String::new(),
                expected: "JSON",
                got: response
                    .content_type
                    .clone()
                    .unwrap_or_else(|| "no content type".to_owned()),
            })
        }),
        _ => Err(Failure::of(response)),
    }
}

fn call<T>(capability: Capability, params: Params, decode: fn(&Node) -> Read<T>) -> Call<T> {
    Call {
        capability,
        params,
        body: None,
        decode,
    }
}

fn sending<T>(
    capability: Capability,
    params: Params,
    body: Value,
    decode: fn(&Node) -> Read<T>,
) -> Call<T> {
    Call {
        capability,
        params,
        body: Some(body),
        decode,
    }
}

fn page(cursor: Option<Cursor>) -> Params {
    Params::new().with_some("cursor", cursor.map(|cursor| cursor.0))
}

/// Who runs the portal and what it offers.
pub fn portal() -> Call<Portal> {
    call(Capability::Portal, Params::new(), decode::portal::portal)
}

/// What the backend knows of this resident.
pub fn me() -> Call<Person> {
    call(Capability::Me, Params::new(), decode::person::person)
}

/// Lets go of the session.
pub fn sign_out() -> Call<()> {
    call(Capability::SignOut, Params::new(), decode::nothing)
}

/// Everything stored about this resident, as indented JSON to keep.
pub fn export_my_data() -> Call<String> {
    call(Capability::ExportMyData, Params::new(), decode::as_text)
}

/// Deletes everything stored about this resident.
pub fn delete_my_data() -> Call<()> {
    call(Capability::DeleteMyData, Params::new(), decode::nothing)
}

/// Panels, all or those that mention a text.
pub fn panels(cursor: Option<Cursor>) -> Call<Page<Panel>> {
    call(Capability::Panels, page(cursor), |node| {
        decode::page(node, decode::panel::panel)
    })
}

/// One panel.
pub fn panel(panel: &PanelId) -> Call<Panel> {
    call(
        Capability::Panel,
        Params::new().with("panel", panel.as_str()),
        decode::panel::panel,
    )
}

/// Joins a panel, or asks to, with a few words.
pub fn join_panel(panel: &PanelId, text: &str) -> Call<Membership> {
    let params = Params::new().with("panel", panel.as_str());
    sending(
        Capability::JoinPanel,
        params,
        encode::joining(text),
        decode::panel::membership,
    )
}

/// Leaves a panel, or takes the request back.
pub fn leave_panel(panel: &PanelId) -> Call<()> {
    call(
        Capability::LeavePanel,
        Params::new().with("panel", panel.as_str()),
        decode::nothing,
    )
}

/// A panel's meetings, oldest first.
pub fn meetings(panel: &PanelId) -> Call<Page<Meeting>> {
    let params = Params::new().with("panel", panel.as_str());
    call(Capability::Meetings, params, |node| {
        decode::page(node, decode::meeting::meeting)
    })
}

/// One meeting.
pub fn meeting(meeting: &MeetingId) -> Call<Meeting> {
    let params = Params::new().with("meeting", meeting.as_str());
    call(Capability::Meeting, params, decode::meeting::meeting)
}

/// Feedback on a meeting.
pub fn give_feedback(meeting: &MeetingId, feedback: &Feedback) -> Call<Receipt> {
    let params = Params::new()
        .with("meeting", meeting.as_str())
        .with("feedback", feedback.id.as_str());
    sending(
        Capability::GiveFeedback,
        params,
        encode::feedback(feedback),
        decode::receipt,
    )
}

/// A panel's themes, the most supported first.
pub fn themes(panel: &PanelId) -> Call<Page<Theme>> {
    let params = Params::new().with("panel", panel.as_str());
    call(Capability::Themes, params, |node| {
        decode::page(node, decode::theme::theme)
    })
}

/// Proposes a theme, in the language it is written in.
pub fn propose_theme(panel: &PanelId, proposal: &Proposal, language: Language) -> Call<Receipt> {
    let params = Params::new()
        .with("panel", panel.as_str())
        .with("theme", proposal.id.as_str());
    let body = encode::proposal(proposal, language);
    sending(Capability::ProposeTheme, params, body, decode::receipt)
}

/// Supports a theme, or no longer.
pub fn support_theme(theme: &ThemeId, support: Support) -> Call<()> {
    let support = match support {
        Support::Given => "given",
        Support::NotGiven => "not_given",
    };
    let params = Params::new()
        .with("theme", theme.as_str())
        .with("support", support);
    call(Capability::SupportTheme, params, decode::nothing)
}

/// This resident's invitations.
pub fn invitations() -> Call<Page<Invitation>> {
    call(Capability::Invitations, Params::new(), |node| {
        decode::page(node, decode::invitation::invitation)
    })
}

/// The invitation a code opens; looking does not use it up.
pub fn invitation(code: &InvitationCode) -> Call<Invitation> {
    let body = encode::code(code);
    sending(
        Capability::Invitation,
        Params::new(),
        body,
        decode::invitation::invitation,
    )
}

/// Replies to an invitation; the code ties it to this resident.
pub fn reply_invitation(
    invitation: &InvitationId,
    reply: Reply,
    code: Option<&InvitationCode>,
) -> Call<Invitation> {
    let params = Params::new().with("invitation", invitation.as_str());
    let body = encode::reply(reply, code);
    sending(
        Capability::ReplyInvitation,
        params,
        body,
        decode::invitation::invitation,
    )
}

/// Polls without their questions, open ones first.
pub fn polls(cursor: Option<Cursor>) -> Call<Page<Poll>> {
    call(Capability::Polls, page(cursor), |node| {
        decode::page(node, decode::poll::listed)
    })
}

/// One poll with its questions.
pub fn poll(poll: &PollId) -> Call<Poll> {
    call(
        Capability::Poll,
        Params::new().with("poll", poll.as_str()),
        decode::poll::whole,
    )
}

/// Sends an answer under its own id; sending it again counts once.
pub fn submit_response(poll: &PollId, answers: &Answers) -> Call<Receipt> {
    let params = Params::new()
        .with("poll", poll.as_str())
        .with("response", answers.response().as_str());
    sending(
        Capability::SubmitResponse,
        params,
        encode::answers(answers),
        decode::receipt,
    )
}

/// Takes an answer back.
pub fn withdraw_response(poll: &PollId, response: &ResponseId) -> Call<()> {
    let params = Params::new()
        .with("poll", poll.as_str())
        .with("response", response.as_str());
    call(Capability::WithdrawResponse, params, decode::nothing)
}

/// What others answered.
pub fn poll_results(poll: &PollId) -> Call<PollResults> {
    let params = Params::new().with("poll", poll.as_str());
    call(Capability::PollResults, params, decode::results::results)
}

/// Which events are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventQuery {
    /// Words to look for.
    pub text: String,
    /// How one can be there; a hybrid event counts as both.
    pub attendance: Option<Attendance>,
    /// In which municipality.
    pub municipality: Option<String>,
    /// Ending after this; now, where absent.
    pub from: Option<Timestamp>,
    /// Starting before this.
    pub until: Option<Timestamp>,
    /// Of this series.
    pub series: Option<SeriesId>,
}

/// Events by their start.
pub fn events(query: &EventQuery, cursor: Option<Cursor>) -> Call<Page<Event>> {
    let text = query.text.trim();
    let params = page(cursor)
        .with_some("text", (!text.is_empty()).then(|| text.to_owned()))
        .with_some(
            "attendance",
            query
                .attendance
                .map(|one| encode::attendance(one).to_owned()),
        )
        .with_some("municipality", query.municipality.clone())
        .with_some("from", query.from.map(|time| time.to_string()))
        .with_some("until", query.until.map(|time| time.to_string()))
        .with_some("series", query.series.as_ref().map(ToString::to_string));
    call(Capability::Events, params, |node| {
        decode::page(node, decode::event::event)
    })
}

/// One event.
pub fn event(event: &EventId) -> Call<Event> {
    call(
        Capability::Event,
        Params::new().with("event", event.as_str()),
        decode::event::event,
    )
}

/// Registers to an event or its waiting list.
pub fn register(event: &EventId, form: &RegistrationForm) -> Call<Seat> {
    let params = Params::new()
        .with("event", event.as_str())
        .with("registration", form.id.as_str());
    sending(
        Capability::Register,
        params,
        encode::registration(form),
        decode::event::seat,
    )
}

/// Cancels a registration.
pub fn cancel_registration(event: &EventId, registration: &RegistrationId) -> Call<()> {
    let params = Params::new()
        .with("event", event.as_str())
        .with("registration", registration.as_str());
    call(Capability::CancelRegistration, params, decode::nothing)
}

/// What changed, newest first.
pub fn impacts(cursor: Option<Cursor>) -> Call<Page<Impact>> {
    call(Capability::Impacts, page(cursor), |node| {
        decode::page(node, decode::impact::impact)
    })
}

/// Sends a message.
pub fn send_message(message: &Message) -> Call<Receipt> {
    let params = Params::new().with("message", message.id.as_str());
    sending(
        Capability::SendMessage,
        params,
        encode::message(message),
        decode::receipt,
    )
}
