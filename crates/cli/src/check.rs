//! `raati check`: everything that is wrong with a profile, and what it offers, without a network.

mod report;
pub mod shapes;

use connect::{Finding, How, Profile, Weight, only_reads};
use model::Capability;
use serde::Serialize;
use serde_json::Value;

use crate::class;
use crate::load::Loaded;

/// What a check found.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The file.
    pub file: String,
    /// What is wrong, in the order of the file.
    pub findings: Vec<Found>,
    /// How each operation is done.
    pub operations: Vec<Offer>,
    /// Beside its own: the origins that the portal's `connect-src` must allow.
    pub origins: Vec<String>,
    /// The line to set in the portal's Content-Security-Policy.
    pub connect_src: String,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// `broken`: what it belongs to is not offered. `doubtful`: it works, but hardly as meant.
    pub weight: &'static str,
    /// The line in the file; 0 where a preset brings it.
    pub line: usize,
    /// The preset that brings it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// What should be there.
    pub expected: String,
    /// What is there.
    pub got: String,
    /// What was likely meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}

/// How an operation is done.
#[derive(Debug, Serialize)]
pub struct Offer {
    /// Which.
    pub operation: &'static str,
    /// `native, mapped, fixed, this_phone, link_out, off`.
    pub how: &'static str,
    /// How a repeat is told, for writes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dedupe: Option<&'static str>,
    /// Who may do it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub needs: &'static str,
    /// Why it is off or elsewhere, in the profile's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// How a set of findings ends a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was found.
    Fine,
    /// Only what is doubtful.
    Doubtful,
    /// Something is broken.
    Broken,
}

/// Checks a profile.
pub fn check(loaded: &Loaded) -> Report {
    let mut findings: Vec<Found> = loaded.checked.findings.iter().map(Found::from).collect();
    if let Some(laid) = &loaded.laid {
        findings.extend(shapes::doubts(laid, loaded.checked.profile.as_ref()));
    }
    findings.sort_by_key(|found| found.line);
    let profile = loaded.checked.profile.as_ref();
    let laid = loaded.laid.as_ref().map(|laid| &laid.value);
    let origins = profile.map(|profile| profile.origins().to_vec());
    let origins = origins.unwrap_or_default();
    Report {
        file: loaded.path.display().to_string(),
        findings,
        operations: profile.map_or_else(Vec::new, |profile| offers(profile, laid)),
        connect_src: ["connect-src 'self'".to_owned()]
            .into_iter()
            .chain(origins.iter().cloned())
            .collect::<Vec<_>>()
            .join(" "),
        origins,
    }
}

fn offers(profile: &Profile, laid: Option<&Value>) -> Vec<Offer> {
    let offer = |capability: &Capability| {
        let because = laid.and_then(|laid| {
            let because = laid.pointer(&format!("/operations/{}/because", capability.name()))?;
            because.as_str().map(str::to_owned)
        });
        let how = profile.how(*capability);
        let writes = !only_reads(*capability) && matches!(how, How::Native | How::Mapped);
        Offer {
            operation: capability.name(),
            how: class::how(how),
            dedupe: profile
                .dedupe(*capability)
                .filter(|_| writes)
                .map(class::dedupe),
            needs: class::needs(profile.needs(*capability)),
            because,
        }
    };
    Capability::ALL.iter().map(offer).collect()
}

impl Report {
    /// The worst of it.
    pub fn verdict(&self) -> Verdict {
        let mut worst = Verdict::Fine;
        for found in &self.findings {
            match found.weight {
                "broken" => return Verdict::Broken,
                _ => worst = Verdict::Doubtful,
            }
        }
        worst
    }
}

impl From<&Finding> for Found {
    fn from(finding: &Finding) -> Self {
        Self {
            weight: match finding.weight {
                Weight::Doubtful => "doubtful",
                Weight::Broken => "broken",
            },
            line: finding.line,
            preset: finding.preset.clone(),
            pointer: finding.pointer.clone(),
            expected: finding.expected.clone(),
            got: finding.got.clone(),
            nearest: finding.nearest.clone(),
        }
    }
}
