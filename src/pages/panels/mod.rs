//! Panels: the list and one panel.

pub(crate) mod list;
pub(crate) mod panel;
