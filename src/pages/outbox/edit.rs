//! Back into its form, as long as nobody but this phone knows of it: what was typed, field by field, and where the form is.

use model::{Capability, EventId, PanelId, PollId, ResponseId};
use outbox::{Doubt, Journey, Line, Stage};
use serde_json::Value;

use crate::browser::random;
use crate::route::Route;
use crate::state::drafts;
use crate::state::typed::{Typed, TypedForm};

/// Whether the backend surely knows nothing of it.
pub(super) fn is_unknown(line: &Line) -> bool {
    match line.shown.journey {
        Journey::NeedsYou { doubt, .. } => doubt == Doubt::Clear,
        _ => matches!(line.stage, Stage::Draft | Stage::Fresh),
    }
}

/// Whether there is a form that takes it.
pub(super) fn has_form(line: &Line) -> bool {
    let operation = line.letter.as_ref().map(|letter| letter.operation);
    matches!(
        operation,
        Some(
            Capability::SubmitResponse
                | Capability::SendMessage
                | Capability::ProposeTheme
                | Capability::JoinPanel
                | Capability::Register
        )
    )
}

/// Fills the form, and says where it is; `None` where that is not possible, and nothing has changed.
pub(super) fn refill(line: &Line, typed: Typed) -> Option<Route> {
    let letter = line.letter.as_ref()?;
    let param = |name: &str| {
        let mut params = letter.params.iter();
        params
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    };
    let text = letter.body.as_deref()?;
    let body: Value = serde_json::from_str(text).ok()?;
    let said = |name: &str| {
        body.get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    match letter.operation {
        Capability::SubmitResponse => {
            let (poll, response) = (PollId::parse(param("poll")?)?, random::id()?);
            let taken = drafts::take_back(&poll, &ResponseId::parse(&response)?, text);
            taken.then_some(Route::PollReview(poll))
        }
        Capability::SendMessage => {
            let form = typed.form("message", "");
            let category = body.get("category").and_then(Value::as_str);
            form.field::<Option<String>>("category")
                .set(category.map(str::to_owned));
            fill(form, "text", said("text"));
            fill(form, "reply-to", said("reply_to"));
            Some(Route::Message)
        }
        Capability::ProposeTheme => {
            let panel = PanelId::parse(param("panel")?)?;
            let form = typed.form("proposal", panel.as_str());
            fill(form, "title", said("title"));
            fill(form, "reason", said("reason"));
            Some(Route::Panel(panel))
        }
        Capability::JoinPanel => {
            let panel = PanelId::parse(param("panel")?)?;
            fill(typed.form("request", panel.as_str()), "text", said("text"));
            Some(Route::Panel(panel))
        }
        Capability::Register => {
            let event = EventId::parse(param("event")?)?;
            let form = typed.form("registration", event.as_str());
            let needs = said("access_needs");
            form.field::<bool>("consent").set(!needs.is_empty());
            fill(form, "needs", needs);
            Some(Route::Event(event))
        }
        _ => None,
    }
}

fn fill(form: TypedForm, field: &str, text: String) {
    form.field::<String>(field).set(text);
}
