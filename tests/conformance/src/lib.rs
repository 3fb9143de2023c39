//! Real backends for tests: installs one in its pinned version, gives it a schema and the content of `seed.json`,
//! starts it on loopback with a database of its own, and counts what it stored by asking that database.
//!
//! Knows no profile and none of our shapes beyond the seed: what a backend calls things stands in `kits/`, and in
//! `README.md` for those who write a profile. Refuses nothing quietly: what is missing on the machine ends in one
//! sentence with the mend.

mod failure;
mod group;
mod install;
mod kit;
mod noun;
mod postgres;
mod query;
mod recipe;
mod run;
mod seed;
mod server;
mod stored;

pub use failure::Failure;
pub use kit::Kit;
pub use noun::Noun;
pub use query::Rows;
pub use server::Server;
