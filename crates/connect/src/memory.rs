//! What was done from this phone, for backends that cannot tell a resident's own things from others'.
//!
//! It is told of every confirmed write, and completes what is read afterwards. It knows no storage: whoever holds it keeps
//! its text as long as the resident stays, and no longer.

use std::sync::Arc;

use model::Capability;
use serde_json::{Map, Value, json};

use crate::calls::{Answer, Ask};
use crate::facts::Remembers;

/// Kinds of things, each by the id of what it belongs to.
const MEMBERSHIPS: &str = "memberships";
const RESPONSES: &str = "responses";
const SEATS: &str = "seats";
const SUPPORT: &str = "support";
const FEEDBACK: &str = "feedback";
const INVITATIONS: &str = "invitations";
const CODES: &str = "codes";

/// Confirmed writes of one resident on this phone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Memory {
    kinds: Map<String, Value>,
    /// Titles of what was read one by one, to name it in the resident's own list. A panel and a poll may have one id.
    titles: Map<String, Value>,
}

impl Memory {
    /// Reads what [`Self::to_json`] wrote; anything else is as good as nothing.
    pub fn from_json(text: &str) -> Self {
        let kinds = serde_json::from_str(text).unwrap_or_default();
        Self {
            kinds,
            titles: Map::new(),
        }
    }

    /// As text to keep.
    pub fn to_json(&self) -> String {
        Value::Object(self.kinds.clone()).to_string()
    }

    /// Takes in a call that succeeded; whether there is anything new to keep.
    pub fn note(&mut self, remembers: Remembers, ask: &Ask, answer: &Answer) -> bool {
        use Capability as C;
        let before = self.kinds.clone();
        let param = |name: &str| ask.params.get(name).unwrap_or_default();
        let value: &Value = &answer.value;
        // Who accepted an invitation to a panel is a member of it.
        let admitted = value.get("membership");
        let admitted = admitted.filter(|_| ask.capability == C::ReplyInvitation);
        if let Some((panel, membership)) =
            admitted.and_then(|one| Some((id(one.get("panel")?)?, one)))
        {
            self.put(MEMBERSHIPS, &panel, membership.clone());
        }
        match ask.capability {
            C::JoinPanel => self.put(MEMBERSHIPS, param("panel"), value.clone()),
            C::LeavePanel => self.remove(MEMBERSHIPS, param("panel")),
            C::SubmitResponse => {
                let response = json!({
                    "id": param("response"), "receipt": value, "title": self.titles.get(&title_of(C::Poll, param("poll"))),
                });
                self.put(RESPONSES, param("poll"), response);
            }
            C::WithdrawResponse => self.remove(RESPONSES, param("poll")),
            C::Register => {
                let mut seat = value.clone();
                if let (Some(seat), Some(title)) = (
                    seat.as_object_mut(),
                    self.titles.get(&title_of(C::Event, param("event"))),
                ) {
                    seat.insert("title".to_owned(), title.clone());
                }
                self.put(SEATS, param("event"), seat);
            }
            C::CancelRegistration => self.remove(SEATS, param("event")),
            C::SupportTheme if param("support") == "given" => {
                self.put(SUPPORT, param("theme"), "given".into());
            }
            C::SupportTheme => self.remove(SUPPORT, param("theme")),
            C::GiveFeedback => self.put(FEEDBACK, param("meeting"), "given".into()),
            C::Invitation | C::ReplyInvitation if remembers == Remembers::DeedsAndInvitations => {
                if let Some(id) = id_of(value) {
                    self.put(INVITATIONS, &id, value.clone());
                    if let Some(code) = ask.params.get("code") {
                        self.put(CODES, &id, code.into());
                    }
                }
            }
            _ => {}
        }
        before != self.kinds
    }

