//! Every operation that writes, once each, with what the reads have brought. It takes back what can be taken back.

use connect::{Call, calls};
use model::event::{Consent, RegistrationForm};
use model::invitation::{InvitationCode, Reply};
use model::meeting::Feedback;
use model::message::{Message, MessageCategory};
use model::poll::Poll;
use model::receipt::Receipt;
use model::theme::{Proposal, Support};
use model::{
    Capability, FeedbackId, IntentKey, Language, MessageId, RegistrationId, ResponseId, ThemeId,
};

use super::{Outcome, Seen, Walk, fill, mint};

/// What is written, so that whoever finds it knows.
const TEXT: &str = "raati doctor: a test, please ignore";

/// Open polls that are looked at for one to answer.
const MOST_POLLS: usize = 10;

/// What the writes may use beside what was read.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// An invitation to accept.
    pub code: Option<InvitationCode>,
}

fn minted<I>(parse: fn(&str) -> Option<I>) -> Option<I> {
    mint().and_then(|id| parse(&id))
}

impl Walk<'_> {
    /// Writes once with every operation that the profile offers.
    pub fn write_all(&mut self, seen: &Seen, wanted: &Wanted) {
        use Capability as C;
        self.invitation(seen, wanted);
        let joined = self.join(seen);
        self.themes(seen);
        self.feedback(seen);
        self.response(seen);
        self.registration(seen);
        self.message();
        match joined {
            Some(panel) => {
                self.write(C::LeavePanel, Some(calls::leave_panel(&panel)), "", |()| {
                    None
                });
            }
            None => self.skipped(C::LeavePanel, "no panel was joined"),
        }
        self.write(C::SignOut, Some(calls::sign_out()), "", |()| None);
        self.skipped(
            C::SignIn,
            "the portal signs in by what the profile says of auth",
        );
        self.skipped(C::DeleteMyData, "never tried by itself: it would delete");
    }

    /// Sends a write, where there is one to send, and notes what proves it.
    fn write<T>(
        &mut self,
        capability: Capability,
        call: Option<Call<T>>,
        otherwise: &str,
        proof: impl Fn(&T) -> Option<String>,
    ) -> Option<T> {
        let Some(call) = call else {
            self.skipped(capability, otherwise);
            return None;
        };
        let mut outcome: Outcome = self.begin(capability)?;
        let value = match self.call(&call, &mut outcome) {
            Ok(brought) => {
                if let Some(proof) = proof(&brought.value) {
                    outcome.note(proof);
                }
                if !brought.json.is_null() {
                    outcome.record(&brought.json);
                }
                Some(brought.value)
            }
            Err(failure) => {
                outcome.fail(&failure);
                None
            }
        };
        self.end(capability, outcome);
        value
    }

    fn invitation(&mut self, seen: &Seen, wanted: &Wanted) {
        let key = minted(IntentKey::parse);
        let call = seen.invitation.as_ref().zip(wanted.code.as_ref());
        let call = call.map(|(invitation, code)| {
            calls::reply_invitation(&invitation.id, Reply::Accept, Some(code), key.as_ref())
        });
        let otherwise = "give the code of an invitation with --code";
        self.write(Capability::ReplyInvitation, call, otherwise, |invitation| {
            Some(format!("it is now {:?}", invitation.state))
        });
    }

    fn join(&mut self, seen: &Seen) -> Option<model::PanelId> {
        let now = self.now();
        let mut panels = seen.panels.iter();
        let panel = panels.find(|panel| panel.may_join(now).is_ok());
        let key = minted(IntentKey::parse);
        let call = panel.map(|panel| calls::join_panel(&panel.id, TEXT, key.as_ref()));
        let otherwise = "no panel that one may join now";
        let proof = |membership: &model::panel::Membership| {
            Some(format!("{:?} since {}", membership.state, membership.since))
        };
        let membership = self.write(Capability::JoinPanel, call, otherwise, proof);
        membership.map(|membership| membership.panel)
    }

    fn themes(&mut self, seen: &Seen) {
        let proposal = minted(ThemeId::parse).and_then(|id| Proposal::check(id, TEXT, "").ok());
        let panel = seen.panels.iter().find(|panel| panel.membership.is_some());
        let panel = panel.or(seen.panels.first());
        let call = panel
            .zip(proposal)
            .map(|(panel, proposal)| calls::propose_theme(&panel.id, &proposal, Language::Fi));
        self.write(Capability::ProposeTheme, call, "no panel", receipt);
        for support in [Support::Given, Support::NotGiven] {
            let theme = seen.themes.first();
            let call = theme.map(|theme| calls::support_theme(&theme.id, support));
            self.write(Capability::SupportTheme, call, "no theme", |()| None);
            if theme.is_none() {
                break;
            }
        }
    }

    fn feedback(&mut self, seen: &Seen) {
        let now = self.now();
        let mut meetings = seen.meetings.iter();
        let meeting = meetings.find(|meeting| meeting.may_give_feedback(now).is_ok());
        let feedback = minted(FeedbackId::parse).and_then(|id| Feedback::check(id, TEXT, ""));
        let call = meeting.zip(feedback).map(|(meeting, feedback)| {
            calls::give_feedback(&meeting.panel, &meeting.id, &feedback)
        });
        let otherwise = "no meeting that feedback can be given on now";
        self.write(Capability::GiveFeedback, call, otherwise, receipt);
    }

    /// Answers a poll, and takes the answer back.
    fn response(&mut self, seen: &Seen) {
        let now = self.now();
        let mut polls = seen.polls.iter().chain(&seen.poll);
        let open = polls.find_map(|poll| {
            poll.may_answer(now).ok()?;
            let whole = self.whole(&poll.id)?;
            let answers = fill::answers(&whole, &minted(ResponseId::parse)?)?;
            Some((poll.id.clone(), answers))
        });
        let call = open
            .as_ref()
            .map(|(poll, answers)| calls::submit_response(poll, answers));
        let otherwise = "no poll that one may answer now";
        let sent = self.write(Capability::SubmitResponse, call, otherwise, receipt);
        let call = open.filter(|_| sent.is_some());
        let call = call.map(|(poll, answers)| calls::withdraw_response(&poll, answers.response()));
        self.write(
            Capability::WithdrawResponse,
            call,
            "nothing was sent",
            |()| None,
        );
    }

    /// The polls that one may answer now, with their questions.
    pub fn open_polls(&mut self, seen: &Seen) -> Vec<Poll> {
        let now = self.now();
        let polls = seen.polls.iter().chain(&seen.poll);
        let open = polls.filter(|poll| poll.may_answer(now).is_ok());
        open.take(MOST_POLLS)
            .filter_map(|poll| self.whole(&poll.id))
            .collect()
    }

    /// A poll with its questions; what is sent for it counts for nothing.
    pub(crate) fn whole(&mut self, poll: &model::PollId) -> Option<Poll> {
        let how = self.profile.how(Capability::Poll);
        let mut aside = Outcome::new(Capability::Poll, how);
        let brought = self.call(&calls::poll(poll), &mut aside).ok()?;
        Some(brought.value)
    }

    fn registration(&mut self, seen: &Seen) {
        let now = self.now();
        let mut events = seen.events.iter();
        let event = events.find(|event| event.may_register(now).is_ok());
        let form = minted(RegistrationId::parse)
            .and_then(|id| RegistrationForm::check(id, "", Consent::Withheld).ok());
        let wanted = event.zip(form);
        let call = wanted
            .as_ref()
            .map(|(event, form)| calls::register(&event.id, form));
        let otherwise = "no event that one may register to now";
        let proof = |seat: &model::event::Seat| {
            let code = &seat.receipt.code;
            Some(format!(
                "{:?}, receipt {code} at {}",
                seat.state, seat.receipt.at
            ))
        };
        let seat = self.write(Capability::Register, call, otherwise, proof);
        let call = wanted
            .zip(seat)
            .map(|((event, _), seat)| calls::cancel_registration(&event.id, &seat.id));
        self.write(
            Capability::CancelRegistration,
            call,
            "nobody was registered",
            |()| None,
        );
    }

    fn message(&mut self) {
        let message = minted(MessageId::parse)
            .and_then(|id| Message::check(id, MessageCategory::Idea, TEXT, "").ok());
        let call = message.map(|message| calls::send_message(&message));
        self.write(Capability::SendMessage, call, "no randomness", receipt);
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "one of several proofs, some of which there are not"
)]
fn receipt(receipt: &Receipt) -> Option<String> {
    Some(format!("receipt {} at {}", receipt.code, receipt.at))
}
