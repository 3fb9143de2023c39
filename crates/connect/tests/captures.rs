//! Shipped profiles against what real backends were recorded to answer (`captures/PRODUCT/*.json`; what was made from
//! documentation or of another recording says so), and against answers that cannot be recorded.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

#[path = "captures/cases.rs"]
mod cases;
#[path = "captures/common.rs"]
mod common;
#[path = "captures/decidim.rs"]
mod decidim;
#[path = "captures/formbricks.rs"]
mod formbricks;
#[path = "captures/kerrokantasi.rs"]
mod kerrokantasi;
#[path = "captures/linkedevents.rs"]
mod linkedevents;
#[path = "captures/postgrest.rs"]
mod postgrest;
#[path = "captures/replay.rs"]
mod replay;
#[path = "captures/sheets.rs"]
mod sheets;
mod support;
#[path = "captures/synthetic.rs"]
mod synthetic;