    /// The same call with what this phone knows: the code of an invitation that was put off. Backends that know no
    /// residents know an invitation by its code alone.
    pub fn recall(&self, remembers: Remembers, ask: &Ask) -> Ask {
        let mut ask = ask.clone();
        let replies = ask.capability == Capability::ReplyInvitation
            && remembers == Remembers::DeedsAndInvitations;
        if replies && ask.params.get("code").is_none() {
            let codes = self.kinds.get(CODES);
            let id = ask.params.get("invitation").unwrap_or_default();
            let code = codes.and_then(|codes| codes.get(id)?.as_str());
            if let Some(code) = code {
                ask.params = ask.params.with("code", code);
            }
        }
        ask
    }

    /// Adds to what was read what this phone knows of it.
    pub fn complete(&mut self, remembers: Remembers, ask: &Ask, answer: &mut Answer) {
        use Capability as C;
        let value = Arc::make_mut(&mut answer.value);
        match ask.capability {
            C::Panel | C::Poll | C::Event => {
                let title = value.get("title").or_else(|| value.get("name"));
                if let (Some(id), Some(title)) = (id_of(value), title) {
                    self.titles
                        .insert(title_of(ask.capability, &id), title.clone());
                }
            }
            C::Me if remembers != Remembers::Nothing => *value = self.person(),
            C::Invitations if remembers == Remembers::DeedsAndInvitations => {
                let known = self.kinds.get(INVITATIONS).and_then(Value::as_object);
                let items: Vec<_> = known
                    .into_iter()
                    .flatten()
                    .map(|(_, one)| one.clone())
                    .collect();
                *value = json!({ "items": items });
            }
            _ => {}
        }
        let (kind, field) = match ask.capability {
            C::Panels | C::Panel => (MEMBERSHIPS, "membership"),
            C::Polls | C::Poll => (RESPONSES, "response"),
            C::Events | C::Event => (SEATS, "seat"),
            C::Themes => (SUPPORT, "support"),
            C::Meetings | C::Meeting => (FEEDBACK, "feedback"),
            _ => return,
        };
        match value.get_mut("items") {
            Some(Value::Array(items)) => items
                .iter_mut()
                .for_each(|item| self.add(kind, field, item)),
            _ => self.add(kind, field, value),
        }
    }

    fn add(&self, kind: &str, field: &str, record: &mut Value) {
        let known = id_of(record).and_then(|id| self.kinds.get(kind)?.get(id));
        if let (Some(known), Some(record)) = (known, record.as_object_mut()) {
            record.entry(field).or_insert_with(|| known.clone());
        }
    }

    /// This resident, in the contract's JSON.
    fn person(&self) -> Value {
        let each = |kind: &str, of: &str| -> Vec<Value> {
            let known = self.kinds.get(kind).and_then(Value::as_object);
            let known = known.into_iter().flatten();
            let named = known.map(|(id, one)| {
                let mut one = one.clone();
                if let Some(fields) = one.as_object_mut() {
                    fields.insert(of.to_owned(), id.as_str().into());
                }
                one
            });
            named.collect()
        };
        json!({
            "memberships": each(MEMBERSHIPS, "panel"),
            "responses": each(RESPONSES, "poll"),
            "registrations": each(SEATS, "event"),
        })
    }

    fn put(&mut self, kind: &str, id: &str, value: Value) {
        let kind = self.kinds.entry(kind).or_insert_with(|| json!({}));
        if let Some(kind) = kind.as_object_mut() {
            kind.insert(id.to_owned(), value);
        }
    }

    fn remove(&mut self, kind: &str, id: &str) {
        if let Some(kind) = self.kinds.get_mut(kind).and_then(Value::as_object_mut) {
            kind.remove(id);
        }
    }
}

/// Where the title of a thing is kept.
fn title_of(read_by: Capability, id: &str) -> String {
    format!("{} {id}", read_by.name())
}

/// The id of a record, as text.
fn id_of(record: &Value) -> Option<String> {
    id(record.get("id")?)
}

fn id(value: &Value) -> Option<String> {
    match value {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}
