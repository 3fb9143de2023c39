//! What the doctor found, as people read it.

use model::Capability;

use super::{Proof, Report};
use crate::paint::{Paint, Tone};
use crate::replay::operations;
use crate::walk::Outcome;

impl Report {
    /// Whether every operation that was tried works, and nothing was counted twice that should not be. Nothing tried is
    /// nothing shown.
    pub fn is_fine(&self) -> bool {
        let proven = self.dedupe.as_ref().is_none_or(Proof::is_fine);
        proven && !self.operations.is_empty() && self.operations.iter().all(Outcome::is_fine)
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
        text.push('\n');
        if let Some(probed) = &self.backend {
            text.push_str(&probed.show(paint));
        }
        text.push('\n');
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
        } else if self.operations.is_empty() {
            paint.tone(Tone::Bad, "nothing could be tried")
        } else {
            paint.tone(Tone::Bad, "something does not work")
        };
        text + "\n" + &verdict + "\n"
    }
}
