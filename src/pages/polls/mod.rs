//! Polls: the list, what one is about, answering, review, receipt and results.

pub(crate) mod answer;
pub(crate) mod intro;
pub(crate) mod list;
pub(crate) mod receipt;
pub(crate) mod results;
pub(crate) mod review;
