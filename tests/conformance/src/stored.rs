//! What a backend really stored, counted in its own storage and not through its API.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

use crate::failure::OrMend;
use crate::postgres::Database;
use crate::{Failure, Kit, Noun};

const UNREADABLE: &str =
    "look at the kit's schema: its storage is not as tests/conformance/src/stored.rs says";

/// Where a running kit keeps its rows.
#[derive(Debug)]
pub(crate) enum Storage {
    Nothing,
    Json(std::path::PathBuf),
    Sqlite(std::path::PathBuf),
    Postgres(Database),
}

impl Storage {
    /// How many rows there are.
    pub(crate) fn count(&self, kit: Kit, noun: Noun) -> Result<u64, Failure> {
        let Some(place) = place(kit, noun) else {
            let what = format!("{kit} stores no {noun:?}");
            return Err(Failure::new(what, "ask only for what the kit can store"));
        };
        let query = if place.contains(' ') {
            place.to_owned()
        } else {
            format!("select count(*) from {place}")
        };
        match self {
            Self::Nothing => Ok(0),
            Self::Json(file) => in_file(file, place),
            Self::Sqlite(file) => in_sqlite(file, &query),
            Self::Postgres(database) => database
                .value(&query)?
                .parse()
                .or_mend("the count is no number", UNREADABLE),
        }
    }
}

/// The kit's name for it – a list, a table – or a whole query.
fn place(kit: Kit, noun: Noun) -> Option<&'static str> {
    let names = match kit {
        Kit::Static => return None,
        Kit::JsonServer0 => ["answers", "signups", "joins", "inviteReplies"],
        Kit::JsonServer1 => ["filled", "reservations", "members", "replies"],
        Kit::Feathers => ["submissions", "bookings", "participants", "letter_replies"],
        Kit::PostGraphile => [
            "portal.response",
            "portal.registration",
            "portal.membership",
            "portal.reply",
        ],
        Kit::Drf | Kit::DrfJsonApi => [
            "portal_response",
            "portal_registration",
            "portal_membership",
            "portal_reply",
        ],
        Kit::Kinto => [
            "select count(*) from objects where not deleted and resource_name = 'record' and parent_id like '%/responses'",
            "select count(*) from objects where not deleted and resource_name = 'record' and parent_id like '%/signups'",
            "select count(*) from objects where not deleted and resource_name = 'record' and parent_id like '%/members'",
            "select count(*) from objects where not deleted and resource_name = 'record' and parent_id like '%/replies'",
        ],
        Kit::DirectusSqlite | Kit::DirectusPostgres => [
            "survey_responses",
            "event_signups",
            "panel_members",
            "invitation_replies",
        ],
    };
    let [responses, registrations, memberships, replies] = names;
    Some(match noun {
        Noun::Responses => responses,
        Noun::Registrations => registrations,
        Noun::Memberships => memberships,
        Noun::Replies => replies,
        Noun::Traces if matches!(kit, Kit::DirectusSqlite | Kit::DirectusPostgres) => {
            r#"select count(*) from directus_activity where "user" is null"#
        }
        Noun::Traces => return None,
    })
}

fn in_file(file: &Path, list: &str) -> Result<u64, Failure> {
    let text = fs::read_to_string(file).or_mend("the file cannot be read", UNREADABLE)?;
    let content: Value =
        serde_json::from_str(&text).or_mend("the file is not whole", UNREADABLE)?;
    content
        .get(list)
        .and_then(Value::as_array)
        .and_then(|list| u64::try_from(list.len()).ok())
        .ok_or_else(|| Failure::new(format!("there is no list `{list}`"), UNREADABLE))
}

fn in_sqlite(file: &Path, query: &str) -> Result<u64, Failure> {
    let count = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|database| database.query_row(query, [], |row| row.get::<_, i64>(0)))
        .or_mend("SQLite does not answer", UNREADABLE)?;
    u64::try_from(count).or_mend("the count is no number", UNREADABLE)
}
