//! A theme: what a meeting works on. Members propose themes and choose them together.

use crate::{LocalText, PanelId, ThemeId};

/// A theme of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its id.
    pub id: ThemeId,
    /// The panel.
    pub panel: PanelId,
    /// What it is.
    pub title: LocalText,
    /// Why it matters.
    pub reason: LocalText,
    /// How far it is.
    pub state: ThemeState,
    /// How many support it.
    pub supporters: u32,
    /// Whether this resident does.
    pub support: Support,
}

/// How far a theme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeState {
    /// Proposed, may be supported.
    Proposed,
    /// Chosen for a coming meeting.
    Chosen,
    /// Worked on.
    Discussed,
}

/// Whether this resident supports a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// Does.
    Given,
    /// Does not.
    NotGiven,
}

/// A theme as a member proposes it, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Minted on the phone.
    pub id: ThemeId,
    /// What it is; 3–120 characters.
    pub title: String,
    /// Why it matters; at most 1,000 characters, may be empty.
    pub reason: String,
}

/// Why a proposal cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalProblem {
    /// The title has fewer than 3 characters.
    TitleTooShort,
    /// The title has more than 120 characters.
    TitleTooLong,
    /// The reason has more than 1,000 characters.
    ReasonTooLong,
}

impl Proposal {
    /// Checks what was typed.
    pub fn check(id: ThemeId, title: &str, reason: &str) -> Result<Self, ProposalProblem> {
        let (title, reason) = (title.trim(), reason.trim());
        match (title.chars().count(), reason.chars().count()) {
            (..3, _) => Err(ProposalProblem::TitleTooShort),
            (121.., _) => Err(ProposalProblem::TitleTooLong),
            (_, 1_001..) => Err(ProposalProblem::ReasonTooLong),
            _ => Ok(Self {
                id,
                title: title.to_owned(),
                reason: reason.to_owned(),
            }),
        }
    }
}
