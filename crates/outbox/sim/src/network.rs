//! What happens to requests: lost, late, doubled, answered by somebody else, or well.

use crate::chance::Chance;
use crate::mutant::Mutant;
use crate::server::{Body, Reply};
use crate::world::{Way, What, World};
use outbox::{Dedupe, Errand, Event, ItemId};

impl World {
    /// Sends a request into the network.
    pub(crate) fn route(&mut self, number: u64, errand: Errand, way: Way, chance: &mut Chance) {
        let who = self.who.clone();
        let fate = if self.is_calm { 100 } else { chance.below(100) };
        let reach = |page| What::Reach(page, errand.clone(), who.clone(), way);
        match fate {
            // Never arrives.
            0..12 => self.after(chance.below(30_000), What::Silence(number, errand, way)),
            // Arrives late, after the page gave up: by seconds, or much later where ids are remembered for ever.
            12..18 => {
                let latest = match self.promise.by {
                    Dedupe::PutById | Dedupe::Idempotent => 600_000,
                    _ => 20_000,
                };
                self.after(chance.below(latest), reach(None));
                self.after(chance.below(10_000), What::Silence(number, errand, way));
            }
            // Arrives, the answer does not.
            18..28 => {
                let there = chance.below(10_000);
                self.after(there, reach(None));
                let then = there + chance.below(15_000);
                self.after(then, What::Silence(number, errand, way));
            }
            // Arrives twice: browsers and proxies do that by themselves.
            28..34 => {
                if !matches!(self.promise.by, Dedupe::None | Dedupe::LookUp) {
                    self.after(chance.below(20_000), reach(None));
                }
                self.after(chance.below(10_000), reach(Some(number)));
            }
            // Answered by somebody on the way.
            34..44 => {
                let reply = match chance.below(6) {
                    0 => Reply::of(200, Body::Rubbish),
                    1 => Reply::of(204, Body::Rubbish),
                    2 => Reply::of(302, Body::Rubbish),
                    3 => Reply::of(511, Body::Rubbish),
                    4 => Reply::of(502, Body::Rubbish),
                    _ => Reply::of(200, Body::Receipt("another".to_owned())),
                };
                self.after(
                    chance.below(3_000),
                    What::Answer(number, errand, reply, way),
                );
            }
            _ => self.after(chance.below(5_000), reach(Some(number))),
        }
    }

    /// A request reaches the backend.
    pub(crate) fn reach(
        &mut self,
        page: Option<u64>,
        errand: Errand,
        who: &outbox::Identity,
        way: Way,
        chance: &mut Chance,
    ) {
        let mut asked = errand.clone();
        if self.mutant == Mutant::NewIdAtEachTry && errand.attempt > 1 {
            let id = format!("{}-{}", errand.id.as_str(), errand.attempt);
            asked.id = ItemId::parse(&id).unwrap_or(asked.id);
        }
        let mut reply = match way {
            Way::Write => self.server.write(&asked, who, self.at),
            Way::LookUp => self.server.look_up(&asked),
        };
        if asked.id != errand.id {
            // What that row stands for is the item of the first id.
            if reply.status == 200 && self.server.row(errand.id.as_str()).is_some() {
                self.judge
                    .find(format!("{:?} was counted twice", errand.id));
            }
        }
        self.note(|| format!("backend answers {way:?} {:?}: {reply:?}", errand.id));
        let Some(page) = page else { return };
        if !self.is_calm && reply.status == 200 && chance.percent(8) {
            // Cut off or replaced on the way back.
            let status = chance
                .pick(&[200, 200, 502, 504, 304])
                .copied()
                .unwrap_or(200);
            reply = Reply::of(status, Body::Rubbish);
        }
        self.after(chance.below(3_000), What::Answer(page, errand, reply, way));
    }

    /// An answer reaches a page: from now on the page knows what the backend asked for.
    pub(crate) fn answer(
        &mut self,
        page: u64,
        errand: Errand,
        reply: &Reply,
        way: Way,
        chance: &mut Chance,
    ) {
        if let Some(seconds) = reply.retry_after {
            let until = self.at + (seconds * 1000).min(outbox::LONGEST_RETRY_AFTER_MS);
            if let Some(tab) = self.tabs.iter_mut().find(|tab| tab.number == page) {
                tab.quiet_until = tab.quiet_until.max(until);
            }
            let shown = self
                .judge
                .items
                .entry(errand.id.as_str().to_owned())
                .or_default();
            shown.quiet.insert(errand.attempt, until);
        }
        let (id, attempt) = (errand.id, errand.attempt);
        let event = match way {
            Way::Write => {
                let outcome = self.mutant.outcome(id.as_str(), reply, self.at);
                Event::Answered {
                    id,
                    attempt,
                    outcome,
                }
            }
            Way::LookUp => {
                let found = self.mutant.found(id.as_str(), reply, self.at);
                Event::LookedUp { id, attempt, found }
            }
        };
        self.tell(page, event, chance);
    }

    /// A page hears nothing.
    pub(crate) fn silence(&mut self, page: u64, errand: Errand, way: Way, chance: &mut Chance) {
        let (id, attempt) = (errand.id, errand.attempt);
        let outcome = self.mutant.silence();
        let event = match way {
            Way::Write => Event::Answered {
                id,
                attempt,
                outcome,
            },
            Way::LookUp => {
                let found = outbox::Found::Failed(outcome);
                Event::LookedUp { id, attempt, found }
            }
        };
        self.tell(page, event, chance);
    }
}
