//! Which version of its product the backend says that it is.

use connect::{HttpResponse, Profile};
use serde::Serialize;

use super::{Live, NoReport, Options};
use crate::paint::{Paint, Tone};
use crate::walk::Backend as _;

/// What the probe of a profile got.
#[derive(Debug, Clone, Serialize)]
pub struct Probed {
    /// The address that was asked.
    pub request: String,
    /// The version, where the answer tells one.
    pub version: Option<String>,
    /// The versions that the profile was tried with.
    pub tested: Vec<String>,
    /// Why there was no answer, or what was odd about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What the variants of the profile go by.
    #[serde(skip)]
    pub response: Option<HttpResponse>,
}

/// Asks for the version; nothing where the profile has no such request.
///
/// # Errors
/// As [`super::examine`].
pub fn probed(profile: &Profile, options: &Options) -> Result<Option<Probed>, NoReport> {
    let Some(request) = profile.probe() else {
        return Ok(None);
    };
    // As in the portal, which asks before anybody can be known.
    let mut live = Live::new(profile, options)
        .ok_or(NoReport::Origin)?
        .anonymous();
    let answered = live.answer(&request);
    let response = answered.response;
    Ok(Some(Probed {
        version: response.as_ref().and_then(|one| profile.version(one)),
        request: request.url,
        tested: profile.tested().to_vec(),
        notes: answered.notes,
        response,
    }))
}

impl Probed {
    /// As one line.
    pub(super) fn show(&self, paint: Paint) -> String {
        let tested = self.tested.join(", ");
        let (tone, mut line) = match &self.version {
            Some(version) if self.tested.contains(version) => {
                (Tone::Quiet, format!("version {version}, as tried"))
            }
            Some(version) if tested.is_empty() => (Tone::Quiet, format!("version {version}")),
            Some(version) => (
                Tone::Strong,
                format!("version {version}; the profile was tried with {tested}"),
            ),
            None => (
                Tone::Bad,
                format!("{} told no version; variants do not apply", self.request),
            ),
        };
        for note in &self.notes {
            line.push_str("; ");
            line.push_str(note);
        }
        paint.tone(tone, &line) + "\n"
    }
}
