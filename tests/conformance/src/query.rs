//! Looks into a SQLite file while a backend writes to it, for judges that count rows by themselves.

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Map, Value};

use crate::Failure;
use crate::failure::OrMend;

const MEND: &str = "look at the query, and whether the file is there";

/// A database that is only read.
#[derive(Debug)]
pub struct Rows(Connection);

impl Rows {
    /// Opens the file; the backend may run or not.
    pub fn open(file: &Path) -> Result<Self, Failure> {
        // Not read-only to SQLite: the log of a backend that was killed must be read, too.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(file, flags).or_mend("no database", MEND)?;
        let prepare = || {
            connection.busy_timeout(std::time::Duration::from_secs(5))?;
            connection.pragma_update(None, "query_only", true)
        };
        prepare().or_mend("the database cannot be read", MEND)?;
        Ok(Self(connection))
    }

    /// Each row as an object; what is no text and no number is `null`.
    pub fn all(&self, query: &str) -> Result<Vec<Value>, Failure> {
        self.select(query).or_mend("the query failed", MEND)
    }

    fn select(&self, query: &str) -> rusqlite::Result<Vec<Value>> {
        let mut statement = self.0.prepare_cached(query)?;
        let names: Vec<String> = statement
            .column_names()
            .iter()
            .map(ToString::to_string)
            .collect();
        let rows = statement.query_map([], |row| {
            let mut object = Map::new();
            for (place, name) in names.iter().enumerate() {
                let value = match row.get_ref(place)? {
                    ValueRef::Integer(number) => number.into(),
                    ValueRef::Real(number) => number.into(),
                    ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
                    ValueRef::Null | ValueRef::Blob(_) => Value::Null,
                };
                object.insert(name.clone(), value);
            }
            Ok(Value::Object(object))
        })?;
        rows.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_seen_as_soon_as_they_are_committed_and_nothing_can_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.sqlite");
        let writer = Connection::open(&file).unwrap();
        writer.pragma_update(None, "journal_mode", "wal").unwrap();
        writer
            .execute_batch("CREATE TABLE a (b TEXT, c INTEGER)")
            .unwrap();
        let rows = Rows::open(&file).unwrap();
        assert_eq!(rows.all("SELECT * FROM a").unwrap(), Vec::<Value>::new());
        writer
            .execute_batch("INSERT INTO a VALUES ('x', 1)")
            .unwrap();
        assert_eq!(
            rows.all("SELECT * FROM a").unwrap(),
            [serde_json::json!({"b": "x", "c": 1})]
        );
        assert!(rows.all("DELETE FROM a RETURNING b").is_err());
    }
}
