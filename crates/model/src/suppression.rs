//! suppression: in the making.
