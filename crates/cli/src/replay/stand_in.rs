//! Calls of every operation with ids from a capture and made-up values for all else.

use std::collections::BTreeMap;
use std::sync::Arc;

use connect::{
    Call, Circumstances, EventQuery, Exchange, Failure, HttpRequest, HttpResponse, Next, Profile,
    calls,
};
use model::event::{Consent, RegistrationForm};
use model::invitation::{InvitationCode, Reply};
use model::meeting::Feedback;
use model::message::{Message, MessageCategory};
use model::poll::Poll;
use model::theme::{Proposal, Support};
use model::{Capability, EventId, FeedbackId, IntentKey, InvitationId, Language, MeetingId};
use model::{MessageId, PanelId, PollId, RegistrationId, ResponseId, ThemeId};

use crate::walk::fill;

/// Whatever answers requests.
pub(super) type Answers<'a> = dyn FnMut(&HttpRequest) -> HttpResponse + 'a;

/// A call without the type it brings.
pub(super) type Asked = Box<dyn Fn(&mut Answers) -> Result<(), Failure>>;

/// Values by the names of calls (`event`, `poll`), from the places of a path.
pub(super) struct Ids(BTreeMap<String, String>);

/// A minted id that no backend has.
const MINTED: &str = "replayreplayreplay0000";

impl Ids {
    pub(super) fn of(places: Vec<(String, String)>) -> Self {
        let input = |(expression, value): (String, String)| {
            Some((expression.strip_prefix("input.")?.to_owned(), value))
        };
        Self(places.into_iter().filter_map(input).collect())
    }

    /// The id of this name, or one that stands in for it.
    fn id<I>(&self, name: &str, parse: fn(&str) -> Option<I>) -> Option<I> {
        let minted = matches!(name, "response" | "registration" | "feedback" | "message");
        let other = if minted { MINTED } else { "1" };
        parse(self.0.get(name).map_or(other, String::as_str))
    }
}

/// What a call is made of.
pub(super) struct StandIn<'a> {
    pub(super) profile: &'a Arc<Profile>,
    pub(super) at: Circumstances,
    pub(super) code: Option<&'a InvitationCode>,
    pub(super) ids: &'a Ids,
}

