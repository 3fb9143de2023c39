//! Words for panel.
