//! The judge: remembers what was shown and compares it with rows and records after every step.

use crate::disk::Disk;
use crate::server::Server;
use outbox::{Dedupe, Event, Journey, LookUp, Outbox, Promise, Saved, Stage, Steady};
use std::collections::BTreeMap;

/// What the person was shown of an item, and what they did about it.
#[derive(Debug, Default, Clone)]
pub(crate) struct Shown {
    pub(crate) owner: String,
    /// The digest of what was last shown as saved, and its revision.
    pub(crate) saved: Option<(u32, String)>,
    /// The digests of what the person wrote, in order: a later one may stand where an earlier one was shown.
    pub(crate) written: Vec<String>,
    pub(crate) has_arrived: bool,
    /// The person deleted it, cancelled it, or it is a cancellation: it may end as a mark.
    pub(crate) is_given_up: bool,
    /// The mark is in both stores and nothing was ever sent: it must not arrive.
    pub(crate) is_gone: bool,
    /// How often the person said: send it though it may be there.
    pub(crate) consents: usize,
    /// The backend's word after each try: not before.
    pub(crate) quiet: BTreeMap<u32, u64>,
}

/// All that was shown.
#[derive(Debug, Default)]
pub(crate) struct Judge {
    pub(crate) items: BTreeMap<String, Shown>,
    /// Cancellations, by what they cancel.
    pub(crate) cancels: BTreeMap<String, String>,
    /// The device's clock was set back. Where keys are forgotten and nothing can be looked up, a page that opens later
    /// has only that clock to tell whether a key is still known.
    pub(crate) clock_went_back: bool,
    /// The first thing that was wrong.
    pub(crate) verdict: Option<String>,
    doubled_seen: usize,
}

impl Judge {
    pub(crate) fn find(&mut self, what: String) {
        self.verdict.get_or_insert(what);
    }

    /// The person writes.
    pub(crate) fn writes(&mut self, event: &Event) {
        if let Event::Keep(writing) | Event::Submit(writing) = event {
            let id = writing.id.as_str();
            let shown = self.items.entry(id.to_owned()).or_default();
            shown.written.push(writing.letter.digest(id));
        }
    }

    pub(crate) fn given_up(&mut self, id: &str) {
        self.items.entry(id.to_owned()).or_default().is_given_up = true;
    }

    /// Looks at a screen.
    pub(crate) fn watch(&mut self, outbox: &Outbox, server: &Server, at: Steady) {
        for item in outbox.items() {
            let envelope = item.envelope();
            let id = envelope.id.as_str();
            let shown = outbox.shown(item, at);
            let known = self.items.entry(id.to_owned()).or_default();
            if known.owner.is_empty() {
                envelope.owner.as_str().clone_into(&mut known.owner);
            }
            let mut wrong = None;
            if known.owner != envelope.owner.as_str() {
                wrong = Some("is shown to somebody else");
            }
            if matches!(shown.saved, Saved::Once(_) | Saved::Twice(_)) {
                let newer = known
                    .saved
                    .as_ref()
                    .is_none_or(|(old, _)| *old <= envelope.revision);
                if newer {
                    known.saved = Some((envelope.revision, envelope.digest.clone()));
                }
            }
            if matches!(shown.journey, Journey::Arrived(_)) {
                known.has_arrived = true;
                let fits = |row: &crate::server::Row| {
                    row.owner == known.owner && row.digest == envelope.digest
                };
                if !server.row(id).is_some_and(fits) {
                    wrong = Some("is shown as arrived without such a row");
                }
            }
            if matches!(shown.journey, Journey::Discarded { .. }) && !known.is_given_up {
                wrong = Some("was given up by nobody");
            }
            if let Some(wrong) = wrong {
                self.verdict.get_or_insert(format!("{id} {wrong}"));
            }
        }
    }

