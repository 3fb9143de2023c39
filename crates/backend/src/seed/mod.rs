//! Demo data: embedded content, and invented residents who act through the same code as real ones.

mod act;
mod answers;
mod scale;

use include_dir::{Dir, include_dir};
use rusqlite::Connection;

use crate::import::{self, Day, File, ImportError, Mode, Report};
use crate::store::database::transact;

static DEMO: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/demo");

/// The demo could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The embedded content is wrong, or the database refused it.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// An invented resident was refused what a real one would be refused too.
    #[error("an invented resident was refused: {0}")]
    Refused(String),
}

/// Imports the demo content, lets invented residents act, and adds `scale` panels and events.
/// Doing it again changes nothing but the days of relative times.
pub fn seed(connection: &mut Connection, today: Day, scale: u32) -> Result<Report, SeedError> {
    let mut located = import::read(&files(), today).map_err(ImportError::Faults)?;
    scale::add(&mut located.content, today, scale).map_err(ImportError::Faults)?;
    let report = import::store(connection, &located, Mode::Apply)?;
    let demo = &located.content.demo;
    transact(connection, |transaction| act::all(transaction, demo))
        .map_err(|problem| SeedError::Refused(format!("{problem:?}")))?;
    Ok(report)
}

/// The embedded content files.
fn files() -> Vec<File> {
    DEMO.files()
        .filter(|file| {
            file.path()
                .extension()
                .is_some_and(|extension| extension == "json")
        })
        .filter_map(|file| {
            let name = file.path().display().to_string();
            Some((name, file.contents_utf8()?.to_owned()))
        })
        .collect()
}
