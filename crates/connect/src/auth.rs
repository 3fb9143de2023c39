//! Signing in as a profile declares it, without any I/O: no network, no clock, no randomness.
//!
//! A [`Config`] is read from the profile; a sign-in ([`Password`], [`Cookie`], [`Oidc`], a token from
//! a link) makes [`Tokens`]; a [`Session`] holds them in memory and says what a request may carry.
//! It refuses secrets in a profile, tokens to any origin that the profile does not declare, and
//! every sign-in of which one step does not fit the others.

mod attach;
mod config;
mod cookie;
mod failure;
mod form;
mod oidc;
mod origin;
mod password;
mod public_key;
mod secret;
mod secrets;
mod session;
mod template;
mod tokens;
mod wrong;

pub use attach::Attach;
pub use config::Config;
pub use cookie::{Cookie, Csrf};
pub use failure::{Breach, SignInFailure};
pub use oidc::{Exchange, Oidc, Pending, Server, SignIn};
pub use origin::{Endpoint, Origin, RedirectUri};
pub use password::Password;
pub use public_key::PublicKey;
pub use secret::Secret;
pub use session::{Attached, Credentials, Rejected, Session, Stamp, Standing, Ticket};
pub use template::RequestTemplate;
pub use tokens::Tokens;
pub use wrong::Wrong;
