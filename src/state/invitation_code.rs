//! The invitation code in hand: from a link's fragment or typed in. It lives in memory only, since
//! it opens someone's invitation.

use markup::prelude::*;
use model::invitation::InvitationCode;

use crate::browser::boot;

/// The handle, to be had from the context.
#[derive(Clone, Copy)]
pub struct CodeInHand(StoredValue<Option<InvitationCode>>);

impl CodeInHand {
    /// Starts with the code of the link that opened the portal, if there was one.
    pub fn provide() -> Self {
        let code = boot::invitation_code().and_then(|typed| InvitationCode::parse(&typed));
        let in_hand = Self(StoredValue::new(code));
        provide_context(in_hand);
        in_hand
    }

    /// The handle of this portal.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The code, if there is one.
    pub fn get(self) -> Option<InvitationCode> {
        self.0.get_value()
    }

    /// Takes a code in hand.
    pub fn set(self, code: InvitationCode) {
        self.0.set_value(Some(code));
    }
    /// Puts it away, once it has done its work.
    pub fn clear(self) {
        self.0.set_value(None);
    }
}
