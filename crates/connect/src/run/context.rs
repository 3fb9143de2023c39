//! What expressions can see.

use std::collections::BTreeMap;

use jmespath::{Rcvar, Variable};
use mapping::expression::to_variable;
use serde_json::{Map, Value};

use super::Circumstances;
use crate::calls::Ask;
use crate::profile::{Profile, minted};

/// Names of the root: `input, key, locale, language, now, today, kept`, then `page, item, index`, and of an answer
/// `status, headers, body`.
#[derive(Default)]
pub(super) struct Context {
    fields: BTreeMap<String, Rcvar>,
    kept: Map<String, Value>,
}

impl Context {
    /// Before anything was sent.
    pub(super) fn of(profile: &Profile, ask: &Ask, at: &Circumstances) -> Self {
        let mut context = Self::default();
        let mut input = Map::new();
        for (name, value) in ask.body.iter().filter_map(Value::as_object).flatten() {
            input.insert(name.clone(), value.clone());
        }
        for (name, value) in ask.params.iter() {
            input.insert(name.to_owned(), value.into());
        }
        let minted = minted(ask.capability).and_then(|name| ask.params.get(name));
        let key = ask.key.as_ref().map(model::IntentKey::as_str).or(minted);
        context.set_json("input", &Value::Object(input));
        context.set_json("key", &key.map_or(Value::Null, Value::from));
        context.set_json("locale", &profile.locale.tag(at.language).into());
        context.set_json("language", &at.language.code().into());
        context.set_json("now", &at.now.to_string().into());
        context.set_json("today", &at.now.utc_day().to_string().into());
        context.set_json("kept", &Value::Object(Map::new()));
        context
    }

    pub(super) fn set(&mut self, name: &str, value: Rcvar) {
        self.fields.insert(name.to_owned(), value);
    }

    pub(super) fn set_json(&mut self, name: &str, value: &Value) {
        self.set(name, to_variable(value));
    }

    /// Remembers a value for later steps.
    pub(super) fn keep(&mut self, name: &str, value: Value) {
        self.kept.insert(name.to_owned(), value);
        let kept = to_variable(&Value::Object(self.kept.clone()));
        self.set("kept", kept);
    }

    /// Adds the list of a further page to the one that is remembered; what is no list replaces it.
    pub(super) fn keep_more(&mut self, name: &str, value: Value) {
        let whole = match (self.kept.remove(name), value) {
            (Some(Value::Array(mut earlier)), Value::Array(further)) => {
                earlier.extend(further);
                Value::Array(earlier)
            }
            (_, value) => value,
        };
        self.keep(name, whole);
    }

    /// The root for expressions.
    pub(super) fn root(&self) -> Rcvar {
        Rcvar::new(Variable::Object(self.fields.clone()))
    }

    /// The same without the answer itself, for the records that stand in it.
    pub(super) fn without_body(&self) -> Rcvar {
        let mut fields = self.fields.clone();
        fields.remove("body");
        Rcvar::new(Variable::Object(fields))
    }
}
