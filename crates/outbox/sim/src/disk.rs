//! One store: records with their revision, and what its owner was told about them.

use outbox::{Envelope, Raw, Stage};
use std::collections::BTreeMap;

/// A record with what the judge wants to know of it.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) bytes: Vec<u8>,
    pub(crate) revision: u32,
    pub(crate) stage: Stage,
    pub(crate) digest: String,
    /// The try after which the backend told it to wait.
    pub(crate) told_to_wait: Option<u32>,
}

/// A store.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    pub(crate) records: BTreeMap<String, Kept>,
    /// The revision of each that a page was told is safe here.
    pub(crate) told: BTreeMap<String, u32>,
    /// What the last write replaced, to lose it.
    pub(crate) last: Option<(String, Option<Kept>)>,
}

impl Disk {
    pub(crate) fn put(&mut self, envelope: &Envelope) {
        let key = envelope.id.as_str().to_owned();
        let kept = Kept {
            bytes: envelope.to_bytes(),
            revision: envelope.revision,
            stage: envelope.stage(),
            digest: envelope.digest.clone(),
            told_to_wait: told_to_wait(envelope),
        };
        let before = self.records.insert(key.clone(), kept);
        self.last = Some((key, before));
    }

    pub(crate) fn revision(&self, key: &str) -> Option<u32> {
        self.records.get(key).map(|kept| kept.revision)
    }

    /// Everything goes.
    pub(crate) fn wipe(&mut self) {
        *self = Self::default();
    }

    /// The last write was never made.
    pub(crate) fn lose_last(&mut self) {
        let Some((key, before)) = self.last.take() else {
            return;
        };
        if let Some(before) = before {
            let told = self.told.entry(key.clone()).or_default();
            *told = (*told).min(before.revision);
            self.records.insert(key, before);
        } else {
            self.told.remove(&key);
            self.records.remove(&key);
        }
    }

    /// A page read it: what it holds is known.
    pub(crate) fn be_read(&mut self) {
        for (key, kept) in &self.records {
            let told = self.told.entry(key.clone()).or_default();
            *told = (*told).max(kept.revision);
        }
    }

    /// Whether all that pages were told is safe here is, by what they were told, safe in the other store too.
    pub(crate) fn may_fail(&self, other: &Self) -> bool {
        self.told
            .iter()
            .all(|(key, revision)| other.told.get(key) >= Some(revision))
    }

    pub(crate) fn raws(&self) -> Vec<Raw> {
        let raw = |(key, kept): (&String, &Kept)| Raw {
            key: key.clone(),
            bytes: kept.bytes.clone(),
        };
        self.records.iter().map(raw).collect()
    }
}

/// The try after which the backend told this item to wait.
pub(crate) fn told_to_wait(envelope: &Envelope) -> Option<u32> {
    let told = envelope
        .wait
        .is_some_and(|wait| wait.pace == outbox::Pace::Told);
    told.then_some(envelope.attempts)
}
