//! Panels: the list, one panel, and what one does in it.

mod activity;
mod changed;
mod desk;
mod filter;
mod join;
pub(crate) mod list;
mod membership;
mod more;
pub(crate) mod panel;
mod propose;
mod request;
pub(crate) mod sending;
pub(crate) mod stand_in;
mod themes;
