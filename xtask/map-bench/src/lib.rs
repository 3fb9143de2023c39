//! The engine of profiles as a module of its own, for `cargo xtask bench map`: a browser hands it answers of a backend
//! and takes the time until the events in them are read. It refuses a profile that cannot be used, and answers that
//! cannot be read: what fails early must not count as quick.

use std::sync::Arc;

use connect::{
    Circumstances, Cursor, EventQuery, Exchange, HttpResponse, Next, Profile, Variant, calls,
};
use model::{Language, Timestamp};
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

/// A profile that was read.
#[wasm_bindgen]
pub struct Mapping(Arc<Profile>);

/// What came of the answers.
#[wasm_bindgen]
pub struct Brought {
    /// Events that were handed over, page by page.
    pub items: usize,
    /// Events that could not be read.
    pub left_out: u32,
    /// How many events there are, as the last page tells.
    pub total: Option<u32>,
}

#[wasm_bindgen]
impl Mapping {
    /// Reads `{"own": text, "presets": {name: text}}`.
    ///
    /// # Errors
    /// What is wrong with the profile.
    pub fn of(files: &str) -> Result<Self, String> {
        let files: Value = serde_json::from_str(files).map_err(|error| error.to_string())?;
        let text = |value: Option<&Value>| value?.as_str().map(str::to_owned);
        let preset = |name: &str| text(files.pointer("/presets")?.get(name));
        let own = text(files.get("own")).unwrap_or_default();
        let checked = Profile::parse_without_auth(&own, &preset, Variant::Plain);
        let profile = checked.profile.ok_or(format!("{:?}", checked.findings))?;
        Ok(Self(Arc::new(profile)))
    }

    /// Reads the events in these answers, with as many calls as that takes.
    ///
    /// # Errors
    /// Why a call failed, or that there were too few answers for the last one.
    pub fn events(&self, bodies: Vec<String>, now: &str) -> Result<Brought, String> {
        let at = Circumstances {
            language: Language::Fi,
            now: Timestamp::parse(now).ok_or("no time")?,
            origin: "https://osallistu.example.fi".to_owned(),
        };
        let mut bodies = bodies.into_iter().peekable();
        let mut cursor: Option<Cursor> = None;
        let mut brought = Brought {
            items: 0,
            left_out: 0,
            total: None,
        };
        while bodies.peek().is_some() {
            let call = calls::events(&EventQuery::default(), cursor.take());
            let mut exchange = Exchange::begin(Arc::clone(&self.0), call.ask(), at.clone());
            let answer = loop {
                match exchange.go_on() {
                    Next::Send(_) => {
                        exchange.receive(&ok(bodies.next().ok_or("too few answers")?));
                    }
                    Next::Done(answer) => break answer,
                }
            };
            let answer = answer.map_err(|failure| format!("{failure:?}"))?;
            let page = call.read(&answer).map_err(|why| format!("{why:?}"))?;
            brought.items += page.items.len();
            brought.left_out += page.left_out;
            brought.total = page.total;
            cursor = page.next;
        }
        Ok(brought)
    }
}

fn ok(body: String) -> HttpResponse {
    HttpResponse {
        status: 200,
        headers: Vec::new(),
        body,
    }
}
