//! Words for results.
