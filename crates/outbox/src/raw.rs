//! Records as bytes. What cannot be read is kept and listed: only the person deletes it.

use crate::envelope::{Envelope, VERSION};
use crate::reader;
use serde_json::Value;

/// A record as one store holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    /// Its key in the store.
    pub key: String,
    /// Its bytes, decrypted where they were encrypted.
    pub bytes: Vec<u8>,
}

/// A record that this version does not touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strange {
    /// The record.
    pub raw: Raw,
    /// What is strange.
    pub why: Strangeness,
}

/// Why a record is not touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strangeness {
    /// A newer version wrote it; that one will send it.
    Newer,
    /// It is damaged.
    Unreadable,
}

/// What bytes turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Read {
    Envelope(Box<Envelope>),
    Strange(Strangeness),
}

/// Reads a record. A letter that does not fit its digest is damage.
pub(crate) fn read(key: &str, bytes: &[u8]) -> Read {
    let value: Value = serde_json::from_slice(bytes).unwrap_or_default();
    if value.get("v").and_then(Value::as_u64) > Some(u64::from(VERSION)) {
        return Read::Strange(Strangeness::Newer);
    }
    let envelope = reader::envelope(&value);
    let fits = |envelope: &Envelope| {
        let whole = |letter: &crate::Letter| letter.digest(envelope.id.as_str()) == envelope.digest;
        let needs_letter = !envelope.stage().is_over();
        envelope.v == VERSION
            && envelope.id.as_str() == key
            && envelope.letter.as_ref().map_or(!needs_letter, whole)
    };
    match envelope.filter(fits) {
        Some(envelope) => Read::Envelope(Box::new(envelope)),
        None => Read::Strange(Strangeness::Unreadable),
    }
}

/// A record as another page posted it; `None` for one that this version does not touch.
pub fn record(key: &str, bytes: &[u8]) -> Option<Envelope> {
    match read(key, bytes) {
        Read::Envelope(envelope) => Some(*envelope),
        Read::Strange(_) => None,
    }
}

/// The revision of a record, for the store that has to take no older one over a newer; `None` for one that this
/// version does not touch.
pub fn revision(key: &str, bytes: &[u8]) -> Option<u32> {
    record(key, bytes).map(|envelope| envelope.revision)
}
