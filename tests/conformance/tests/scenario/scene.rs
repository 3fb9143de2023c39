//! What every step has at hand, and how it compares.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, Instant};

use raati_conformance::{Noun, Server};

use super::case::{Case, Order};
use super::content::Content;
use super::facts::Facts;
use super::portal::Portal;

/// Everything at hand in a step.
pub(super) struct Scene<'a> {
    pub(super) case: &'a Case,
    pub(super) server: &'a Server,
    pub(super) portal: Portal,
    pub(super) seed: Content,
    /// What was seen to be missing.
    pub(super) lacked: Mutex<BTreeSet<&'static str>>,
}

impl Scene<'_> {
    /// So many are stored: not fewer after a while (a file is written after the answer was sent), and not more.
    pub(super) fn assert_rows(&self, noun: Noun, expected: u64, what: &str) {
        let rows = || self.server.rows(noun).unwrap_or_default();
        let until = Instant::now() + Duration::from_secs(2);
        while rows() < expected && Instant::now() < until {
            sleep(Duration::from_millis(20));
        }
        sleep(Duration::from_millis(60));
        assert_eq!(rows(), expected, "{}, rows after {what}", self.case.kit);
    }

    /// Says what is not tried with this kit, and why.
    pub(super) fn skip(&self, what: &str, why: &str) {
        eprintln!("{}: {what} is not tried: {why}", self.case.kit);
    }

    /// Every fact is the same, but for those that the kit has no place for.
    pub(super) fn assert_same(&self, what: &str, got: Facts, expected: Facts) {
        assert_eq!(got.len(), expected.len(), "{what}: {got:#?}\n{expected:#?}");
        let mut wrong = Vec::new();
        for ((name, got), (known, expected)) in got.into_iter().zip(expected) {
            assert_eq!(name, known);
            if got == expected {
                continue;
            }
            if self.case.lacks.contains(&name) {
                self.lacked.lock().unwrap().insert(name);
            } else {
                wrong.push(format!("{name}: {got} is not {expected}"));
            }
        }
        assert!(wrong.is_empty(), "{}, {what}: {wrong:#?}", self.case.kit);
    }

    /// In the order in which the backend can keep them.
    pub(super) fn ordered<T>(&self, mut records: Vec<T>, key: impl Fn(&T) -> String) -> Vec<T> {
        if self.case.order == Order::OfKeys {
            records.sort_by_key(key);
        }
        records
    }
}
