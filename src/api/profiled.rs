//! The profile as `boot.js` fetched it, read once.

use std::fmt;
use std::sync::Arc;

use connect::{Facts, Finding};
use serde_json::Value;

use super::backend::{Backend, Guard, Native};
use super::engine;
use crate::browser::boot;

/// A profile that can be used, and what is wrong with it.
#[derive(Clone)]
pub struct Profiled {
    pub(super) facts: Arc<Facts>,
    pub(super) backend: Arc<dyn Backend>,
    /// Only where residents have accounts.
    pub(super) guard: Option<Arc<dyn Guard>>,
    /// For the operator.
    pub(super) findings: Arc<[Finding]>,
}

/// Why there is no portal to show, for the operator.
#[derive(Debug)]
pub enum Unusable {
    /// `profile.json` does not come.
    Absent,
    /// The code that runs profiles does not come.
    WithoutEngine,
    /// Nothing of it can be used.
    Broken(Vec<Finding>),
}

impl fmt::Display for Unusable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => formatter.write_str("profile.json: did not come"),
            Self::WithoutEngine => formatter.write_str("engine: did not come"),
            Self::Broken(findings) => {
                let lines: Vec<String> = findings.iter().map(Finding::to_string).collect();
                write!(formatter, "profile.json: {}", lines.join("\n"))
            }
        }
    }
}

impl Profiled {
    /// The profile of this portal.
    pub async fn first() -> Result<Self, Unusable> {
        let files = boot::profile().await.ok_or(Unusable::Absent)?;
        let files: Value = serde_json::from_str(&files).map_err(|_| Unusable::Absent)?;
        let own = files.get("own").and_then(Value::as_str);
        let Some(facts) = own.and_then(Facts::plainly_native) else {
            return engine::profiled(files).await;
        };
        Ok(Self {
            backend: Arc::new(Native(facts.base.clone())),
            facts: Arc::new(facts),
            guard: None,
            findings: [].into(),
        })
    }
}
