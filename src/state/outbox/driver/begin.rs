//! How a page begins: who and where it is, by both clocks.

use model::Timestamp;
use outbox::{Identity, ItemId, Journey, Line, Now, Pages, Session, Steady, Tab};

use crate::api::Api;
use crate::browser::{clock, random};
use crate::state::outbox::letter::backend;

/// How long what has arrived stays listed: a day.
const SHOWN_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// This page; `None` in a browser that has no name for it.
pub(super) fn session(api: Api, alone: bool) -> Option<Session> {
    Some(Session {
        tab: Tab::parse(&random::id()?)?,
        pages: if alone {
            Pages::OnlyThis
        } else {
            Pages::MaybeOthers
        },
        who: who(api),
        backend: backend(api)?,
    })
}

/// What arrived so long ago that it has been seen.
pub(super) fn old(lines: &[Line]) -> Vec<ItemId> {
    let from = now().wall.millis() - SHOWN_MILLIS;
    let is_old = |line: &&Line| match &line.shown.journey {
        Journey::Arrived(receipt) => receipt.at.millis() < from,
        _ => false,
    };
    let old = lines.iter().filter(is_old);
    old.map(|line| line.id.clone()).collect()
}

/// As whom writes are made.
pub(super) fn who(api: Api) -> Option<Identity> {
    Identity::parse(&api.who()?)
}

/// What both clocks say.
pub(super) fn now() -> Now {
    Now {
        wall: Timestamp::from_millis(clock::now_millis()),
        steady: Steady::from_millis(clock::steady_millis()),
    }
}

/// A number that the next call will not have, too.
pub(super) fn number() -> u64 {
    random::bytes().map_or(0, u64::from_le_bytes)
}
