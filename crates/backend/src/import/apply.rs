//! Stores checked content, documents before those that refer to them.

use rusqlite::Connection;

use super::Report;
use crate::problem::Outcome;
use crate::store::{document, registration};
use crate::wire::content::Content;

/// Stores everything; tells what changed.
pub(super) fn apply(connection: &Connection, content: &Content) -> Outcome<Report> {
    let mut report = Report::default();
    macro_rules! put_all {
        ($($noun:literal: $list:expr;)*) => {$(
            for one in $list {
                report.count($noun, document::put(connection, one)?);
            }
        )*};
    }
    put_all! {
        "portal": content.portal.iter();
        "panels": &content.panels;
        "meetings": &content.meetings;
        "themes": &content.themes;
        "polls": &content.polls;
        "events": &content.events;
        "invitations": &content.invitations;
        "impacts": &content.impacts;
    }
    // A larger capacity lets those who wait move up.
    for event in &content.events {
        registration::move_up(connection, event.id.as_str())?;
    }
    Ok(report)
}
