//! Signing in by `OpenID` Connect, or plain OAuth 2.0: code flow with PKCE as a public client
//! (RFC 6749, 7636, 9207; `OpenID` Connect Core, Discovery and RP-Initiated Logout; RFC 9700).
//!
//! [`Oidc::discovery`] → [`Oidc::server`] → [`Oidc::begin`]: keep the [`Pending`] sign-in in the
//! tab's session storage, leave for the address → come back: take it out of the storage, then
//! [`Pending::redeem`] → [`Exchange::request`] → [`Exchange::finish`]. Each step takes the one before
//! by value, so nothing can be used twice. It refuses whatever does not fit, and says which rule.

mod claims;
mod config;
mod exchange;
mod leave;
mod pending;
mod renew;
mod server;
mod start;

pub use config::Oidc;
pub use exchange::Exchange;
pub use pending::Pending;
pub use server::Server;
pub use start::SignIn;
