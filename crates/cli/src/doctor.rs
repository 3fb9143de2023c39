//! `raati doctor`: every operation of a profile against the live backend, with the eyes of a browser. It writes only when
//! asked to, and then proves by repeated sends that an answer is counted once.

mod cors;
mod dedupe;
mod enter;
mod http;
mod jar;
mod no_report;
mod options;
mod pace;
mod report;
mod version;
pub(crate) mod wire;

use std::sync::Arc;

use connect::{Circumstances, Profile};
use model::Timestamp;
use serde::Serialize;

use crate::walk::{Outcome, Walk, Wanted};

pub use dedupe::Proof;
pub use enter::{Credentials, Entered, enter};
pub use http::Live;
pub use no_report::NoReport;
pub use options::{Options, Writes};
pub use version::{Probed, probed};

/// What was found.
#[derive(Debug, Serialize)]
pub struct Report {
    /// What the profile calls the backend.
    pub profile: String,
    /// The origin that a browser would send.
    pub origin: String,
    /// The backend's version, where the profile asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backend: Option<Probed>,
    /// Every operation.
    pub operations: Vec<Outcome>,
    /// Whether one answer sent often is counted once; absent where nothing was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dedupe: Option<Proof>,
}

/// The time.
///
/// # Errors
/// Where this machine has none.
pub fn now() -> Result<Timestamp, NoReport> {
    Timestamp::parse(&jiff::Timestamp::now().to_string()).ok_or(NoReport::Clock)
}

/// Looks at a backend.
pub fn examine(profile: &Arc<Profile>, options: &Options) -> Result<Report, NoReport> {
    let at = Circumstances {
        language: options.language,
        now: now()?,
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
        backend: None,
        operations,
        dedupe,
    }
}

/// Whether cookies go along to an address of another origin.
fn carries_cookies(profile: &Profile) -> bool {
    profile.limits().credentials == connect::Credentials::Include
}
