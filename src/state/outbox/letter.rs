//! What is kept of a write, and the write again from what was kept.

use connect::{Ask, Dedupe as Told, Frozen};
use model::{Capability, IntentKey};
use outbox::{
    Backend, Dedupe, Direct, Identity, ItemId, Lane, Letter, LookUp, Promise, USUAL_WINDOW_MS,
    Writing,
};

use super::rescued;
use crate::api::Api;
use crate::browser::random;

/// Longest address by which backends are told apart, from its end.
const LONGEST_BASE: usize = 200;

/// The name of this backend.
pub(super) fn backend(api: Api) -> Option<Backend> {
    let base = api.base();
    let from = base.len().saturating_sub(LONGEST_BASE);
    Backend::parse(base.get(from..).unwrap_or(&base)).or_else(|| Backend::parse("/"))
}

/// A write with what is to be known of it; `None` where it can be told apart by nothing.
pub(super) fn writing(api: Api, ask: Ask, owner: Identity, title: String) -> Option<Writing> {
    let ask = match ask.minted() {
        Some(_) => ask,
        None => ask.keyed(&IntentKey::parse(&random::id()?)?),
    };
    let capability = ask.capability();
    let direct = api.direct(&ask).map(|request| Direct {
        method: request.method.as_str().to_owned(),
        url: request.url,
        headers: request.headers,
    });
    let cancels = ask.takes_back().filter(|_| !rescued::is_possible());
    let cancels = cancels.and_then(ItemId::parse);
    let (id, lane) = (ItemId::parse(ask.minted()?)?, Lane::parse(&ask.lane())?);
    let Frozen {
        operation,
        params,
        body,
    } = ask.freeze();
    Some(Writing {
        id,
        owner,
        backend: backend(api)?,
        lane,
        title,
        language: Api::language().code().to_owned(),
        letter: Letter {
            operation,
            params,
            body,
            direct,
        },
        promise: Promise {
            by: promise(capability, api.dedupe(capability)),
            look_up: LookUp::Cannot,
        },
        cancels,
    })
}

/// The write again; `None` where what was kept cannot be sent by this build.
pub(super) fn thaw(letter: &Letter) -> Option<Ask> {
    let frozen = Frozen {
        operation: letter.operation,
        params: letter.params.clone(),
        body: letter.body.clone(),
    };
    frozen.thaw()
}

/// Whether a write takes something away: twice is the same as once.
fn takes_away(capability: Capability) -> bool {
    matches!(
        capability,
        Capability::LeavePanel | Capability::WithdrawResponse | Capability::CancelRegistration
    )
}

fn promise(capability: Capability, told: Told) -> Dedupe {
    match told {
        Told::PutById => Dedupe::PutById,
        Told::UniqueColumn => Dedupe::UniqueColumn,
        Told::Header => Dedupe::Header {
            window_ms: USUAL_WINDOW_MS,
        },
        Told::LookUp => Dedupe::LookUp,
        Told::Idempotent => Dedupe::Idempotent,
        Told::None if takes_away(capability) => Dedupe::Idempotent,
        Told::None => Dedupe::None,
    }
}
