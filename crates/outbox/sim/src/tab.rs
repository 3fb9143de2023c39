//! A page: the outbox, and a driver that does its effects – as the portal does, one await after the other.

use crate::chance::Chance;
use crate::mutant::Mutant;
use crate::world::{Way, What, World, backend};
use outbox::{
    Effect, Envelope, Errand, Event, Outbox, Outcome, Pages, Put, Session, Stored, Written,
};

/// One open page.
pub(crate) struct Tab {
    pub(crate) number: u64,
    pub(crate) born: u64,
    pub(crate) outbox: Outbox,
    pub(crate) wake: Option<u64>,
    /// What the backend told this page: not before.
    pub(crate) quiet_until: u64,
}

impl World {
    /// Opens a page. It knows of the backend's word what the stores can tell it.
    pub(crate) fn open(&mut self, random: u64) {
        self.opened += 1;
        let number = self.opened;
        let alone = self.tabs.is_empty();
        let Some(tab) = outbox::Tab::parse(&format!("tab{number}")) else {
            return;
        };
        let session = Session {
            tab,
            pages: if alone {
                Pages::OnlyThis
            } else {
                Pages::MaybeOthers
            },
            who: Some(self.who.clone()),
            backend: backend(),
        };
        let now = self.now(self.at);
        let stores = self.stores();
        let (outbox, effects) = Outbox::load(session, &stores, now, random);
        let born = self.at;
        let quiet_until = self.quiet_by_the_stores();
        self.tabs.push(Tab {
            number,
            born,
            outbox,
            wake: None,
            quiet_until,
        });
        self.note(|| format!("page {number} opens"));
        self.act_on(number, effects, &mut Chance::of(random, 1));
    }

    fn quiet_by_the_stores(&self) -> u64 {
        let told = |(id, shown): (&String, &crate::judge::Shown)| {
            let copies = self
                .disks()
                .into_iter()
                .filter_map(|disk| disk.records.get(id));
            let best =
                copies.max_by_key(|kept| (kept.stage == outbox::Stage::Arrived, kept.revision));
            shown.quiet.get(&best?.told_to_wait?).copied()
        };
        self.judge
            .items
            .iter()
            .filter_map(told)
            .max()
            .unwrap_or_default()
    }

    /// A page dies: what it awaited never comes. What it sent is on its way.
    pub(crate) fn kill(&mut self, number: u64) {
        self.note(|| format!("page {number} dies"));
        self.tabs.retain(|tab| tab.number != number);
        for pending in &mut self.pending {
            if let What::Reach(page, ..) = &mut pending.what
                && *page == Some(number)
            {
                *page = None;
            }
        }
        self.pending.retain(|pending| match &pending.what {
            What::Reach(..) => true,
            What::PutPrimary(page, ..)
            | What::PutShadow(page, ..)
            | What::Answer(page, ..)
            | What::Silence(page, ..)
            | What::Tell(page, _)
            | What::Reload(page) => *page != number,
        });
    }

    /// Tells a page something, and does what it wants.
    pub(crate) fn tell(&mut self, number: u64, event: Event, chance: &mut Chance) {
        let Some(at) = self.tabs.iter().position(|tab| tab.number == number) else {
            return;
        };
        let random = chance.next();
        self.judge.writes(&event);
        self.note(|| format!("page {number} is told {event:?}"));
        let Some(born) = self.tabs.get(at).map(|tab| tab.born) else {
            return;
        };
        let now = self.now(born);
        let Some(tab) = self.tabs.get_mut(at) else {
            return;
        };
        if let Event::Heard(envelope) = &event
            && let Some(attempt) = crate::disk::told_to_wait(envelope)
            && let Some(shown) = self.judge.items.get(envelope.id.as_str())
        {
            let until = shown.quiet.get(&attempt).copied().unwrap_or_default();
            tab.quiet_until = tab.quiet_until.max(until);
        }
        let effects = tab.outbox.on(event, now, random);
        self.act_on(number, effects, chance);
    }

