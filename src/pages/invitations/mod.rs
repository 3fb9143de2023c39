//! Invitations: the inbox, one invitation, and opening one by its code.

pub(crate) mod by_code;
pub(crate) mod inbox;
pub(crate) mod invitation;
