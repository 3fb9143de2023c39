//! Back into its form, as long as nobody but this phone knows of it: what was typed, field by field, and where the form is.

use model::{Capability, EventId, MeetingId, PanelId, PollId, ResponseId};
use outbox::Line;
use serde_json::Value;

use crate::browser::random;
use crate::route::Route;
use crate::state::drafts;
use crate::state::outbox::may_have_sent;
use crate::state::typed::{Typed, TypedForm};

/// Whether the backend surely knows nothing of it.
pub(super) fn is_unknown(line: &Line) -> bool {
    line.is_unknown_to_all() && !may_have_sent(line.stage)
}

/// Whether there is a form that takes it.
pub(super) fn has_form(line: &Line) -> bool {
    let Some(letter) = &line.letter else {
        return false;
    };
    match letter.operation {
        Capability::SubmitResponse
        | Capability::SendMessage
        | Capability::ProposeTheme
        | Capability::JoinPanel
        | Capability::Register => true,
        // Former builds did not keep of which panel it was.
        Capability::GiveFeedback => letter.params.iter().any(|(name, _)| name == "panel"),
        _ => false,
    }
}

/// Where a write came from, of those that have a form.
enum Form {
    Poll(PollId),
    Message(TypedForm),
    Proposal(PanelId, TypedForm),
    Request(PanelId, TypedForm),
    Registration(EventId, TypedForm),
    Feedback(PanelId, MeetingId, TypedForm),
}

fn form(line: &Line, typed: Typed) -> Option<Form> {
    let letter = line.letter.as_ref()?;
    let param = |name: &str| {
        let mut params = letter.params.iter();
        let found = params.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    };
    Some(match letter.operation {
        Capability::SubmitResponse => Form::Poll(PollId::parse(param("poll")?)?),
        Capability::SendMessage => Form::Message(typed.form("message", "")),
        Capability::ProposeTheme => {
            let panel = PanelId::parse(param("panel")?)?;
            let form = typed.form("proposal", panel.as_str());
            Form::Proposal(panel, form)
        }
        Capability::JoinPanel => {
            let panel = PanelId::parse(param("panel")?)?;
            let form = typed.form("request", panel.as_str());
            Form::Request(panel, form)
        }
        Capability::Register => {
            let event = EventId::parse(param("event")?)?;
            let form = typed.form("registration", event.as_str());
            Form::Registration(event, form)
        }
        Capability::GiveFeedback => {
            let panel = PanelId::parse(param("panel")?)?;
            let meeting = MeetingId::parse(param("meeting")?)?;
            let form = typed.form("feedback", meeting.as_str());
            Form::Feedback(panel, meeting, form)
        }
        _ => return None,
    })
}

/// Whether nothing else stands in its form.
pub(super) fn is_free(line: &Line, typed: Typed) -> bool {
    match form(line, typed) {
        Some(Form::Poll(poll)) => !drafts::has_answers(&poll),
        Some(
            Form::Message(form)
            | Form::Proposal(_, form)
            | Form::Request(_, form)
            | Form::Registration(_, form)
            | Form::Feedback(_, _, form),
        ) => form.is_empty(),
        None => false,
    }
}

/// Fills the form, and says where it is.
pub(super) fn refill(line: &Line, typed: Typed) -> Option<Route> {
    let text = line.letter.as_ref()?.body.as_deref()?;
    let body: Value = serde_json::from_str(text).ok()?;
    let said = |name: &str| {
        let text = body.get(name).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    Some(match form(line, typed)? {
        Form::Poll(poll) => {
            let response = ResponseId::parse(&random::id()?)?;
            drafts::take_back(&poll, &response, text).then_some(Route::PollReview(poll))?
        }
        Form::Message(form) => {
            let category = form.field::<Option<String>>("category");
            category.set(Some(said("category")));
            fill(form, "text", said("text"));
            fill(form, "reply-to", said("reply_to"));
            Route::Message
        }
        Form::Proposal(panel, form) => {
            fill(form, "title", said("title"));
            fill(form, "reason", said("reason"));
            Route::Panel(panel)
        }
        Form::Request(panel, form) => {
            fill(form, "text", said("text"));
            Route::Panel(panel)
        }
        Form::Registration(event, form) => {
            let needs = said("access_needs");
            form.field::<bool>("consent").set(!needs.is_empty());
            fill(form, "needs", needs);
            Route::Event(event)
        }
        Form::Feedback(panel, meeting, form) => {
            fill(form, "worked", said("what_worked"));
            fill(form, "change", said("what_to_change"));
            Route::Meeting(panel, meeting)
        }
    })
}

fn fill(form: TypedForm, field: &str, text: String) {
    form.field::<String>(field).set(text);
}
