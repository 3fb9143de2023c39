//! Brings content files in: read, resolve relative times, check everything, store in one
//! transaction. All errors are told at once; nothing is stored when there is one.

mod apply;
pub(crate) mod nearest;
mod references;
pub(crate) mod relative_time;
mod sections;
pub(crate) mod shape;

use std::collections::BTreeMap;
use std::fmt;

use rusqlite::Connection;

pub use relative_time::Day;

use crate::store::database::transact;
use crate::store::document::Change;
use crate::wire::content::Content;

/// One thing that is wrong with a content file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Which file.
    pub file: String,
    /// Where in it: a JSON pointer (RFC 6901).
    pub pointer: String,
    /// What is wrong, what was expected.
    pub problem: String,
}

/// Content could not be imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The content is wrong; every finding.
    #[error("{}", lines(.0))]
    Faults(Vec<Fault>),
    /// The database refused; nothing was stored.
    #[error("the database refused: {0}")]
    Database(String),
}

/// Whether to store what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Store it.
    Apply,
    /// Only say what would change.
    DryRun,
}

/// How many documents were added, changed and left as they were, by noun.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report(pub(crate) BTreeMap<&'static str, BTreeMap<Change, u32>>);

/// A file's name and text.
pub type File = (String, String);

/// Imports content files as one; `today` is what relative times are counted from.
pub fn import(
    connection: &mut Connection,
    files: &[File],
    today: Day,
    mode: Mode,
) -> Result<Report, ImportError> {
    let content = read(files, today).map_err(ImportError::Faults)?;
    store(connection, &content, mode)
}

/// What the files hold together, checked by itself: shapes, values, duplicates.
pub(crate) fn read(files: &[File], today: Day) -> Result<Located, Vec<Fault>> {
    let mut reading = sections::Reading::default();
    for (name, text) in files {
        reading.file(name, text, today);
    }
    reading.finish()
}

/// Checks references against the files and the database, and stores all of it or nothing.
pub(crate) fn store(
    connection: &mut Connection,
    located: &Located,
    mode: Mode,
) -> Result<Report, ImportError> {
    let known = references::Known::read(connection, &located.content)
        .map_err(|problem| ImportError::Database(problem.kind.name().to_owned()))?;
    let faults = references::check(located, &known);
    if !faults.is_empty() {
        return Err(ImportError::Faults(faults));
    }
    let mut report = None;
    let stored = transact(connection, |transaction| {
        report = Some(apply::apply(transaction, &located.content)?);
        match mode {
            Mode::Apply => Ok(()),
            // A refusal undoes the transaction, which is just what a dry run wants.
            Mode::DryRun => Err(crate::problem::Kind::NotFound.into()),
        }
    });
    match (stored, mode, report) {
        (Ok(()), _, Some(report)) | (Err(_), Mode::DryRun, Some(report)) => Ok(report),
        (Err(problem), ..) => Err(ImportError::Database(problem.kind.name().to_owned())),
        (Ok(()), _, None) => Ok(Report::default()),
    }
}

/// Content, and where each of its documents stands.
#[derive(Debug, Default)]
pub(crate) struct Located {
    pub(crate) content: Content,
    pub(crate) places: Vec<Place>,
}

/// Where a document stands.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) section: &'static str,
    pub(crate) id: String,
    pub(crate) file: String,
    pub(crate) pointer: String,
}

impl Report {
    pub(crate) fn count(&mut self, noun: &'static str, change: Change) {
        *self.0.entry(noun).or_default().entry(change).or_default() += 1;
    }

    /// Whether nothing was or would be changed.
    pub fn is_unchanged(&self) -> bool {
        self.0
            .values()
            .all(|changes| changes.keys().all(|change| *change == Change::Unchanged))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (noun, changes) in &self.0 {
            let count = |change| changes.get(&change).copied().unwrap_or(0);
            let (added, changed) = (count(Change::Added), count(Change::Changed));
            let unchanged = count(Change::Unchanged);
            writeln!(
                out,
                "{noun}: {added} added, {changed} changed, {unchanged} unchanged"
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() {
            "/"
        } else {
            &self.pointer
        };
        write!(out, "{}: {pointer}: {}", self.file, self.problem)
    }
}

fn lines(faults: &[Fault]) -> String {
    faults
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}
