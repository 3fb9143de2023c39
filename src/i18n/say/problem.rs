//! Words for problem.
