//! One step of a schedule: something that is due happens, time passes, the person acts, or something breaks.

use crate::chance::Chance;
use crate::mutant::Mutant;
use crate::person::{Act, act};
use crate::server::Mood;
use crate::world::{Pending, What, World, named};
use outbox::{Event, Written};

const MINUTE: u64 = 60_000;
const YEAR: i64 = 365 * 24 * 60 * 60_000;

impl World {
    /// Takes one step.
    pub(crate) fn step(&mut self, chance: &mut Chance) {
        if self.tabs.is_empty() && chance.percent(70) {
            self.open(chance.next());
        }
        match chance.below(100) {
            0..62 => self.go_on(chance),
            62..78 => self.person(chance),
            78..85 => self.pass(chance),
            _ => self.break_something(chance),
        }
        self.examine();
    }

    /// The next thing that is due; time passes until then. Of things at about the same time any may be first.
    pub(crate) fn go_on(&mut self, chance: &mut Chance) {
        let Some(next) = self.next_time() else { return };
        self.at = self.at.max(next);
        let due: Vec<usize> = self
            .pending
            .iter()
            .enumerate()
            .filter(|(_, pending)| pending.at <= self.at)
            .map(|(at, _)| at)
            .collect();
        let ticks: Vec<u64> = self
            .tabs
            .iter()
            .filter(|tab| tab.wake.is_some_and(|wake| wake <= self.at))
            .map(|tab| tab.number)
            .collect();
        if let Some(at) = chance.pick(&due).copied() {
            let pending = self.pending.swap_remove(at);
            self.happen(pending, chance);
        } else if let Some(number) = chance.pick(&ticks).copied() {
            self.tell(number, Event::Tick, chance);
        }
    }

    fn happen(&mut self, pending: Pending, chance: &mut Chance) {
        match pending.what {
            What::PutPrimary(page, envelope, over) => {
                let key = envelope.id.as_str();
                let current = self.primary.records.get(key);
                let revision = current.map(|kept| kept.revision);
                let is_over = revision == over;
                let fate = if self.is_calm { 100 } else { chance.below(100) };
                let written = if !is_over && self.mutant != Mutant::PutsBlindly {
                    let bytes = current.map(|kept| kept.bytes.clone());
                    self.primary
                        .told
                        .extend(revision.map(|revision| (key.to_owned(), revision)));
                    Written::Conflict(bytes)
                } else if fate < 4 {
                    Written::Failed
                } else {
                    self.primary.put(&envelope);
                    // It committed, but the page was told otherwise.
                    if fate < 6 {
                        Written::Failed
                    } else {
                        Written::Committed
                    }
                };
                self.note(|| {
                    format!(
                        "page {page} primary {:?} {revision:?} over {over:?}: {}",
                        envelope.id,
                        word(&written)
                    )
                });
                if self.mutant == Mutant::SaysSavedTooEarly {
                    self.shadow.put(&envelope);
                } else if matches!(written, Written::Conflict(_))
                    || (written == Written::Failed && over.is_some())
                {
                    self.report(page, &envelope, written, Written::Skipped);
                } else {
                    self.after(chance.below(20), What::PutShadow(page, envelope, written));
                }
            }
            What::PutShadow(page, envelope, primary) => {
                // Not both at once: what the primary store committed was not lost meanwhile.
                let is_there =
                    self.primary.revision(envelope.id.as_str()) == Some(envelope.revision);
                let may_fail = primary != Written::Committed || is_there;
                let key = envelope.id.as_str();
                let held = self.shadow.records.get(key);
                let (later, bytes) = (envelope.revision + 1, || envelope.to_bytes());
                let other = held.filter(|kept| {
                    kept.revision >= later || (kept.revision + 1 == later && kept.bytes != bytes())
                });
                let other = other.map(|kept| (kept.revision, kept.bytes.clone()));
                let shadow = if let Some((revision, bytes)) = other {
                    self.shadow.told.insert(key.to_owned(), revision);
                    Written::Conflict(Some(bytes))
                } else if !self.is_calm && may_fail && chance.percent(4) {
                    Written::Failed
                } else {
                    if self.mutant != Mutant::IgnoresTheShadow {
                        self.shadow.put(&envelope);
                    }
                    Written::Committed
                };
                self.note(|| {
                    format!(
                        "page {page} shadow {:?} {}: {}",
                        envelope.id,
                        envelope.revision,
                        word(&shadow)
                    )
                });
                self.report(page, &envelope, primary, shadow);
            }
            What::Reach(page, errand, who, way) => self.reach(page, errand, &who, way, chance),
            What::Answer(page, errand, reply, way) => {
                self.answer(page, errand, &reply, way, chance);
            }
            What::Silence(page, errand, way) => self.silence(page, errand, way, chance),
            What::Tell(page, event) => self.tell(page, event, chance),
            What::Reload(page) => {
                let stores = self.stores();
                self.tell(page, Event::Reloaded(stores), chance);
            }
        }
    }

    fn pass(&mut self, chance: &mut Chance) {
        let most = match chance.below(10) {
            0 => 60 * MINUTE,
            1..4 => 10 * MINUTE,
            _ => MINUTE,
        };
        // Time does not jump over what is on its way in a page that lives.
        let until = self.at + chance.below(most);
        self.at = self
            .next_time()
            .map_or(until, |next| until.min(next.max(self.at)));
    }

