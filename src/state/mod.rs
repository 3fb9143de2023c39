//! Facts that screens share: where we are, the language, the theme, drafts, what was typed, news, who I am.

pub mod appearance;
pub mod build;
pub mod drafts;
pub mod invitation_code;
pub mod language;
pub mod navigation;
pub mod network;
pub mod outbox;
pub mod person;
pub mod portal;
pub mod toasts;
pub mod typed;
