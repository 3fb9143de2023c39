//! The contract's operations over HTTP, one file a noun: read the request, ask the store, answer.

pub(crate) mod event;
pub(crate) mod impact;
pub(crate) mod invitation;
pub(crate) mod meeting;
pub(crate) mod message;
pub(crate) mod panel;
pub(crate) mod person;
pub(crate) mod poll;
pub(crate) mod theme;
