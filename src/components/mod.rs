//! How our nouns look. Components are given values; they never load.

pub mod contact_card;
pub mod invitation_card;
pub mod invitation_letter;
pub mod material;
pub mod place;
pub mod prose;
