//! Words for theme.

use model::theme::{ProposalProblem, ThemeState};

use crate::i18n::Words;

impl Words {
    /// How far a theme is.
    pub fn theme_state(self, state: ThemeState) -> &'static str {
        match state {
            ThemeState::Proposed => self.theme_proposed(),
            ThemeState::Chosen => self.theme_chosen(),
            ThemeState::Discussed => self.theme_discussed(),
        }
    }

    /// What is wrong with a proposal and how to mend it.
    pub fn proposal_wrong(self, problem: ProposalProblem) -> &'static str {
        match problem {
            ProposalProblem::TitleTooShort => self.theme_too_short(),
            ProposalProblem::TitleTooLong => self.theme_too_long(),
            ProposalProblem::ReasonTooLong => self.theme_reason_long(),
        }
    }
}
