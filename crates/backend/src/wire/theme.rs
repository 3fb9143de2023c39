//! A theme.

use model::theme as m;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::id::Id;
use super::text::{Language, Text};
use super::wire_enum;
use crate::check::Check;

wire_enum! {
    /// How far a theme is.
    ThemeState = m::ThemeState {
        /// Proposed, may be supported.
        Proposed = "proposed",
        /// Chosen for a coming meeting.
        Chosen = "chosen",
        /// Worked on.
        Discussed = "discussed",
    }
}

wire_enum! {
    /// Whether this resident supports a theme.
    Support = m::Support {
        /// Does.
        Given = "given",
        /// Does not.
        NotGiven = "not_given",
    }
}

/// What a meeting works on; members propose and choose.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its id.
    pub id: Id,
    /// The panel.
    pub panel: Id,
    /// What it is.
    #[serde(default)]
    pub title: Text,
    /// Why it matters.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
    /// How far it is.
    pub state: ThemeState,
    /// How many support it.
    pub supporters: Option<u32>,
    /// Whether this resident does.
    pub support: Option<Support>,
}

/// A theme as a member proposes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// What it is; 3–120 characters.
    pub title: String,
    /// Why it matters; at most 1,000 characters.
    #[serde(default)]
    pub reason: String,
    /// The language it is written in.
    pub language: Language,
}

impl Theme {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> Option<m::Theme> {
        Some(m::Theme {
            id: model::ThemeId::parse(self.id.as_str())?,
            panel: model::PanelId::parse(self.panel.as_str())?,
            title: self.title.required(&at.field("title")),
            reason: self.reason.model(),
            state: self.state.model(),
            supporters: self.supporters.unwrap_or(0),
            support: self.support.unwrap_or(Support::NotGiven).model(),
        })
    }
}