    fn act_on(&mut self, number: u64, effects: Vec<Effect>, chance: &mut Chance) {
        if let Some(tab) = self.tabs.iter_mut().find(|tab| tab.number == number) {
            tab.wake = None;
        }
        for effect in effects {
            match effect {
                Effect::Put(put) => {
                    let Put { envelope, over } = *put;
                    if self.mutant == Mutant::SaysSavedTooEarly {
                        self.report(number, &envelope, Written::Committed, Written::Committed);
                    }
                    self.after(
                        chance.below(20),
                        What::PutPrimary(number, Box::new(envelope), over),
                    );
                }
                Effect::Send(errand) => self.depart(number, errand, Way::Write, chance),
                Effect::LookUp(errand) => self.depart(number, errand, Way::LookUp, chance),
                Effect::Reload => self.after(chance.below(20), What::Reload(number)),
                Effect::Wait(until) => {
                    if let Some(tab) = self.tabs.iter_mut().find(|tab| tab.number == number) {
                        tab.wake = Some(tab.born + until.millis());
                    }
                }
                Effect::Refused { .. } => {}
            }
        }
    }

    /// A request leaves – with the session of whoever is signed in by now.
    fn depart(&mut self, number: u64, mut errand: Errand, way: Way, chance: &mut Chance) {
        self.note(|| {
            format!(
                "page {number} {way:?} {:?} try {}",
                errand.id, errand.attempt
            )
        });
        if errand.owner != self.who && self.mutant != Mutant::SendsAsAnyone {
            let (id, attempt) = (errand.id, errand.attempt);
            let outcome = Outcome::NotSent;
            self.after(
                0,
                What::Tell(
                    number,
                    Event::Answered {
                        id,
                        attempt,
                        outcome,
                    },
                ),
            );
            return;
        }
        let told = self
            .tabs
            .iter()
            .find(|tab| tab.number == number)
            .map(|tab| tab.quiet_until);
        if told > Some(self.at) {
            self.judge
                .find(format!("{:?} was sent before Retry-After", errand.id));
        }
        if way == Way::Write {
            self.wrong_on_purpose(&mut errand);
            self.ask_before_harm(&errand);
        }
        if way == Way::LookUp && self.mutant == Mutant::NeverLooksUp {
            let (id, attempt) = (errand.id, errand.attempt);
            let found = outbox::Found::Absent;
            self.after(
                1,
                What::Tell(number, Event::LookedUp { id, attempt, found }),
            );
            return;
        }
        self.route(number, errand, way, chance);
    }

    /// Where a second row could come of it and only the person can know, they are asked first.
    fn ask_before_harm(&mut self, errand: &Errand) {
        let id = errand.id.as_str();
        let consents = self.judge.items.get(id).map_or(0, |shown| shown.consents);
        let is_remembered = self
            .server
            .keys
            .get(id)
            .is_some_and(|until| self.at < *until);
        let harm = crate::judge::asks(self.promise)
            && !is_remembered
            && !self.judge.is_excused(self.promise);
        if harm && self.server.count(id) > consents {
            self.judge.find(format!(
                "{id} was sent again by itself, though nobody knows"
            ));
        }
    }

    fn wrong_on_purpose(&mut self, errand: &mut Errand) {
        match self.mutant {
            Mutant::DeletesBeforeItArrived => {
                self.primary.records.remove(errand.id.as_str());
                self.shadow.records.remove(errand.id.as_str());
            }
            Mutant::ChangesItsBytes if errand.attempt > 1 => {
                errand.letter.body = Some(format!("try {}", errand.attempt));
            }
            _ => {}
        }
    }

    /// Tells a page how its put ended; then the others what was stored.
    pub(crate) fn report(
        &mut self,
        number: u64,
        envelope: &Envelope,
        primary: Written,
        shadow: Written,
    ) {
        let key = envelope.id.as_str().to_owned();
        let revision = envelope.revision;
        for (written, disk) in [(&primary, &mut self.primary), (&shadow, &mut self.shadow)] {
            // What was lost since it was committed is a fault that has happened already. A portal that lies about
            // commits gets no such excuse.
            let is_there = disk.revision(&key) == Some(revision) || self.mutant != Mutant::None;
            if *written == Written::Committed && is_there {
                let told = disk.told.entry(key.clone()).or_default();
                *told = (*told).max(revision);
            }
        }
        if primary == Written::Committed {
            for other in self.tabs.iter().map(|tab| tab.number).collect::<Vec<_>>() {
                if other != number {
                    let heard = Event::Heard(Box::new(envelope.clone()));
                    self.after(0, What::Tell(other, heard));
                }
            }
        }
        let stored = Stored {
            id: envelope.id.clone(),
            revision,
            primary,
            shadow,
        };
        self.after(0, What::Tell(number, Event::Stored(stored)));
    }
}
