//! A backend's `Retry-After`: taken by the backend's own clock, and within bounds.

use model::Timestamp;

/// When a backend asked not to be called again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// Before so many seconds have passed.
    Seconds(u64),
    /// Before a point in time.
    At {
        /// That time.
        then: Timestamp,
        /// What time the backend thought it was (`Date`); the device's time, where it did not say.
        told_at: Timestamp,
    },
}

/// Longest that a backend's word is taken for: one that asks for years is broken, and an answer must not wait for it.
pub const LONGEST_RETRY_AFTER_MS: u64 = 24 * 60 * 60 * 1000;

impl RetryAfter {
    /// So many milliseconds from when it was told.
    pub fn wait_ms(self) -> u64 {
        let asked = match self {
            Self::Seconds(seconds) => seconds.saturating_mul(1000),
            Self::At { then, told_at } => {
                u64::try_from(then.millis().saturating_sub(told_at.millis())).unwrap_or(0)
            }
        };
        asked.min(LONGEST_RETRY_AFTER_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_taken_by_the_backends_own_clock_and_within_bounds() {
        let at = |then, told_at| RetryAfter::At {
            then: Timestamp::from_millis(then),
            told_at: Timestamp::from_millis(told_at),
        };
        assert_eq!(RetryAfter::Seconds(30).wait_ms(), 30_000);
        assert_eq!(
            RetryAfter::Seconds(u64::MAX).wait_ms(),
            LONGEST_RETRY_AFTER_MS
        );
        assert_eq!(at(90_000, 30_000).wait_ms(), 60_000);
        assert_eq!(at(0, 30_000).wait_ms(), 0);
        assert_eq!(at(i64::MAX, i64::MIN).wait_ms(), LONGEST_RETRY_AFTER_MS);
    }
}
