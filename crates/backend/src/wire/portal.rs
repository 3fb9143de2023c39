//! The portal itself.

use model::Capability;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::contact::Contact;
use super::text::{Language, Text};
use crate::check::Check;

/// Who runs this portal, and what its backend can do.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Portal {
    /// The operator's name for it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub name: Text,
    /// The organisation that answers for it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub operator: Text,
    /// Languages of its content, first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// What it is (Markdown subset).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub about: Text,
    /// The accessibility statement (Markdown subset).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub accessibility_statement: Text,
    /// What is stored, why, for how long (Markdown subset).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub privacy: Text,
    /// What it can do; all operations where left out of a content file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capabilities: Vec<String>,
}

impl Portal {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> model::portal::Portal {
        if self.languages.is_empty() {
            at.field("languages")
                .say("missing", "needs at least one of fi, sv, en");
        }
        let capabilities = at
            .field("capabilities")
            .each(&self.capabilities, |name, at| {
                let capability = Capability::parse(name);
                if capability.is_none() {
                    let known = Capability::ALL.iter().map(|one| one.name());
                    at.say("unknown", crate::import::nearest::expected(name, known));
                }
                capability
            });
        model::portal::Portal {
            name: self.name.required(&at.field("name")),
            operator: self.operator.required(&at.field("operator")),
            languages: self
                .languages
                .iter()
                .map(|language| language.model())
                .collect(),
            contact: self
                .contact
                .as_ref()
                .map(|contact| contact.check(&at.field("contact"))),
            about: self.about.model(),
            accessibility_statement: self.accessibility_statement.model(),
            privacy: self.privacy.model(),
            capabilities: capabilities.into_iter().flatten().collect(),
        }
    }
}
