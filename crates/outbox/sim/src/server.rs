//! A backend with rows, of each kind of promise.

use outbox::{Dedupe, Errand, Identity, Promise, Reason};
use std::collections::{BTreeMap, BTreeSet};

/// What an answer holds, before anybody has judged it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Body,
    pub(crate) retry_after: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Body {
    /// A receipt of this id.
    Receipt(String),
    /// A login page, nothing, half a receipt.
    Rubbish,
    /// A problem of the contract.
    Problem(Reason),
    /// An error after which the row may be there.
    MayPersist,
    /// The look-up's "no".
    Absent,
}

/// One row.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) digest: String,
    pub(crate) owner: String,
    pub(crate) is_cancelled: bool,
}

/// What the backend is like just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    Well,
    /// 5xx before anything is kept.
    Failing,
    /// 503 with a time.
    Overloaded,
    /// 429 with a time.
    Limiting,
    /// Nobody's session is known.
    Forgetful,
}

/// The backend.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) promise: Promise,
    pub(crate) rows: Vec<Row>,
    pub(crate) keys: BTreeMap<String, u64>,
    pub(crate) ended: BTreeSet<String>,
    pub(crate) closed: BTreeSet<String>,
    pub(crate) mood: Mood,
    pub(crate) retry_after: u64,
    /// Of ids that got a second row.
    pub(crate) doubled: Vec<String>,
}

impl Reply {
    pub(crate) fn of(status: u16, body: Body) -> Self {
        Self {
            status,
            body,
            retry_after: None,
        }
    }
}

impl Server {
    pub(crate) fn new(promise: Promise) -> Self {
        Self {
            promise,
            rows: Vec::new(),
            keys: BTreeMap::new(),
            ended: BTreeSet::new(),
            closed: BTreeSet::new(),
            mood: Mood::Well,
            retry_after: 0,
            doubled: Vec::new(),
        }
    }

    pub(crate) fn row(&self, id: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    pub(crate) fn count(&self, id: &str) -> usize {
        self.rows.iter().filter(|row| row.id == id).count()
    }

    /// It dies and comes back: rows stay, what it remembered of keys beside them does too.
    pub(crate) fn restart(&mut self) {
        self.mood = Mood::Well;
    }

    fn refuses(&self) -> Option<Reply> {
        let timed = |status| Reply {
            status,
            body: Body::Rubbish,
            retry_after: Some(self.retry_after),
        };
        match self.mood {
            Mood::Well => None,
            Mood::Failing => Some(Reply::of(500, Body::Rubbish)),
            Mood::Overloaded => Some(timed(503)),
            Mood::Limiting => Some(timed(429)),
            Mood::Forgetful => Some(Reply::of(401, Body::Rubbish)),
        }
    }

    /// A look-up.
    pub(crate) fn look_up(&self, errand: &Errand) -> Reply {
        let id = errand.id.as_str();
        let found = || match self.row(id) {
            Some(_) => Reply::of(200, Body::Receipt(id.to_owned())),
            None => Reply::of(404, Body::Absent),
        };
        self.refuses().unwrap_or_else(found)
    }

    /// A write, by the session it came with.
    pub(crate) fn write(&mut self, errand: &Errand, who: &Identity, at: u64) -> Reply {
        if let Some(refused) = self.refuses() {
            return refused;
        }
        let id = errand.id.as_str();
        let body = errand.letter.body.clone().unwrap_or_default();
        let digest = errand.letter.digest(id);
        let receipt = Reply::of(200, Body::Receipt(id.to_owned()));
        let is_known = match self.promise.by {
            Dedupe::PutById | Dedupe::Idempotent => {
                let other = |row: &Row| row.digest != digest;
                if self.ended.contains(id) || self.row(id).is_some_and(other) {
                    return Reply::of(409, Body::Problem(Reason::IdReused));
                }
                self.row(id).is_some()
            }
            Dedupe::UniqueColumn | Dedupe::LookUp => self.row(id).is_some(),
            Dedupe::Header { .. } => self.keys.get(id).is_some_and(|until| at < *until),
            Dedupe::None => false,
        };
        if is_known {
            return receipt;
        }
        let param = |name| errand.letter.params.iter().find(|(known, _)| known == name);
        if param("subject").is_some_and(|(_, subject)| self.closed.contains(subject)) {
            return Reply::of(409, Body::Problem(Reason::Closed));
        }
        if body.contains("bad") {
            return Reply::of(422, Body::Problem(Reason::Invalid));
        }
        if let Some((_, target)) = param("cancels") {
            self.ended.insert(target.clone());
            for row in self.rows.iter_mut().filter(|row| row.id == *target) {
                row.is_cancelled = true;
            }
        }
        self.insert(id, digest, who, at);
        if body.contains("odd") {
            return Reply::of(400, Body::MayPersist);
        }
        receipt
    }

    fn insert(&mut self, id: &str, digest: String, who: &Identity, at: u64) {
        if self.row(id).is_some() {
            self.doubled.push(id.to_owned());
        }
        if let Dedupe::Header { window_ms } = self.promise.by {
            self.keys.insert(id.to_owned(), at + window_ms);
        }
        let (id, owner) = (id.to_owned(), who.as_str().to_owned());
        self.rows.push(Row {
            id,
            digest,
            owner,
            is_cancelled: false,
        });
    }
}