    /// Notes what is given up for good.
    pub(crate) fn note_marks(&mut self, outbox: &Outbox, disks: [&Disk; 2], server: &Server) {
        for (id, shown) in &mut self.items {
            if !shown.is_given_up || shown.is_gone {
                continue;
            }
            let item = outbox::ItemId::parse(id).and_then(|id| outbox.item(&id));
            let Some(envelope) = item.map(outbox::Item::envelope) else {
                continue;
            };
            // Of what was tried, the network may hold a second copy.
            let is_mark = envelope.stage() == Stage::Discarded && envelope.attempts == 0;
            let is_told = disks.iter().all(|disk| {
                let kept = disk.records.get(id);
                disk.told.get(id) >= Some(&envelope.revision)
                    && kept.is_some_and(|kept| kept.stage == Stage::Discarded)
            });
            shown.is_gone = is_mark && is_told && server.row(id).is_none();
        }
    }

    /// Looks at what is stored and at the rows.
    pub(crate) fn look(&mut self, disks: [&Disk; 2], server: &Server) {
        let mut wrong = None;
        for (id, shown) in &self.items {
            let Some((_, digest)) = &shown.saved else {
                continue;
            };
            if shown.is_gone {
                if server.row(id).is_some() {
                    wrong = Some(format!("{id} was given up, and arrived"));
                }
                continue;
            }
            if server.row(id).is_some() {
                continue;
            }
            let held = disks
                .iter()
                .filter_map(|disk| disk.records.get(id))
                .any(|kept| {
                    let is_mark = kept.stage == Stage::Discarded && shown.is_given_up;
                    let place = |one: &String| shown.written.iter().rposition(|known| known == one);
                    is_mark || (!kept.stage.is_over() && place(&kept.digest) >= place(digest))
                });
            if !held {
                wrong = Some(format!("{id} was shown as saved and is lost"));
            }
        }
        if let Some(wrong) = wrong {
            self.find(wrong);
        }
        let doubled = server.doubled.get(self.doubled_seen..).unwrap_or_default();
        self.doubled_seen = server.doubled.len();
        for id in doubled {
            let consents = self.items.get(id).map_or(0, |shown| shown.consents);
            let asked = asks(server.promise);
            if self.is_excused(server.promise) {
                continue;
            }
            if !asked || server.count(id) > 1 + consents {
                self.find(format!("{id} was counted twice"));
            }
        }
    }

    /// Only that clock could have told.
    pub(crate) fn is_excused(&self, promise: Promise) -> bool {
        let forgets = matches!(promise.by, Dedupe::Header { .. });
        self.clock_went_back && forgets && promise.look_up == LookUp::Cannot
    }

    /// At the end, when nothing more happens: what belongs to a person who is here is over, or waits for them.
    pub(crate) fn settle(
        &mut self,
        outbox: &Outbox,
        who: &str,
        disks: [&Disk; 2],
        server: &Server,
    ) {
        for item in outbox.items() {
            let (id, stage) = (item.envelope().id.as_str(), item.envelope().stage());
            let is_done = matches!(
                stage,
                Stage::Arrived | Stage::NeedsYou | Stage::Discarded | Stage::Draft
            );
            if !is_done {
                self.find(format!("{id} is stuck: {stage:?}"));
            }
            if disks
                .iter()
                .any(|disk| disk.revision(id) != Some(item.envelope().revision))
            {
                self.find(format!("{id} is not in both stores"));
            }
        }
        let forgotten = self.items.iter().find(|(id, shown)| {
            let known = outbox::ItemId::parse(id).is_some_and(|id| outbox.item(&id).is_some());
            shown.saved.is_some() && shown.owner == who && !known
        });
        if let Some((id, _)) = forgotten {
            self.verdict
                .get_or_insert(format!("{id} is known to no page"));
        }
        for (cancel, target) in &self.cancels {
            let cancelled = server.row(cancel).is_some();
            if cancelled && server.row(target).is_some_and(|row| !row.is_cancelled) {
                self.verdict
                    .get_or_insert(format!("{target} came after its cancellation"));
            }
        }
    }
}

/// Where nobody but the person can settle a doubt.
pub(crate) fn asks(promise: Promise) -> bool {
    let forgets = matches!(promise.by, Dedupe::None | Dedupe::Header { .. });
    forgets && promise.look_up == LookUp::Cannot
}
