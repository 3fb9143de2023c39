//! Panels: the list, one panel, and what one does in it.

mod activity;
mod changed;
mod desk;
mod filter;
mod join;
pub(crate) mod list;
mod membership;
pub(crate) mod panel;
mod propose;
mod request;
mod themes;
