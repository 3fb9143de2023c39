//! Events: the list, one event with registering, and a series.

pub(crate) mod event;
pub(crate) mod list;
pub(crate) mod series;

mod calendar;
mod cancel;
mod filter_form;
mod filters;
mod form;
mod register;
mod results;
mod story;
mod when;
