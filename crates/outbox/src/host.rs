//! The way to the backend as a whole: one try at a time until it is known to work, fewer when it does not, and none
//! while the backend asked for quiet.

use crate::classify::Cause;
use crate::moment::{Random, Steady};
use crate::pace::{SOON_MS, jitter};

/// Tries at the same time on a way that works.
const SIDE_BY_SIDE: usize = 3;
/// News of the network count once in this time, however often a phone flaps.
const NUDGE_MS: u64 = 10_000;

/// What is known of the way.
#[derive(Debug, Default)]
pub(crate) struct Host {
    failures: u32,
    works: bool,
    not_before: Steady,
    quiet_until: Steady,
    last_nudge: Option<Steady>,
    /// The backend does not know who asks: nothing is asked until somebody signs in.
    pub(crate) asks_for_sign_in: bool,
}

impl Host {
    /// How many tries may be on their way. Until one was received it is one: the first write of an anonymous person
    /// mints the session, and several at once would mint several.
    pub(crate) fn limit(&self) -> usize {
        if self.works && self.failures == 0 {
            SIDE_BY_SIDE
        } else {
            1
        }
    }

    /// From when on a try may start.
    pub(crate) fn opens(&self) -> Steady {
        self.not_before.max(self.quiet_until)
    }

    /// The backend asked not to be called at this moment.
    pub(crate) fn is_quiet(&self, at: Steady) -> bool {
        self.quiet_until > at
    }

    /// The backend asked not to be called for so long.
    pub(crate) fn quiet(&mut self, at: Steady, ms: u64) {
        self.quiet_until = self.quiet_until.max(at.plus(ms));
    }

    /// Something failed on the way.
    pub(crate) fn failed(&mut self, at: Steady, cause: Cause, random: &mut Random) {
        self.failures = self.failures.saturating_add(1);
        self.not_before = at.plus(jitter(self.failures, cause, random));
    }

    /// Something was answered by the backend itself.
    pub(crate) fn reached(&mut self) {
        self.failures = 0;
        self.not_before = Steady::default();
    }

    /// Something arrived. Whether that is news.
    pub(crate) fn worked(&mut self) -> bool {
        let news = !self.works || self.failures > 0;
        self.works = true;
        self.reached();
        news
    }

    /// Another person may have another session.
    pub(crate) fn is_new_to_us(&mut self) {
        self.works = false;
    }

    /// The person insists.
    pub(crate) fn insist(&mut self) {
        self.not_before = Steady::default();
        self.asks_for_sign_in = false;
    }

    /// Perhaps the network is back. Whether that is news.
    pub(crate) fn nudge(&mut self, at: Steady, random: &mut Random) -> bool {
        if self
            .last_nudge
            .is_some_and(|last| at.since(last) < NUDGE_MS)
        {
            return false;
        }
        self.last_nudge = Some(at);
        self.not_before = self.not_before.min(at.plus(random.up_to(SOON_MS)));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_until_something_arrived_and_after_each_failure() {
        let mut host = Host::default();
        assert_eq!(host.limit(), 1);
        assert!(host.worked());
        assert!(!host.worked());
        assert_eq!(host.limit(), SIDE_BY_SIDE);
        host.failed(Steady::default(), Cause::Unreachable, &mut Random::of(1));
        assert_eq!(host.limit(), 1);
    }

    #[test]
    fn nobody_shortens_the_quiet_a_backend_asked_for() {
        let mut host = Host::default();
        let at = Steady::from_millis(1_000);
        host.quiet(at, 60_000);
        host.quiet(at, 5_000);
        host.insist();
        host.nudge(at, &mut Random::of(1));
        host.reached();
        assert_eq!(host.opens(), at.plus(60_000));
    }

    #[test]
    fn a_flapping_network_is_news_once_in_ten_seconds() {
        let mut host = Host::default();
        let news =
            (0..1_500).filter(|n| host.nudge(Steady::from_millis(n * 200), &mut Random::of(*n)));
        assert_eq!(news.count(), 30);
    }
}
