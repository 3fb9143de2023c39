//! As whom writes are made: a name that tells nobody who it is, kept in the tab, so that nobody's answer is ever sent as
//! somebody else's. It keeps no account's own name.

use connect::Accounts;

use super::Api;
use crate::browser::storage::{self, Keep};
use crate::browser::vault;

const WHO: &str = "raati.who";

/// Whoever has no account is the same on one phone.
const ANONYMOUS: &str = "anonymous";

/// Of whom the browser holds a cookie: all tabs share it, and so must know whose it is.
const COOKIE: &str = "raati.cookie";

/// Before the name of somebody whom a cookie carries.
const BY_COOKIE: &str = "cookie:";

/// Somebody signed in; `account` tells them from others.
pub(super) async fn known_as(account: &str) {
    match vault::tag(account).await {
        Some(tag) => {
            storage::set(Keep::InTab, WHO, &tag);
        }
        None => nobody(),
    }
}

/// Somebody signed in by a cookie.
pub(super) async fn known_by_cookie(account: &str) {
    known_as(account).await;
    if let Some(tag) = storage::get(Keep::InTab, WHO) {
        let tag = [BY_COOKIE, &tag].concat();
        storage::set(Keep::OnPhone, COOKIE, &tag);
        storage::set(Keep::InTab, WHO, &tag);
    }
}

/// Nobody is signed in any more.
pub(super) fn nobody() {
    if storage::get(Keep::InTab, WHO).is_some_and(|who| who.starts_with(BY_COOKIE)) {
        storage::remove(Keep::OnPhone, COOKIE);
    }
    storage::remove(Keep::InTab, WHO);
}

/// Whoever this tab knows, as long as the cookie is still theirs. A new tab knows nobody: the cookie may be gone or be
/// somebody else's by now, and what waits here would be shown to them and sent as theirs.
fn known() -> Option<String> {
    let who = storage::get(Keep::InTab, WHO)?;
    let is_theirs =
        !who.starts_with(BY_COOKIE) || storage::get(Keep::OnPhone, COOKIE).as_ref() == Some(&who);
    is_theirs.then_some(who)
}

impl Api {
    /// As whom writes are made; `None` where that takes a sign-in.
    pub fn who(self) -> Option<String> {
        match self.facts().accounts {
            Accounts::Nobody => Some(ANONYMOUS.to_owned()),
            Accounts::Residents => known(),
        }
    }
}
