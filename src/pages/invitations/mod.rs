//! Invitations: the inbox, one invitation, opening one by its code, and the reply.

pub(crate) mod by_code;
mod code_form;
pub(crate) mod inbox;
pub(crate) mod invitation;
mod reply;
