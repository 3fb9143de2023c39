//! One folder a screen: load, decide, show. Rules live in `model`, words in `i18n`.

pub(crate) mod about;
pub(crate) mod diagnostics;
pub(crate) mod events;
mod feed;
pub(crate) mod home;
pub(crate) mod impacts;
mod intent;
pub(crate) mod invitations;
mod load;
pub(crate) mod me;
pub(crate) mod meeting;
pub(crate) mod message;
mod more;
pub(crate) mod not_found;
pub(crate) mod outbox;
pub(crate) mod panels;
pub(crate) mod polls;
mod sending;
pub(crate) mod sign_in;
mod stand_in;
