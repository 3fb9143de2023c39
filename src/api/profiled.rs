//! The profile as `boot.js` fetched it, read once.

use std::sync::Arc;

use connect::{Facts, Finding, SignInWay, Weight};
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
    /// What screens must know of it.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Leads to no sign-in, which is broken.
    pub(super) fn without_sign_in(&mut self) {
        let mut facts = Facts::clone(&self.facts);
        facts.sign_in_way = SignInWay::None;
        self.facts = Arc::new(facts);
    }

    /// The profile of this portal; where nothing of it can be used, or it does not come, what is wrong with it.
    pub async fn first() -> Result<Self, Vec<Finding>> {
        let absent = || vec![absent("profile.json")];
        let files = boot::profile().await.ok_or_else(absent)?;
        // Taken in any case: nobody else shall find it.
        let link = boot::token();
        let files: Value = serde_json::from_str(&files).map_err(|_| absent())?;
        let own = files.get("own").and_then(Value::as_str);
        let Some(facts) = own.and_then(Facts::plainly_native) else {
            return engine::profiled(files, link).await;
        };
        Ok(Self {
            backend: Arc::new(Native(facts.base.clone())),
            facts: Arc::new(facts),
            guard: None,
            findings: [].into(),
        })
    }
}

/// A file without which there is nothing to show.
pub(super) fn absent(file: &str) -> Finding {
    Finding {
        weight: Weight::Broken,
        pointer: String::new(),
        line: 0,
        preset: None,
        expected: file.to_owned(),
        got: "nothing".to_owned(),
        nearest: None,
    }
}
