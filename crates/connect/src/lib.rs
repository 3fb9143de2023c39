//! The seam between the portal and a backend, without any I/O.
//!
//! A [`Call`] says what is wanted in the portal's terms; an [`Exchange`] runs it against a [`Profile`]: it gives an
//! [`HttpRequest`], whoever has a network sends that and hands the [`HttpResponse`] back, until there is an
//! [`Answer`] in the native contract's JSON; [`Call::read`] turns that into a model value or a [`Failure`] in the
//! caller's terms. Nothing outside this crate knows a
//! backend's paths or JSON shapes. It refuses to guess: an answer that cannot be read is
//! [`Failure::Unreadable`] with the JSON path, what was expected and what was got.

pub mod auth;
pub mod calls;
mod decode;
mod encode;
mod exchange;
pub mod expression;
mod facts;
mod failure;
mod gather;
mod json;
mod memory;
mod native;
mod node;
mod origin;
mod page;
mod profile;
mod receipt;
mod refusal;
mod run;

pub use calls::{Answer, Arrival, Ask, Call, EventQuery, Frozen, Standing, arrival};
pub use encode::{draft_from_json, draft_to_json, draft_under};
pub use exchange::{HttpRequest, HttpResponse, Method, add_query};
pub use facts::{Accounts, Facts, Remembers, Texts};
pub use failure::{Failure, FieldError, Refusal};
pub use memory::Memory;
pub use native::NativeExchange;
pub use node::Unreadable;
pub use page::{Cursor, Page};
pub use profile::{
    Checked, Credentials, Dedupe, Finding, Limits, Needs, Profile, SignInRequest, SignInWay,
    Variant, Weight, vocabulary,
};
pub use profile::{How, Laid, Piece, RequestShape, only_reads};
pub use run::{Circumstances, Exchange, Next, Running, entity_of};
