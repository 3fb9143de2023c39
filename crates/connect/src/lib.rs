//! The seam between the portal and a backend, without any I/O.
//!
//! A [`Call`] says what is wanted in the portal's terms; a [`Profile`] turns it into an
//! [`HttpRequest`]; whoever has a network sends that; [`Call::read`] turns the [`HttpResponse`]
//! into a model value or a [`Failure`] in the caller's terms. Nothing outside this crate knows a
//! backend's paths or JSON shapes. It refuses to guess: an answer that cannot be read is
//! [`Failure::Unreadable`] with the JSON path, what was expected and what was got.

pub mod calls;
mod decode;
mod encode;
mod exchange;
pub mod expression;
mod failure;
mod native;
mod node;
mod page;
mod profile;

pub use calls::{Call, EventQuery};
pub use encode::{draft_from_json, draft_to_json};
pub use exchange::{HttpRequest, HttpResponse, Method};
pub use failure::{Failure, FieldError, Refusal};
pub use node::Unreadable;
pub use page::{Cursor, Page};
pub use profile::{Profile, SignInWay};
