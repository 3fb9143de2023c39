//! `raati replay`: a profile against captured answers, without a network. Also for tests of presets:
//! [`run`] gives what [`Report::unexpected`] compares with what was expected.
//!
//! Every read runs as in the portal, each request answered by the capture that fits it best. Then every capture that
//! fits a request of an operation is given to it as its answer, so that errors, repeats and odd cases get their class.

mod address;
pub mod capture;
mod expect;
mod feed;
mod fits;
mod report;
mod stand_in;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use connect::{Circumstances, HttpRequest, HttpResponse, Profile};
use model::invitation::InvitationCode;
use model::{Capability, Language, Timestamp};
use serde::Serialize;

use crate::walk::{Answered, Backend, Outcome, Walk};
use capture::Capture;
pub(crate) use report::operations;

/// What came of a profile and captures.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Every read, as the portal would do it.
    pub operations: Vec<Outcome>,
    /// Every capture as the answer to an operation that it fits.
    pub cases: Vec<Case>,
    /// Captures that fit no operation.
    pub unused: Vec<String>,
}

/// A capture as the answer to one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Case {
    /// The capture's name.
    pub case: String,
    /// The operation that took it.
    pub operation: &'static str,
    /// The captured status.
    pub status: u16,
    /// `ok`, `already_done` for a success that came as an error, or the class of the failure.
    pub class: String,
}

/// How the captures are looked at.
#[derive(Debug, Clone)]
pub struct Options {
    /// The time that it is; decides which events are over.
    pub now: Timestamp,
    /// The resident's language.
    pub language: Language,
    /// An invitation's code, where a capture asks by one.
    pub code: Option<InvitationCode>,
}

impl Options {
    /// In Finnish, long before anything is over.
    pub fn usual() -> Option<Self> {
        Some(Self {
            now: Timestamp::parse("2000-01-01T00:00:00Z")?,
            language: Language::Fi,
            code: InvitationCode::parse("RAATI2026"),
        })
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances {
            language: self.language,
            now: self.now,
            origin: "https://portal.example".to_owned(),
        }
    }
}

/// Runs a profile against captures.
pub fn run(profile: &Arc<Profile>, captures: &[Capture], options: &Options) -> Report {
    let mut shelf = Shelf {
        profile: Arc::clone(profile),
        captures,
        used: BTreeSet::new(),
        calls: BTreeMap::new(),
    };
    let mut walk = Walk::new(Arc::clone(profile), &mut shelf, options.circumstances(), 20);
    walk.read_all(options.code.as_ref());
    let operations = std::mem::take(&mut walk.outcomes);
    let cases = feed::all(profile, captures, options);
    let used = shelf.used;
    let unused = captures.iter().enumerate().filter(|(index, capture)| {
        !used.contains(index) && !cases.iter().any(|case| case.case == capture.case)
    });
    let unused = unused.map(|(_, capture)| capture.case.clone()).collect();
    Report {
        operations,
        cases,
        unused,
    }
}

/// Captures that answer like a backend.
struct Shelf<'a> {
    profile: Arc<Profile>,
    captures: &'a [Capture],
    used: BTreeSet<usize>,
    /// How often each request was asked: a backend that never ends would be asked for ever.
    calls: BTreeMap<String, usize>,
}

impl Backend for Shelf<'_> {
    fn answer(&mut self, request: &HttpRequest) -> Answered {
        let asked = self.calls.entry(request.url.clone()).or_default();
        *asked += 1;
        match fits::best(self.captures, request) {
            Some(index) => {
                self.used.insert(index);
                let capture = self.captures.get(index);
                let response = capture.map(Capture::response);
                let note = capture.map(|capture| format!("answered by {}", capture.case));
                answered(response, note, false)
            }
            None => answered(None, None, true),
        }
    }

    fn ids(&self, capability: Capability) -> Vec<String> {
        let mut ids = Vec::new();
        for request in self.profile.requests(capability) {
            for capture in self.captures.iter().filter(|one| one.status < 300) {
                let places = fits::places(&request, capture);
                let own = places.into_iter().flatten().map(|(_, value)| value);
                ids.extend(own.filter(|id| !ids.contains(id)).collect::<Vec<_>>());
            }
        }
        ids
    }
}

/// The answer to what nobody captured.
fn missing() -> HttpResponse {
    HttpResponse {
        status: 404,
        headers: Vec::new(),
        body: "{}".to_owned(),
    }
}

fn answered(response: Option<HttpResponse>, note: Option<String>, uncaptured: bool) -> Answered {
    let response = response.unwrap_or_else(missing);
    Answered {
        status: Some(response.status),
        response: Some(response),
        millis: None,
        notes: note.into_iter().collect(),
        uncaptured,
    }
}
