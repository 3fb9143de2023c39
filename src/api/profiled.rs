//! The profile as `boot.js` fetched it, read once.

use std::sync::Arc;

use connect::{Finding, Profile};
use serde_json::Value;

use crate::browser::boot;

/// A profile that can be used, and what is wrong with it.
#[derive(Clone)]
pub struct Profiled {
    /// How the backend is spoken to.
    pub profile: Arc<Profile>,
    /// For the operator.
    pub findings: Arc<[Finding]>,
}

impl Profiled {
    /// The profile of this portal; `None` where there is none, or none that can be used.
    pub async fn first() -> Option<Self> {
        let files: Value = serde_json::from_str(&boot::profile().await?).ok()?;
        let presets = files.get("presets")?;
        let preset = |name: &str| Some(presets.get(name)?.as_str()?.to_owned());
        let checked = Profile::parse(files.get("own")?.as_str()?, &preset);
        Some(Self {
            profile: Arc::new(checked.profile?),
            findings: checked.findings.into(),
        })
    }
}
