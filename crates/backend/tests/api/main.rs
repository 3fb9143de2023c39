//! The contract, tried through a really bound server on 127.0.0.1.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod anonymity;
mod doors;
mod elsewhere;
mod events;
mod faults;
mod invitations;
mod lists;
mod panels;
mod persons;
mod portal_files;
mod questions;
mod responses;
mod results;
mod support;
