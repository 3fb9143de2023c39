//! Every kit starts, gives two different pages of panels, keeps one row of a response that is sent twice, and lets a
//! browser of another origin in. Whether a profile can use it is the conformance scenario's matter, not this one's.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "all of it is a test: clippy.toml's exception knows only functions marked so"
)]

#[path = "smoke/http.rs"]
mod http;

#[path = "smoke/files.rs"]
mod files;
#[path = "smoke/node.rs"]
mod node;
#[path = "smoke/python.rs"]
mod python;
