//! What the outbox does, told from outside: one page, stores and a backend that a test decides.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "all of it is a test: clippy.toml's exception knows only functions marked so"
)]

#[path = "behaviour/order.rs"]
mod order;
#[path = "behaviour/owners.rs"]
mod owners;
#[path = "behaviour/page.rs"]
mod page;
#[path = "behaviour/patience.rs"]
mod patience;
#[path = "behaviour/stores.rs"]
mod stores;
