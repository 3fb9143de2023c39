//! A write as it is kept until it has arrived: the same values and the same body at each try, whatever build sends it.
//!
//! What the profile makes of it – address, headers – is decided when it is sent, since backends move. It knows of no
//! reads: they are asked anew.

use std::borrow::Cow;

use model::{Capability, IntentKey};
use serde_json::Value;

use super::{Ask, Params};

/// Among the values stands the key of an intent, under a name that no parameter has.
const KEY: &str = "#key";

/// A write as plain texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// The operation.
    pub operation: Capability,
    /// Its values by name.
    pub params: Vec<(String, String)>,
    /// JSON text, if there is any.
    pub body: Option<String>,
}

impl Ask {
    /// The write as texts.
    pub fn freeze(&self) -> Frozen {
        let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let key = self.key.iter().map(|key| own((KEY, key.as_str())));
        Frozen {
            operation: self.capability,
            params: self.params.iter().map(own).chain(key).collect(),
            body: self.body.as_ref().map(Value::to_string),
        }
    }

    /// The id that a write is counted under: minted when its form opened, or the key of the intent. `None` where there
    /// is neither.
    pub fn minted(&self) -> Option<&str> {
        use Capability as C;
        let name = match self.capability {
            C::SubmitResponse => "response",
            C::Register => "registration",
            C::GiveFeedback => "feedback",
            C::ProposeTheme => "theme",
            C::SendMessage => "message",
            _ => return self.key.as_ref().map(IntentKey::as_str),
        };
        self.params.get(name)
    }

    /// What a write is about, such as `poll/p1`: writes about one thing keep their order.
    pub fn lane(&self) -> String {
        use Capability as C;
        let name = match self.capability {
            C::SubmitResponse | C::WithdrawResponse => "poll",
            C::Register | C::CancelRegistration => "event",
            C::GiveFeedback => "meeting",
            C::SupportTheme => "theme",
            C::JoinPanel | C::LeavePanel => "panel",
            C::ReplyInvitation => "invitation",
            _ => return ["own", self.minted().unwrap_or_default()].join("/"),
        };
        [name, self.params.get(name).unwrap_or_default()].join("/")
    }

    /// The item that this write takes back, by its id.
    pub fn takes_back(&self) -> Option<&str> {
        match self.capability {
            Capability::WithdrawResponse => self.params.get("response"),
            Capability::CancelRegistration => self.params.get("registration"),
            _ => None,
        }
    }

    /// The same call under this key, which tells its repeats.
    #[must_use]
    pub fn keyed(mut self, key: &IntentKey) -> Self {
        self.key.get_or_insert_with(|| key.clone());
        self
    }
}

impl Frozen {
    /// The write again; `None` where the body is no JSON.
    pub fn thaw(self) -> Option<Ask> {
        let body = match self.body {
            Some(body) => Some(serde_json::from_str(&body).ok()?),
            None => None,
        };
        let (mut params, mut key) = (Vec::new(), None);
        for (name, value) in self.params {
            if name == KEY {
                key = Some(IntentKey::parse(&value)?);
            } else {
                params.push((Cow::Owned(name), value));
            }
        }
        Some(Ask {
            capability: self.operation,
            params: Params(params),
            body,
            key,
        })
    }
}

#[cfg(test)]
mod tests {
    use model::PanelId;

    use super::super::{join_panel, leave_panel};
    use super::*;
    use crate::native;

    #[test]
    fn what_was_frozen_is_sent_as_it_would_have_been() {
        let panel = PanelId::parse("p1").unwrap();
        let key = IntentKey::parse("k1k1k1k1k1k1k1k1").unwrap();
        let call = join_panel(&panel, "Minä \"tulen\"", Some(&key));
        let ask = call.ask();
        let thawed = ask.freeze().thaw().unwrap();
        assert_eq!(&thawed, ask);
        let request = |ask: &Ask| native::request("/api", ask).unwrap();
        assert_eq!(request(&thawed), request(ask));
        assert_eq!(ask.minted(), Some("k1k1k1k1k1k1k1k1"));
        assert_eq!(ask.lane(), "panel/p1");
    }

    #[test]
    fn what_has_no_key_gets_one_once() {
        let call = leave_panel(&PanelId::parse("p1").unwrap());
        assert_eq!(call.ask().minted(), None);
        let key = |text: &str| IntentKey::parse(text).unwrap();
        let keyed = call.ask().clone().keyed(&key("k1k1k1k1k1k1k1k1"));
        assert_eq!(keyed.minted(), Some("k1k1k1k1k1k1k1k1"));
        let again = keyed.keyed(&key("k2k2k2k2k2k2k2k2"));
        assert_eq!(again.minted(), Some("k1k1k1k1k1k1k1k1"));
    }
}
