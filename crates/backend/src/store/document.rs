//! Operators' documents: one table a noun, a JSON body and the columns it is found by.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::problem::{Kind, Outcome, Problem};
use crate::wire::id::Id;

/// Something that is stored as a document.
pub(crate) trait Document: Serialize + DeserializeOwned {
    /// Its table.
    const TABLE: &'static str;
    /// Its id.
    fn id(&self) -> &str;
    /// The columns it is found by, beside `id` and `body`.
    fn columns(&self) -> Vec<(&'static str, Value)>;
}

/// What storing a document changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    Added,
    Changed,
    Unchanged,
}

/// A time column.
pub(crate) fn millis(time: crate::wire::time::Time) -> Value {
    Value::Integer(time.0.millis())
}

/// A column that may be empty.
pub(crate) fn optional<T>(value: Option<T>, column: impl FnOnce(T) -> Value) -> Value {
    value.map_or(Value::Null, column)
}

/// Stores a document, in place of an earlier one with its id.
pub(crate) fn put<D: Document>(connection: &Connection, document: &D) -> Outcome<Change> {
    let body = serde_json::to_string(document).map_err(Problem::internal)?;
    let select = format!("SELECT body FROM {} WHERE id = ?1", D::TABLE);
    let earlier: Option<String> = connection
        .prepare_cached(&select)?
        .query_row([document.id()], |row| row.get(0))
        .optional()?;
    let change = match earlier {
        Some(earlier) if earlier == body => return Ok(Change::Unchanged),
        Some(_) => Change::Changed,
        None => Change::Added,
    };
    let columns = document.columns();
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let insert = upsert(D::TABLE, &names);
    let fixed = [Value::Text(document.id().to_owned()), Value::Text(body)];
    let values = fixed
        .into_iter()
        .chain(columns.into_iter().map(|(_, value)| value));
    connection
        .prepare_cached(&insert)?
        .execute(params_from_iter(values))?;
    Ok(change)
}

fn upsert(table: &str, names: &[&str]) -> String {
    let all = || ["id", "body"].iter().chain(names).copied();
    let places: Vec<String> = (1..=names.len() + 2)
        .map(|index| format!("?{index}"))
        .collect();
    let updates: Vec<String> = all()
        .skip(1)
        .map(|name| format!("{name} = excluded.{name}"))
        .collect();
    format!(
        "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}",
        all().collect::<Vec<_>>().join(", "),
        places.join(", "),
        updates.join(", ")
    )
}

/// A document by its id.
pub(crate) fn find<D: Document>(connection: &Connection, id: &str) -> Outcome<Option<D>> {
    let select = format!("SELECT body FROM {} WHERE id = ?1", D::TABLE);
    let found = connection
        .prepare_cached(&select)?
        .query_row([id], body)
        .optional()?;
    found.map(|body| read(&body)).transpose()
}

/// A document by its id, or `not_found`.
pub(crate) fn get<D: Document>(connection: &Connection, id: &Id) -> Outcome<D> {
    find(connection, id.as_str())?.ok_or_else(|| Kind::NotFound.into())
}

/// Every document, in the order they were added.
pub(crate) fn all<D: Document>(connection: &Connection) -> Outcome<Vec<D>> {
    let select = format!("SELECT body FROM {} ORDER BY seq", D::TABLE);
    select_documents(connection, &select, &[])
}

/// The documents a query gives in its first column.
pub(crate) fn select_documents<D: DeserializeOwned>(
    connection: &Connection,
    select: &str,
    parameters: &[(&str, &dyn rusqlite::ToSql)],
) -> Outcome<Vec<D>> {
    let mut statement = connection.prepare_cached(select)?;
    let bodies = statement
        .query_map(parameters, body)?
        .collect::<Result<Vec<String>, _>>()?;
    bodies.iter().map(|body| read(body)).collect()
}

fn body(row: &Row<'_>) -> rusqlite::Result<String> {
    row.get(0)
}

/// Reads a stored body.
pub(crate) fn read<D: DeserializeOwned>(body: &str) -> Outcome<D> {
    serde_json::from_str(body).map_err(Problem::internal)
}

/// Turns a stored document into the model's value; it was validated when it was stored.
pub(crate) fn model<T>(convert: impl FnOnce(&crate::check::Check<'_>) -> Option<T>) -> Outcome<T> {
    crate::check::checked(convert).map_err(|findings| {
        let first = findings
            .first()
            .map(|one| format!("{}: {}", one.pointer, one.code));
        Problem::internal(format!("stored document does not fit: {first:?}"))
    })
}
