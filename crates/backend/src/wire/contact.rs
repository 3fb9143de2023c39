//! A contact person.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::text::Text;
use crate::check::Check;

/// A named professional whom a resident can reach.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The person's name.
    pub name: String,
    /// What they do.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub role: Text,
    /// Telephone number as people write it.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// When they answer.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hours: Text,
}

impl Contact {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> model::contact::Contact {
        if self.name.trim().is_empty() {
            at.field("name").say("missing", "needs a name");
        }
        if self.phone.is_none() && self.email.is_none() {
            at.say(
                "missing",
                "needs a phone or an email, else nobody can be reached",
            );
        }
        model::contact::Contact {
            name: self.name.clone(),
            role: self.role.model(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            hours: self.hours.model(),
        }
    }
}
