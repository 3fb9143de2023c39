//! Time as it comes in: two clocks, because one of them lies.
//!
//! The wall clock is for showing, and for how long the portal was closed; it may jump by years. All waiting is by the
//! steady clock, which never goes back but begins anew at each load.

use model::Timestamp;

/// Milliseconds of a clock that never goes back, since some moment of this load (`performance.now()`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Steady(u64);

impl Steady {
    /// From milliseconds.
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// Milliseconds.
    pub const fn millis(self) -> u64 {
        self.0
    }

    /// Later by so many milliseconds.
    #[must_use]
    pub const fn plus(self, millis: u64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// How long it is since an earlier moment.
    pub const fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// What both clocks say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The device's clock; it may be wrong and may jump.
    pub wall: Timestamp,
    /// The clock that all waiting goes by.
    pub steady: Steady,
}

/// Numbers spread from the one that comes in with each event (splitmix).
#[derive(Debug, Clone)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to `most`, both included.
    pub(crate) fn up_to(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        most.checked_add(1).map_or(mixed, |range| mixed % range)
    }
}

/// Timestamps in records: milliseconds since 1970.
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the form serde calls; on 32 bits it is no more trivial"
)]
pub(crate) fn millis<S: serde::Serializer>(at: &Timestamp, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_i64(at.millis())
}
