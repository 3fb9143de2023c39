//! What a panel, a poll, an invitation or an answer IS, and what is allowed.
//!
//! Everything here is a plain value or a pure function: no web, no I/O, no clock (the time comes
//! in as an argument), no prose for residents (an enum says *why not*, `i18n` words it).
//! Words are those of `../shared/domain.md`, question and field names those of design.md §3.

pub mod id;
pub mod link;
pub mod number;
pub mod rich_text;
pub mod site;
pub mod text;
pub mod time;

pub mod capability;
pub mod contact;
pub mod place;
pub mod portal;
pub mod receipt;

pub mod event;
pub mod ics;
pub mod impact;
pub mod invitation;
pub mod meeting;
pub mod message;
pub mod panel;
pub mod person;
pub mod search;
pub mod theme;

pub mod answer;
pub mod condition;
pub mod draft;
pub mod poll;
pub mod question;
mod question_check;
pub mod results;
pub mod suppression;
pub mod word_cloud;

pub use capability::Capability;
pub use id::*;
pub use link::Link;
pub use site::Site;
pub use text::{Language, LocalText};
pub use time::{Day, Span, Timestamp, Zone};
