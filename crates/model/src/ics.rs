//! ics: in the making.