    fn person(&mut self, chance: &mut Chance) {
        if chance.percent(6) {
            let name = if chance.percent(50) { "anna" } else { "bo" };
            self.sign_in(name, chance);
            return;
        }
        let numbers: Vec<u64> = self.tabs.iter().map(|tab| tab.number).collect();
        let Some(number) = chance.pick(&numbers).copied() else {
            return;
        };
        let fresh = format!("i{}", self.minted);
        self.minted += 1;
        let Some(tab) = self.tabs.iter().find(|tab| tab.number == number) else {
            return;
        };
        let steady = self.now(tab.born).steady;
        let Some(act) = act(&tab.outbox, &self.who, self.promise, &fresh, steady, chance) else {
            return;
        };
        self.note(|| format!("the person: {act:?}"));
        match act {
            Act::Tell(event) => self.tell(number, event, chance),
            Act::Consent(id, event) => {
                let shown = self.judge.items.entry(id.as_str().to_owned()).or_default();
                shown.consents += 1;
                self.tell(number, event, chance);
            }
            Act::GiveUp(id, event) => {
                self.judge.given_up(id.as_str());
                // Whoever takes a cancellation back may insist on what it was about.
                self.judge.cancels.remove(id.as_str());
                self.tell(number, event, chance);
            }
            Act::Cancel(target, writing) => {
                self.judge.given_up(target.as_str());
                self.judge.given_up(writing.id.as_str());
                let cancel = writing.id.as_str().to_owned();
                self.judge
                    .cancels
                    .insert(cancel, target.as_str().to_owned());
                self.tell(number, Event::Submit(*writing), chance);
            }
        }
    }

    /// Another person, or the same again, at every page.
    pub(crate) fn sign_in(&mut self, name: &str, chance: &mut Chance) {
        self.who = named(name);
        if self.mutant == Mutant::SendsAsAnyone {
            return;
        }
        for number in self.tabs.iter().map(|tab| tab.number).collect::<Vec<_>>() {
            if chance.percent(20) {
                self.tell(number, Event::SignedOut, chance);
            }
            self.tell(number, Event::SignedIn(self.who.clone()), chance);
        }
    }

    fn break_something(&mut self, chance: &mut Chance) {
        match chance.below(100) {
            0..30 => {
                let numbers: Vec<u64> = self.tabs.iter().map(|tab| tab.number).collect();
                if let Some(number) = chance.pick(&numbers).copied() {
                    self.kill(number);
                }
            }
            30..45 if self.tabs.len() < 3 => self.open(chance.next()),
            45..55 => self.break_a_store(chance),
            55..62 => self.jump(chance),
            62..66 => {
                let subject = format!("s{}", chance.below(4));
                if !self.server.closed.remove(&subject) {
                    self.server.closed.insert(subject);
                }
            }
            66..70 => self.server.restart(),
            70..85 => {
                let moods = [
                    Mood::Failing,
                    Mood::Overloaded,
                    Mood::Limiting,
                    Mood::Forgetful,
                ];
                self.server.mood = chance.pick(&moods).copied().unwrap_or(Mood::Well);
                self.server.retry_after = chance.below(900);
            }
            _ => self.server.mood = Mood::Well,
        }
    }

    fn break_a_store(&mut self, chance: &mut Chance) {
        let is_primary = chance.percent(60);
        let (disk, other) = if is_primary {
            (&mut self.primary, &self.shadow)
        } else {
            (&mut self.shadow, &self.primary)
        };
        // One at a time: two copies do not survive the loss of both.
        if !disk.may_fail(other) {
            return;
        }
        let is_whole = chance.percent(50);
        if is_whole {
            disk.wipe();
        } else {
            disk.lose_last();
        }
        let half_done = |pending: &Pending| matches!(pending.what, What::PutShadow(..));
        // A last write is lost when the power fails, a damaged store is found when the browser starts: every page is
        // new then. A store that is cleared under living pages is one fault; one more between the two halves of a put,
        // with another page racing and dying in the same milliseconds, would be several at once.
        if !is_whole || self.pending.iter().any(half_done) {
            for number in self.tabs.iter().map(|tab| tab.number).collect::<Vec<_>>() {
                self.kill(number);
            }
        }
        self.note(|| format!("store: primary {is_primary}, whole {is_whole}"));
    }

    /// The device's clock jumps. What only that clock can tell is no longer held against a page that opens later.
    fn jump(&mut self, chance: &mut Chance) {
        let far = i64::try_from(chance.below(20)).unwrap_or_default() - 10;
        let near = i64::try_from(chance.below(7_200_000)).unwrap_or_default() - 3_600_000;
        let before = self.skew;
        self.skew = if chance.percent(50) {
            far * YEAR
        } else {
            self.skew + near
        };
        self.judge.clock_went_back |= self.skew < before;
        for shown in self.judge.items.values_mut() {
            shown.quiet.clear();
        }
        self.note(|| "the device's clock jumps".to_owned());
    }
}

/// A write's end without its bytes.
fn word(written: &Written) -> &'static str {
    match written {
        Written::Committed => "committed",
        Written::Failed => "failed",
        Written::Absent => "absent",
        Written::Skipped => "skipped",
        Written::Conflict(Some(_)) => "another",
        Written::Conflict(None) => "nothing there",
    }
}