impl StandIn<'_> {
    fn erase<T: 'static>(&self, call: Call<T>) -> Asked {
        let profile = Arc::clone(self.profile);
        let at = self.at.clone();
        Box::new(move |answers| run(&profile, &at, &call, answers).map(|_| ()))
    }

    /// The call of an operation; `None` where there is none, or nothing to send with it. `other` answers what must be
    /// read first.
    pub(super) fn ask(&self, capability: Capability, other: &mut Answers) -> Option<Asked> {
        use Capability as C;
        let ids = self.ids;
        let panel = || ids.id("panel", PanelId::parse);
        let key = IntentKey::parse(MINTED);
        Some(match capability {
            C::Portal => self.erase(calls::portal()),
            C::Me => self.erase(calls::me()),
            C::SignIn => return None,
            C::SignOut => self.erase(calls::sign_out()),
            C::ExportMyData => self.erase(calls::export_my_data()),
            C::DeleteMyData => self.erase(calls::delete_my_data()),
            C::Panels => self.erase(calls::panels(None)),
            C::Panel => self.erase(calls::panel(&panel()?)),
            C::JoinPanel => self.erase(calls::join_panel(&panel()?, TEXT, key.as_ref())),
            C::LeavePanel => self.erase(calls::leave_panel(&panel()?)),
            C::Meetings => self.erase(calls::meetings(&panel()?)),
            C::Meeting => self.erase(calls::meeting(&ids.id("meeting", MeetingId::parse)?)),
            C::GiveFeedback => {
                let meeting = ids.id("meeting", MeetingId::parse)?;
                let feedback = Feedback::check(ids.id("feedback", FeedbackId::parse)?, TEXT, "")?;
                self.erase(calls::give_feedback(&panel()?, &meeting, &feedback))
            }
            C::Themes => self.erase(calls::themes(&panel()?)),
            C::ProposeTheme => {
                let id = ThemeId::parse(MINTED)?;
                let proposal = Proposal::check(id, TEXT, TEXT).ok()?;
                self.erase(calls::propose_theme(&panel()?, &proposal, Language::Fi))
            }
            C::SupportTheme => {
                let theme = ids.id("theme", ThemeId::parse)?;
                self.erase(calls::support_theme(&theme, Support::Given))
            }
            C::Invitations => self.erase(calls::invitations()),
            C::Invitation => self.erase(calls::invitation(&self.code()?)),
            C::ReplyInvitation => {
                let invitation = ids.id("invitation", InvitationId::parse)?;
                let code = self.code();
                let call = calls::reply_invitation(
                    &invitation,
                    Reply::Accept,
                    code.as_ref(),
                    key.as_ref(),
                );
                self.erase(call)
            }
            C::Polls => self.erase(calls::polls(None)),
            C::Poll => self.erase(calls::poll(&self.poll()?)),
            C::SubmitResponse => {
                let poll = self.poll()?;
                let response = ids.id("response", ResponseId::parse)?;
                let whole = self.whole(&poll, other)?;
                let answers = fill::answers(&whole, &response)?;
                self.erase(calls::submit_response(&poll, &answers))
            }
            C::WithdrawResponse => {
                let response = ids.id("response", ResponseId::parse)?;
                self.erase(calls::withdraw_response(&self.poll()?, &response))
            }
            C::PollResults => self.erase(calls::poll_results(&self.poll()?)),
            C::Events => self.erase(calls::events(&EventQuery::default(), None)),
            C::Event => self.erase(calls::event(&self.event()?)),
            C::Register => {
                let id = ids.id("registration", RegistrationId::parse)?;
                let form = RegistrationForm::check(id, "", Consent::Withheld).ok()?;
                self.erase(calls::register(&self.event()?, &form))
            }
            C::CancelRegistration => {
                let id = ids.id("registration", RegistrationId::parse)?;
                self.erase(calls::cancel_registration(&self.event()?, &id))
            }
            C::Impacts => self.erase(calls::impacts(None)),
            C::SendMessage => {
                let id = ids.id("message", MessageId::parse)?;
                let message = Message::check(id, MessageCategory::Idea, TEXT, "").ok()?;
                self.erase(calls::send_message(&message))
            }
        })
    }

    fn poll(&self) -> Option<PollId> {
        self.ids.id("poll", PollId::parse)
    }

    fn event(&self) -> Option<EventId> {
        self.ids.id("event", EventId::parse)
    }

    fn code(&self) -> Option<InvitationCode> {
        let own = self.ids.0.get("code");
        let own = own.and_then(|code| InvitationCode::parse(code));
        own.or_else(|| self.code.cloned())
    }

    /// The poll as captured, or one with a single question.
    fn whole(&self, poll: &PollId, other: &mut Answers) -> Option<Poll> {
        let call = calls::poll(poll);
        if let Ok(whole) = run(self.profile, &self.at, &call, other) {
            return Some(whole);
        }
        let plain = serde_json::json!({
            "id": poll.as_str(), "title": { "fi": TEXT },
            "questions": [{ "id": "1", "type": "short_text", "title": { "fi": TEXT } }]
        });
        let native = Arc::new(Profile::native("/")?);
        let mut answer = |_: &HttpRequest| HttpResponse {
            status: 200,
            headers: Vec::new(),
            body: plain.to_string(),
        };
        run(&native, &self.at, &call, &mut answer).ok()
    }
}

const TEXT: &str = "raati replay";

/// Runs a call to its end; a list of which an item cannot be read has failed.
fn run<T>(
    profile: &Arc<Profile>,
    at: &Circumstances,
    call: &Call<T>,
    answers: &mut Answers,
) -> Result<T, Failure> {
    let mut exchange = Exchange::begin(Arc::clone(profile), call.ask(), at.clone());
    loop {
        match exchange.go_on() {
            Next::Send(request) => exchange.receive(&answers(&request)),
            Next::Done(answer) => {
                let answer = answer?;
                let value = call.read(&answer)?;
                let left_out = answer.left_out(call.ask().capability());
                return match left_out.into_iter().next() {
                    Some(why) => Err(Failure::Unreadable(why)),
                    None => Ok(value),
                };
            }
        }
    }
}
