//! How our nouns look. Components are given values; they never load.

pub mod contact_card;
pub mod delivery;
pub mod elsewhere;
pub mod event_facts;
pub mod event_row;
pub mod follow_up;
pub mod impact_card;
pub mod invitation_card;
pub mod invitation_letter;
pub mod material;
pub mod meeting_row;
pub mod meeting_summary;
pub mod panel_card;
pub mod panel_facts;
pub mod place;
pub mod poll_card;
pub mod prose;
pub mod question;
pub mod results;
pub mod seat;
pub mod theme_row;
pub mod way;
pub mod word_cloud;
