//! What a backend promises about repeats, and so what may be sent again without asking anyone.

use crate::wire::worded;
use model::Timestamp;
use serde::Serialize;

/// How long a backend remembers keys where its profile does not say: the shortest that is usual.
pub const USUAL_WINDOW_MS: u64 = 24 * 60 * 60 * 1000;

/// How a backend tells a repeat of a write from a new one, and whether one can ask it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Promise {
    /// What makes a repeat harmless.
    pub by: Dedupe,
    /// Whether there is a request that tells if an item is there.
    pub look_up: LookUp,
}

/// How a repeat is told from a new write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dedupe {
    /// The write is a PUT to the item's id.
    PutById,
    /// A unique column refuses the second row.
    UniqueColumn,
    /// A header carries the id as a key, remembered for so long.
    Header {
        /// Milliseconds from the first try.
        window_ms: u64,
    },
    /// The write itself looks for an earlier one first: a repeat is found, two at the same time are not.
    LookUp,
    /// Doing it twice is the same as once.
    Idempotent,
    /// Not at all.
    None,
}

worded! {
    /// Whether one can ask the backend if an item is there.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum LookUp {
        /// Yes.
        Can = "can",
        /// No.
        Cannot = "cannot",
    }
}

worded! {
    /// Whether an earlier try may have been kept by the backend without a receipt reaching us.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Doubt {
        /// Surely not there.
        Clear = "clear",
        /// It may be there.
        MayBeThere = "may_be_there",
    }
}

/// What an item that is to go out needs first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// Nothing: send.
    Send,
    /// Ask the backend whether it is there.
    LookUp,
    /// Ask the person: nobody else can know.
    Ask,
}

impl Promise {
    /// A repeat is harmless for ever, also two at the same time.
    pub(crate) fn is_lasting(self) -> bool {
        matches!(
            self.by,
            Dedupe::PutById | Dedupe::UniqueColumn | Dedupe::Idempotent
        )
    }

    /// A repeat is told from a first try only once that has surely ended.
    pub(crate) fn must_settle(self) -> bool {
        matches!(self.by, Dedupe::LookUp | Dedupe::None)
    }

    /// What an item in this doubt needs. `key_age_ms` is the time since its key was first used; `None` where the
    /// clocks cannot tell.
    pub(crate) fn repeat(self, doubt: Doubt, key_age_ms: Option<u64>) -> Repeat {
        let ask = match self.look_up {
            LookUp::Can => Repeat::LookUp,
            LookUp::Cannot => Repeat::Ask,
        };
        match (doubt, self.by) {
            (Doubt::Clear, _) => Repeat::Send,
            (_, Dedupe::None) => ask,
            // Half the window: what goes out now may be on its way for long.
            (_, Dedupe::Header { window_ms }) => match key_age_ms {
                Some(age) if age < window_ms / 2 => Repeat::Send,
                _ => ask,
            },
            _ => Repeat::Send,
        }
    }
}

/// How long ago by the wall clock; `None` where that clock went back.
pub(crate) fn age_ms(then: Timestamp, now: Timestamp) -> Option<u64> {
    u64::try_from(now.millis().saturating_sub(then.millis())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = USUAL_WINDOW_MS;

    #[test]
    fn only_a_doubt_that_the_backend_cannot_settle_is_looked_up_or_asked() {
        let of = |by, look_up, age| Promise { by, look_up }.repeat(Doubt::MayBeThere, age);
        for by in [
            Dedupe::PutById,
            Dedupe::UniqueColumn,
            Dedupe::LookUp,
            Dedupe::Idempotent,
        ] {
            assert_eq!(of(by, LookUp::Cannot, None), Repeat::Send);
        }
        assert_eq!(of(Dedupe::None, LookUp::Can, Some(0)), Repeat::LookUp);
        assert_eq!(of(Dedupe::None, LookUp::Cannot, Some(0)), Repeat::Ask);
        let header = Dedupe::Header { window_ms: DAY };
        assert_eq!(of(header, LookUp::Can, Some(DAY / 2 - 1)), Repeat::Send);
        assert_eq!(of(header, LookUp::Can, Some(DAY / 2)), Repeat::LookUp);
        assert_eq!(of(header, LookUp::Cannot, Some(DAY / 2)), Repeat::Ask);
        assert_eq!(of(header, LookUp::Cannot, None), Repeat::Ask);
    }

    #[test]
    fn what_is_surely_not_there_is_sent() {
        let promise = Promise {
            by: Dedupe::None,
            look_up: LookUp::Cannot,
        };
        assert_eq!(promise.repeat(Doubt::Clear, None), Repeat::Send);
    }
}
