//! The reference JSON backend: axum and SQLite, small enough to really run on.
//!
//! Map, in reading order: `wire` the contract's shapes · `check` what is wrong with a document ·
//! `store` what is kept, rules asked of the model · `api` one handler an operation · `http` what
//! every request passes · `app` the routes · `import`, `export`, `seed` content in and out.
//! `docs/contract.md` says what a schema cannot; `openapi.json` is generated from `wire`.

mod admit;
mod api;
mod app;
mod check;
mod clock;
mod config;
mod export;
mod http;
mod import;
mod openapi;
mod problem;
mod read_answers;
mod secret;
mod seed;
mod server;
mod store;
mod wire;

pub use admit::{AdmitError, admit};
pub use config::Config;
pub use export::{ExportError, Residents, export};
pub use http::headers::CONTENT_SECURITY_POLICY;
pub use import::{Day, ImportError, Mode, Report, import};
pub use openapi::document as openapi_document;
pub use seed::{SeedError, seed};
pub use server::{Running, StartError, start};
pub use store::database::{OpenError, open};
