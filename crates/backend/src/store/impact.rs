//! Impacts, newest first.

use rusqlite::types::Value;
use rusqlite::{Connection, named_params};

use super::document::{self, Document, millis};
use super::page::Part;
use crate::problem::Outcome;
use crate::wire::impact::Impact;
use crate::wire::list::Page;
use crate::wire::portal::Portal;

impl Document for Impact {
    const TABLE: &'static str = "impact";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![("published_at", millis(self.published_at))]
    }
}

impl Document for Portal {
    const TABLE: &'static str = "portal";

    fn id(&self) -> &'static str {
        "portal"
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        Vec::new()
    }
}

/// Impacts published by now, newest first.
pub(crate) fn list(
    connection: &Connection,
    part: &Part<(i64, String)>,
    now: model::Timestamp,
) -> Outcome<Page<Impact>> {
    let total = connection
        .prepare_cached("SELECT count(*) FROM impact WHERE published_at <= ?1")?
        .query_row([now.millis()], |row| row.get(0))?;
    let select = "SELECT published_at, id, body FROM impact
        WHERE published_at <= :now
          AND (:at IS NULL OR published_at < :at OR (published_at = :at AND id > :id))
        ORDER BY published_at DESC, id LIMIT :fetch";
    let (at, id) = part
        .after
        .clone()
        .map_or((None, None), |(at, id)| (Some(at), Some(id)));
    let mut statement = connection.prepare_cached(select)?;
    let rows = statement
        .query_map(
            named_params! { ":now": now.millis(), ":at": at, ":id": id, ":fetch": part.fetch() },
            |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)),
        )?
        .collect::<Result<Vec<((i64, String), String)>, _>>()?;
    let rows = rows
        .into_iter()
        .map(|(key, body)| Ok((key, document::read(&body)?)))
        .collect::<Outcome<Vec<_>>>()?;
    part.page(rows, total)
}
