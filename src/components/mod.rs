//! How our nouns look. Components are given values; they never load.

pub mod contact_card;
pub mod follow_up;
pub mod invitation_card;
pub mod invitation_letter;
pub mod material;
pub mod meeting_row;
pub mod meeting_summary;
pub mod panel_card;
pub mod panel_facts;
pub mod place;
pub mod prose;
pub mod theme_row;
