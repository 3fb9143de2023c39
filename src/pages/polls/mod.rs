//! Polls: the list, what one is about, answering, review, receipt and results.

pub(crate) mod answer;
mod filter;
pub(crate) mod intro;
pub(crate) mod list;
pub(crate) mod receipt;
pub(crate) mod results;
pub(crate) mod review;
mod row;
mod send;
mod standing;
mod start;
mod step;
mod withdraw;
