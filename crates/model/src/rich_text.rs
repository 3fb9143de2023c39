//! Rich text: in the making.
