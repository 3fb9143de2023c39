//! Reads records of version 1. Strict: a field too many or too few is damage, since version 1 never changes. By hand,
//! because derived readers weighed 16 KB more (brotli) on every phone.

use crate::classify::Cause;
use crate::envelope::{Envelope, Pace, Wait};
use crate::letter::{Direct, Letter};
use crate::promise::{Dedupe, Doubt, LookUp, Promise};
use crate::reason::Reason;
use crate::receipt::{Receipt, Standing};
use crate::state::{Farewell, State};
use crate::words::{Backend, Identity, ItemId, Lane, Tab};
use model::{Capability, Timestamp};
use serde_json::{Map, Value};

/// The fields of one object.
struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    /// Of an object that has just so many.
    fn of(value: &'a Value, count: usize) -> Option<Self> {
        value.as_object().filter(|map| map.len() == count).map(Self)
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name)
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        self.get(name)?.as_str()
    }

    fn count(&self, name: &str) -> Option<u64> {
        self.get(name)?.as_u64()
    }

    fn small(&self, name: &str) -> Option<u32> {
        self.count(name)?.try_into().ok()
    }

    fn time(&self, name: &str) -> Option<Timestamp> {
        self.get(name)?.as_i64().map(Timestamp::from_millis)
    }

    /// What may be `null`: `None` is damage.
    #[expect(clippy::option_option, reason = "damage is not the same as nothing")]
    fn maybe<T>(&self, name: &str, read: fn(&'a Value) -> Option<T>) -> Option<Option<T>> {
        match self.get(name)? {
            Value::Null => Some(None),
            value => read(value).map(Some),
        }
    }
}

/// A record.
pub(crate) fn envelope(value: &Value) -> Option<Envelope> {
    let fields = Fields::of(value, 19)?;
    Some(Envelope {
        v: fields.small("v")?,
        id: ItemId::parse(fields.text("id")?)?,
        revision: fields.small("revision")?,
        place: fields.count("place")?,
        owner: Identity::parse(fields.text("owner")?)?,
        backend: Backend::parse(fields.text("backend")?)?,
        lane: Lane::parse(fields.text("lane")?)?,
        title: fields.text("title")?.to_owned(),
        language: fields.text("language")?.to_owned(),
        created: fields.time("created")?,
        letter: fields.maybe("letter", letter)?,
        digest: fields.text("digest")?.to_owned(),
        promise: promise(fields.get("promise")?)?,
        cancels: fields.maybe("cancels", |id| ItemId::parse(id.as_str()?))?,
        attempts: fields.small("attempts")?,
        doubt: Doubt::of_word(fields.text("doubt")?)?,
        first_try: fields.maybe("first_try", Value::as_i64)?,
        wait: fields.maybe("wait", wait)?,
        state: state(fields.get("state")?)?,
    })
}

fn letter(value: &Value) -> Option<Letter> {
    let fields = Fields::of(value, 4)?;
    Some(Letter {
        operation: Capability::parse(fields.text("operation")?)?,
        params: pairs(fields.get("params")?)?,
        body: fields.maybe("body", text)?,
        direct: fields.maybe("direct", direct)?,
    })
}

fn direct(value: &Value) -> Option<Direct> {
    let fields = Fields::of(value, 3)?;
    Some(Direct {
        method: fields.text("method")?.to_owned(),
        url: fields.text("url")?.to_owned(),
        headers: pairs(fields.get("headers")?)?,
    })
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn pairs(value: &Value) -> Option<Vec<(String, String)>> {
    let pair = |pair: &Value| match pair.as_array()?.as_slice() {
        [name, value] => Some((text(name)?, text(value)?)),
        _ => None,
    };
    value.as_array()?.iter().map(pair).collect()
}

fn promise(value: &Value) -> Option<Promise> {
    let fields = Fields::of(value, 2)?;
    let by = match fields.get("by")? {
        Value::String(word) => match word.as_str() {
            "put_by_id" => Dedupe::PutById,
            "unique_column" => Dedupe::UniqueColumn,
            "look_up" => Dedupe::LookUp,
            "idempotent" => Dedupe::Idempotent,
            "none" => Dedupe::None,
            _ => return None,
        },
        header => {
            let inner = Fields::of(header, 1)?.get("header")?;
            let window_ms = Fields::of(inner, 1)?.count("window_ms")?;
            Dedupe::Header { window_ms }
        }
    };
    let look_up = LookUp::of_word(fields.text("look_up")?)?;
    Some(Promise { by, look_up })
}

fn wait(value: &Value) -> Option<Wait> {
    let fields = Fields::of(value, 4)?;
    Some(Wait {
        cause: Cause::of_word(fields.text("cause")?)?,
        ms: fields.count("ms")?,
        until: fields.time("until")?,
        pace: Pace::of_word(fields.text("pace")?)?,
    })
}

fn tab(value: &Value) -> Option<Tab> {
    Tab::parse(value.as_str()?)
}

fn state(value: &Value) -> Option<State> {
    if let Some(word) = value.as_str() {
        return match word {
            "draft" => Some(State::Draft),
            "queued" => Some(State::Queued),
            "auth_blocked" => Some(State::AuthBlocked),
            _ => None,
        };
    }
    let (word, inner) = Fields::of(value, 1)?.0.iter().next()?;
    let fields = Fields::of(inner, if word == "discarded" { 2 } else { 1 })?;
    match word.as_str() {
        "sending" => tab(fields.get("by")?).map(|by| State::Sending { by }),
        "checking" => fields.maybe("by", tab).map(|by| State::Checking { by }),
        "arrived" => receipt(fields.get("receipt")?).map(|receipt| State::Arrived { receipt }),
        "needs_you" => {
            // A word that only a newer release knows is some reason too.
            let why = Reason::of_word(fields.text("why")?).unwrap_or(Reason::Other);
            Some(State::NeedsYou { why })
        }
        "discarded" => {
            let why = Farewell::of_word(fields.text("why")?)?;
            Some(State::Discarded {
                why,
                at: fields.time("at")?,
            })
        }
        _ => None,
    }
}

fn receipt(value: &Value) -> Option<Receipt> {
    let fields = Fields::of(value, 3)?;
    Some(Receipt {
        code: fields.maybe("code", text)?,
        at: fields.time("at")?,
        standing: Standing::of_word(fields.text("standing")?)?,
    })
}
