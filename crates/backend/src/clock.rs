//! The only place that asks what time it is.

use model::{Day, Timestamp};

/// This moment.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_millis(jiff::Timestamp::now().as_millisecond())
}

/// The first moment of the UTC day.
pub(crate) fn day_of(moment: Timestamp) -> Day {
    moment.utc_day()
}
