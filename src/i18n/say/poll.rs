//! Words for poll.
