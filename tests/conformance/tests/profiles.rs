//! Every shipped profile of a kit carries the portal's own calls through one scenario against the real server.

#![expect(
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "all of it is a test: clippy.toml's exception knows only functions marked so"
)]

mod scenario;

#[path = "profiles/databases.rs"]
mod databases;
#[path = "profiles/files.rs"]
mod files;
#[path = "profiles/servers.rs"]
mod servers;
