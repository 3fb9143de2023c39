//! As whom writes are made: a name that tells nobody who it is, kept in the tab, so that nobody's answer is ever sent as
//! somebody else's. It keeps no account's own name.

use connect::Accounts;

use super::Api;
use crate::browser::storage::{self, Keep};
use crate::browser::vault;

const WHO: &str = "raati.who";

/// Whoever has no account is the same on one phone.
const ANONYMOUS: &str = "anonymous";

/// Somebody signed in; `account` tells them from others.
pub(super) async fn known_as(account: &str) {
    match vault::tag(account).await {
        Some(tag) => {
            storage::set(Keep::InTab, WHO, &tag);
        }
        None => nobody(),
    }
}

/// Nobody is signed in any more.
pub(super) fn nobody() {
    storage::remove(Keep::InTab, WHO);
}

impl Api {
    /// As whom writes are made; `None` where that takes a sign-in.
    pub fn who(self) -> Option<String> {
        match self.facts().accounts {
            Accounts::Nobody => Some(ANONYMOUS.to_owned()),
            Accounts::Residents => storage::get(Keep::InTab, WHO),
        }
    }
}
