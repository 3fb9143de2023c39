//! Words for event.
