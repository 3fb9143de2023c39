//! How long to wait: full jitter that doubles up to a cap, and no end of tries.

use crate::classify::Cause;
use crate::moment::Random;

/// First ceiling.
pub const BASE_MS: u64 = 2_000;
/// Last ceiling.
pub const CAP_MS: u64 = 5 * 60 * 1000;
/// Between tries of what nobody understands.
pub const RARELY_MS: u64 = 60 * 60 * 1000;
/// How soon at most after good news: spread, since the news reaches many phones at once.
pub(crate) const SOON_MS: u64 = 2_000;
/// Longest that a request is waited for, however small.
pub(crate) const DEADLINE_MS: u64 = 30_000;
/// How much longer than its deadline a page holds an item.
const GRACE_MS: u64 = 15_000;

/// The wait after so many tries: from nothing to a ceiling that doubles. At the cap the lower half is left out: with
/// all of it, phones that come back after a long outage are most dense at its very end, at twice the mean rate
/// (`tests/politeness.rs` measures both).
pub fn back_off(tries: u32, cause: Cause, seed: u64) -> u64 {
    jitter(tries, cause, &mut Random::of(seed))
}

pub(crate) fn jitter(tries: u32, cause: Cause, random: &mut Random) -> u64 {
    if cause == Cause::Odd {
        return RARELY_MS + random.up_to(RARELY_MS / 6);
    }
    let doubled = BASE_MS << tries.saturating_sub(1).min(16);
    if doubled >= CAP_MS {
        return CAP_MS / 2 + random.up_to(CAP_MS / 2);
    }
    random.up_to(doubled)
}

/// Longest that a request of so many bytes is waited for: a kilobyte a second is enough.
pub(crate) const fn deadline(bytes: u64) -> u64 {
    DEADLINE_MS + bytes
}

/// How long a page that is not heard of keeps an item of so many bytes.
pub(crate) const fn lease(bytes: u64) -> u64 {
    deadline(bytes) + GRACE_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_cap_and_never_end() {
        let longest = |tries| {
            (0..2_000)
                .map(|seed| back_off(tries, Cause::Faulty, seed))
                .max()
                .unwrap()
        };
        let shortest = |tries| {
            (0..2_000)
                .map(|seed| back_off(tries, Cause::Faulty, seed))
                .min()
                .unwrap()
        };
        for (tries, ceiling) in [
            (1, 2_000),
            (2, 4_000),
            (5, 32_000),
            (8, 256_000),
            (9, CAP_MS),
            (400, CAP_MS),
        ] {
            assert!(
                (ceiling * 99 / 100..=ceiling).contains(&longest(tries)),
                "{tries}"
            );
        }
        assert!(shortest(3) < 80);
        assert!(shortest(u32::MAX) >= CAP_MS / 2);
    }

    #[test]
    fn what_nobody_understands_is_asked_once_an_hour_at_most() {
        assert!((0..200).all(|seed| back_off(1, Cause::Odd, seed) >= RARELY_MS));
    }
}
