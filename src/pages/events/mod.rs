//! Events: the list, one event, and a series.

pub(crate) mod event;
pub(crate) mod list;
pub(crate) mod series;
