//! The portal itself: who runs it, in which languages, and what it offers.

use crate::contact::Contact;
use crate::{Capability, Language, LocalText};

/// Who runs this portal, and what its backend can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portal {
    /// The operator's name for it; neutral, since it may stand in a phone's title bar.
    pub name: LocalText,
    /// The organisation that answers for it.
    pub operator: LocalText,
    /// Languages of its content, first one first.
    pub languages: Vec<Language>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// What it is and how taking part works (Markdown subset).
    pub about: LocalText,
    /// The accessibility statement (Act 306/2019; Markdown subset).
    pub accessibility_statement: LocalText,
    /// What is stored, why, for how long (Markdown subset).
    pub privacy: LocalText,
    /// What it can do.
    pub capabilities: Vec<Capability>,
}

impl Portal {
    /// Whether it offers an operation.
    pub fn can(&self, capability: Capability) -> bool {
        self.capabilities.contains(&capability)
    }
}
