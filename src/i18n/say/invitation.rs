//! Words for invitation.
