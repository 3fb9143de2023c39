//! Words for theme.
