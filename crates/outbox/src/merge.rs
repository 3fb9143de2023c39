//! Two copies of everything, and what holds when they differ: later revision wins, arrival beats all else, what one
//! store lost the other gives back. Deleted items leave a mark, so that an old copy cannot bring them back.

use crate::envelope::Envelope;
use crate::raw::{Raw, Read, Strange, Strangeness, read};
use crate::state::Stage;

/// What two stores hold together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Every item that can be read from either.
    pub items: Vec<Merged>,
    /// What this version does not touch.
    pub strange: Vec<Strange>,
}

/// One item out of two stores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The better of both.
    pub envelope: Envelope,
    /// The revision of the primary store's copy, if it has one that can be read.
    pub primary: Option<u32>,
    /// The shadow's.
    pub shadow: Option<u32>,
}

impl Merged {
    /// Both stores hold just this.
    pub fn is_whole(&self) -> bool {
        let revision = Some(self.envelope.revision);
        self.primary == revision && self.shadow == revision
    }
}

/// Reconciles both stores. A pure function: the same stores give the same plan.
pub fn merge(primary: &[Raw], shadow: &[Raw]) -> Plan {
    let mut plan = Plan::default();
    for raw in primary {
        let other = shadow.iter().find(|other| other.key == raw.key);
        one(Some(raw), other, &mut plan);
    }
    for raw in shadow {
        if !primary.iter().any(|other| other.key == raw.key) {
            one(None, Some(raw), &mut plan);
        }
    }
    plan
}

fn one(primary: Option<&Raw>, shadow: Option<&Raw>, plan: &mut Plan) {
    let [primary, shadow] =
        [primary, shadow].map(|raw| raw.map(|raw| (raw, read(&raw.key, &raw.bytes))));
    let sides = [&primary, &shadow];
    let strange = |wanted| {
        let raw = sides.iter().find_map(|side| match side {
            Some((raw, Read::Strange(why))) if *why == wanted => Some((*raw).clone()),
            _ => None,
        });
        raw.map(|raw| Strange { raw, why: wanted })
    };
    // A newer version knows more than our copy beside it.
    if let Some(newer) = strange(Strangeness::Newer) {
        plan.strange.push(newer);
        return;
    }
    let damaged = strange(Strangeness::Unreadable);
    let envelope = |side: Option<(&Raw, Read)>| match side {
        Some((_, Read::Envelope(envelope))) => Some(*envelope),
        _ => None,
    };
    let (primary, shadow) = (envelope(primary), envelope(shadow));
    let revisions = [&primary, &shadow].map(|side| side.as_ref().map(|one| one.revision));
    let [in_primary, in_shadow] = revisions;
    let best = match (primary, shadow) {
        (Some(primary), Some(shadow)) => {
            let differ = primary.revision == shadow.revision && primary != shadow;
            let mut best = better(primary, shadow);
            // Of two of the same revision neither store takes the other's: it needs one of its own.
            best.revision = best.revision.saturating_add(u32::from(differ));
            best
        }
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => {
            plan.strange.extend(damaged);
            return;
        }
    };
    plan.items.push(Merged {
        envelope: best,
        primary: in_primary,
        shadow: in_shadow,
    });
}

/// The better of two copies of one item; of equals, the first.
pub(crate) fn better(first: Envelope, second: Envelope) -> Envelope {
    let rank = |one: &Envelope| {
        let arrived = one.stage() == Stage::Arrived;
        (arrived, one.revision, weight(one.stage()))
    };
    if rank(&second) > rank(&first) {
        second
    } else {
        first
    }
}

/// Which of two changes of the same revision holds: the one that risks less.
fn weight(stage: Stage) -> u8 {
    match stage {
        Stage::Draft => 0,
        Stage::Fresh => 1,
        Stage::Queued => 2,
        Stage::AuthBlocked => 3,
        Stage::Sending => 4,
        Stage::Checking => 5,
        Stage::NeedsYou => 6,
        Stage::Discarded => 7,
        Stage::Arrived => 8,
    }
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
