//! The SQLite file: one writer, a few readers, and its migrations.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use rusqlite_migration::{M, Migrations};
use tokio::sync::{Mutex as AsyncMutex, Semaphore};

use crate::problem::{Kind, Outcome, Problem};

const READERS: usize = 4;
const MIGRATIONS: &[M<'_>] = &[
    M::up(include_str!("../../migrations/001_start.sql")),
    M::up(include_str!("../../migrations/002_intent.sql")),
];

/// The database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// SQLite refused the file.
    #[error("cannot open {path}: {cause}")]
    Open {
        /// Which file.
        path: PathBuf,
        /// Why.
        cause: rusqlite::Error,
    },
    /// The file has a newer or broken schema.
    #[error("cannot bring {path} up to date: {cause}")]
    Migrate {
        /// Which file.
        path: PathBuf,
        /// Why.
        cause: rusqlite_migration::Error,
    },
}

/// A handle that clones cheaply.
#[derive(Clone)]
pub(crate) struct Database {
    path: Arc<PathBuf>,
    writer: Arc<AsyncMutex<Connection>>,
    readers: Arc<Mutex<Vec<Connection>>>,
    reading: Arc<Semaphore>,
}

/// Opens a file for writing, made and migrated when needed.
pub fn open(path: &Path) -> Result<Connection, OpenError> {
    let failed = |cause| OpenError::Open {
        path: path.to_owned(),
        cause,
    };
    let mut connection = Connection::open(path).map_err(failed)?;
    connection
        .pragma_update(None, "journal_mode", "wal")
        .map_err(failed)?;
    connection
        .pragma_update(None, "synchronous", "full")
        .map_err(failed)?;
    prepare(&connection).map_err(failed)?;
    Migrations::from_slice(MIGRATIONS)
        .to_latest(&mut connection)
        .map_err(|cause| OpenError::Migrate {
            path: path.to_owned(),
            cause,
        })?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

impl Database {
    pub(crate) fn open(path: &Path) -> Result<Self, OpenError> {
        let writer = Arc::new(AsyncMutex::new(open(path)?));
        Ok(Self {
            path: Arc::new(path.to_owned()),
            writer,
            readers: Arc::default(),
            reading: Arc::new(Semaphore::new(READERS)),
        })
    }

    /// Reads from one snapshot.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let permit = self
            .reading
            .clone()
            .acquire_owned()
            .await
            .map_err(Problem::internal)?;
        let this = self.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let mut connection = this.reader()?;
            let outcome = {
                let snapshot = connection.transaction()?;
                work(&snapshot)
            };
            if let Ok(mut idle) = this.readers.lock() {
                idle.push(connection);
            }
            outcome
        });
        reading.await.map_err(Problem::internal)?
    }

    /// Runs one transaction; a refusal undoes all of it.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let mut writer = self.writer.clone().lock_owned().await;
        let writing = tokio::task::spawn_blocking(move || transact(&mut writer, work));
        writing.await.map_err(Problem::internal)?
    }

    fn reader(&self) -> Outcome<Connection> {
        let idle = self
            .readers
            .lock()
            .map_err(|_| Problem::from(Kind::Internal))?
            .pop();
        if let Some(connection) = idle {
            return Ok(connection);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(self.path.as_path(), flags)?;
        prepare(&connection)?;
        Ok(connection)
    }
}

/// Runs one immediate transaction; a refusal undoes all of it.
pub(crate) fn transact<T>(
    connection: &mut Connection,
    work: impl FnOnce(&Connection) -> Outcome<T>,
) -> Outcome<T> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = work(&transaction)?;
    transaction.commit()?;
    Ok(value)
}
