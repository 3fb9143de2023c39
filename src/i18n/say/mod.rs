//! Enums as sentences, one file a noun.

mod characters;
mod elsewhere;
mod event;
mod failure;
mod impact;
mod invitation;
mod language;
mod meeting;
mod message;
mod outbox;
mod panel;
mod place;
mod poll;
mod problem;
mod progress;
mod results;
mod theme;

pub use elsewhere::Act;
pub use language::{language_offer, own_name};
