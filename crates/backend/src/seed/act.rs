//! Invented residents join, answer, register and support, each at a moment when it is allowed.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use model::Timestamp;
use rusqlite::Connection;

use crate::clock;
use crate::problem::{Kind, Outcome, Problem};
use crate::secret::digest;
use crate::store::ledger;
use crate::store::membership::Door;
use crate::store::session::Visitor;
use crate::store::{document, membership, registration, response, theme};
use crate::wire::content::{Demo, Sayings};
use crate::wire::event::Event;
use crate::wire::id::Id;
use crate::wire::panel::{Panel, Window};
use crate::wire::poll::Poll;
use crate::wire::registration::RegistrationRequest;
use crate::wire::theme::Theme;

/// Lets everybody act who has not acted yet.
pub(super) fn all(connection: &Connection, demo: &Demo) -> Outcome<()> {
    let now = clock::now();
    let none = BTreeMap::new();
    for (panel, count) in &demo.members {
        join(connection, &id(panel)?, *count, now)?;
    }
    for (poll, count) in &demo.responses {
        let texts = demo.texts.get(poll).unwrap_or(&none);
        answer(connection, &id(poll)?, *count, texts, now)?;
    }
    for (event, count) in &demo.registrations {
        register(connection, &id(event)?, *count, now)?;
    }
    for (theme, count) in &demo.support {
        support(connection, &id(theme)?, *count)?;
    }
    Ok(())
}

fn join(connection: &Connection, id: &Id, count: u32, now: Timestamp) -> Outcome<()> {
    let panel: Panel = document::get(connection, id)?;
    let mut at = moment(panel.joining_window, now);
    if let Some(term) = panel.term {
        at = at.min(term.ends_on.0.utc_start());
    }
    for _ in membership::seats_taken(connection, id)?..count {
        let session = Visitor::default().enter(connection, None, at)?;
        membership::admit(connection, session.id, id, Door::Invitation, at)?;
    }
    Ok(())
}

fn answer(
    connection: &Connection,
    poll_id: &Id,
    count: u32,
    texts: &BTreeMap<String, Sayings>,
    now: Timestamp,
) -> Outcome<()> {
    let poll: Poll = document::get(connection, poll_id)?;
    let at = moment(poll.window, now);
    let model = document::model(|check| poll.check(check))?;
    for number in 0..count {
        let id = minted("response", poll_id, number)?;
        if ledger::is_known(connection, &id)? {
            continue;
        }
        let request = super::answers::invent(&model, texts, number);
        response::submit(
            connection,
            &Visitor::default(),
            (poll_id, &id),
            &request,
            at,
        )?;
    }
    Ok(())
}

fn register(connection: &Connection, event_id: &Id, count: u32, now: Timestamp) -> Outcome<()> {
    let event: Event = document::get(connection, event_id)?;
    let window = event
        .registration
        .and_then(|registration| registration.window);
    let before = event.starts_at.0.plus_days(-1);
    let at = moment(window, now.min(before));
    for number in 0..count {
        let id = minted("registration", event_id, number)?;
        if ledger::is_known(connection, &id)? {
            continue;
        }
        let request = RegistrationRequest::default();
        registration::register(
            connection,
            &Visitor::default(),
            (event_id, &id),
            &request,
            at,
        )?;
    }
    Ok(())
}

/// Supporters are members: those of the panel support, as many as there are.
fn support(connection: &Connection, theme_id: &Id, count: u32) -> Outcome<()> {
    let theme: Theme = document::get(connection, theme_id)?;
    let members: Vec<i64> = connection
        .prepare("SELECT session FROM membership WHERE panel = ?1 AND state = 'member' ORDER BY session LIMIT ?2")?
        .query_map((theme.panel.as_str(), count), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for member in members {
        theme::add_support(connection, theme_id, member)?;
    }
    Ok(())
}

/// Now, or the nearest moment at which the window is open.
fn moment(window: Option<Window>, now: Timestamp) -> Timestamp {
    let window = window.unwrap_or_default();
    let opened = window.opens_at.map_or(now, |opens_at| now.max(opens_at.0));
    window
        .closes_at
        .map_or(opened, |closes_at| opened.min(closes_at.0.plus_minutes(-1)))
}

/// Ids that look minted and are the same each time.
fn minted(purpose: &str, of: &Id, number: u32) -> Outcome<Id> {
    let seed = format!("{} {number}", of.as_str());
    let hash = digest(purpose, seed.as_bytes());
    id(&URL_SAFE_NO_PAD.encode(hash))
}

fn id(text: &str) -> Outcome<Id> {
    Id::parse(text).ok_or_else(|| Problem::from(Kind::BadRequest).with_detail(text.to_owned()))
}
