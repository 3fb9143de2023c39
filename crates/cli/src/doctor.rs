//! `raati doctor`: every operation of a profile against the live backend, with the eyes of a browser. It writes only when
//! asked to, and then proves by repeated sends that an answer is counted once.

mod cors;
mod dedupe;
pub(crate) mod http;
mod jar;
mod pace;

use std::sync::Arc;

use connect::{Circumstances, Credentials, Profile};
use model::invitation::InvitationCode;
use model::{Capability, Language, Timestamp};
use serde::Serialize;

use crate::paint::{Paint, Tone};
use crate::replay::operations;
use crate::walk::{Outcome, Walk, Wanted};

pub use dedupe::Proof;
pub use http::Live;

/// How a backend is looked at.
#[derive(Debug, Clone)]
pub struct Options {
    /// The portal's origin: what a browser sends as `Origin`.
    pub origin: String,
    /// Whether to write, too.
    pub writes: Writes,
    /// The resident's language.
    pub language: Language,
    /// An invitation to read and, when writing, to accept.
    pub code: Option<InvitationCode>,
    /// A bearer token for the backend's own origin.
    pub token: Option<String>,
    /// Most pages of one list.
    pub pages: u32,
}

/// Whether the doctor writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// It only reads.
    Never,
    /// Each write once, and one twenty times.
    Once,
}

/// What was found.
#[derive(Debug, Serialize)]
pub struct Report {
    /// What the profile calls the backend.
    pub profile: String,
    /// The origin that a browser would send.
    pub origin: String,
    /// Every operation.
    pub operations: Vec<Outcome>,
    /// Whether one answer sent often is counted once; absent where nothing was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dedupe: Option<Proof>,
}

/// Why there can be no report.
#[derive(Debug, thiserror::Error)]
pub enum NoReport {
    /// The clock gives no time.
    #[error("this machine's clock gives no usable time")]
    Clock,
    /// A bad origin.
    #[error("--origin takes an origin such as https://osallistu.example.fi")]
    Origin,
}

/// Looks at a backend.
pub fn examine(profile: &Arc<Profile>, options: &Options) -> Result<Report, NoReport> {
    let now = jiff::Timestamp::now().to_string();
    let at = Circumstances {
        language: options.language,
        now: Timestamp::parse(&now).ok_or(NoReport::Clock)?,
        origin: options.origin.clone(),
    };
    let mut live = Live::new(profile, options).ok_or(NoReport::Origin)?;
    let mut walk = Walk::new(Arc::clone(profile), &mut live, at.clone(), options.pages);
    let seen = walk.read_all(options.code.as_ref());
    let mut dedupe = None;
    if options.writes == Writes::Once {
        let wanted = Wanted {
            code: options.code.clone(),
        };
        walk.write_all(&seen, &wanted);
        let open = walk.open_polls(&seen);
        let operations = std::mem::take(&mut walk.outcomes);
        dedupe = dedupe::prove(profile, options, &at, &open);
        return Ok(report(profile, options, operations, dedupe));
    }
    let operations = std::mem::take(&mut walk.outcomes);
    Ok(report(profile, options, operations, dedupe.take()))
}

fn report(
    profile: &Profile,
    options: &Options,
    operations: Vec<Outcome>,
    dedupe: Option<Proof>,
) -> Report {
    Report {
        profile: profile.name.clone(),
        origin: options.origin.clone(),
        operations,
        dedupe,
    }
}

/// Whether cookies go along to an address of another origin.
fn carries_cookies(profile: &Profile) -> bool {
    profile.limits().credentials == Credentials::Include
}

impl Report {
    /// Whether every operation that was tried works, and nothing was counted twice that should not be.
    pub fn is_fine(&self) -> bool {
        let proven = self.dedupe.as_ref().is_none_or(Proof::is_fine);
        proven && self.operations.iter().all(Outcome::is_fine)
    }

    /// As text.
    pub fn show(&self, paint: Paint) -> String {
        let mut text = String::new();
        if !self.profile.is_empty() {
            text.push_str(&paint.tone(Tone::Strong, &self.profile));
            text.push('\n');
        }
        text.push_str("asked as a browser would from ");
        text.push_str(&self.origin);
        text.push_str("\n\n");
        text.push_str(&operations(&self.operations, paint));
        if let Some(proof) = &self.dedupe {
            text.push_str(&proof.show(paint));
        }
        let untried = |capability: &&Capability| {
            let mut tried = self.operations.iter();
            !tried.any(|outcome| outcome.operation == capability.name())
        };
        let untried = Capability::ALL.iter().filter(untried);
        let untried: Vec<&str> = untried.map(|capability| capability.name()).collect();
        if !untried.is_empty() {
            let line = format!("\nnot mapped, or not tried: {}\n", untried.join(", "));
            text.push_str(&paint.tone(Tone::Quiet, &line));
        }
        let verdict = if self.is_fine() {
            paint.tone(Tone::Good, "everything that was tried works")
        } else {
            paint.tone(Tone::Bad, "something does not work")
        };
        text + "\n" + &verdict + "\n"
    }
}
