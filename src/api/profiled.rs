//! The profile as `boot.js` fetched it, read once.

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

impl Profiled {
    /// The profile of this portal; `None` where there is none, or none that can be used.
    pub async fn first() -> Option<Self> {
        let files: Value = serde_json::from_str(&boot::profile().await?).ok()?;
        let own = files.get("own")?.as_str()?;
        let Some(facts) = Facts::plainly_native(own) else {
            return engine::profiled(files).await;
        };
        Some(Self {
            backend: Arc::new(Native(facts.base.clone())),
            facts: Arc::new(facts),
            guard: None,
            findings: [].into(),
        })
    }
}
