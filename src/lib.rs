//! Raati: the portal through which residents take part in shaping the services they use.
//!
//! The map, upper lines importing only from lower ones (`tests/architecture.rs` holds the rule):
//!
//! ```text
//! app                         composition root: contexts, route table, shell
//! pages                       one folder a screen: load, decide, show
//! state       components      facts shared by screens / how our nouns look
//! api   i18n   offers         the backend's handle / words for people / what the backend offers
//! route       browser    ui   places / the device / controls
//! crates/connect  outbox      profile → HTTP requests, responses → model / writes that are never lost
//! crates/mapping              one JSON into another, as a profile tells
//! crates/model                what things are and what is allowed
//! ```

mod route;

mod browser;

mod ui;

mod api;

mod i18n;

mod offers;

mod components;

mod state;

mod pages;

mod app;

pub use app::start;
