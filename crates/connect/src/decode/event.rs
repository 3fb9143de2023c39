//! Reads events and seats.

use model::event::{Event, EventKind, EventState, Places, Registration, Seat, SeatState, Series};
use model::{EventId, PanelId, RegistrationId, SeriesId};

use super::{common, receipt};
use crate::node::{Node, Read};

pub(crate) fn event(node: &Node) -> Read<Event> {
    Ok(Event {
        id: node.field("id").id(EventId::parse)?,
        series: node.field("series").optional(series)?,
        panel: node
            .field("panel")
            .optional(|panel| panel.id(PanelId::parse))?,
        kind: kind(node.field("kind").optional(Node::string)?),
        title: node.field("title").some_text()?,
        summary: node.field("summary").text()?,
        description: node.field("description").text()?,
        span: common::span(node)?,
        zone: common::zone(&node.field("zone"))?,
        place: common::place(&node.field("place"))?,
        languages: common::languages(&node.field("languages"))?,
        cost: node.field("cost").text()?,
        material: node.field("material").items(common::material)?,
        afterwards: node.field("afterwards").text()?,
        state: match node.field("state").optional(Node::string)? {
            None | Some("scheduled") => EventState::Scheduled,
            Some("cancelled") => EventState::Cancelled,
            Some(_) => return node.field("state").wrong("scheduled or cancelled"),
        },
        registration: registration(&node.field("registration"))?,
        elsewhere: common::site(&node.field("elsewhere"))?,
        contact: node.field("contact").optional(common::contact)?,
        revision: node
            .field("revision")
            .optional(Node::count)?
            .unwrap_or_default(),
        seat: node.field("seat").optional(seat)?,
    })
}

pub(crate) fn seat(node: &Node) -> Read<Seat> {
    Ok(Seat {
        id: node.field("id").id(RegistrationId::parse)?,
        state: seat_state(node)?,
        receipt: receipt(&node.field("receipt"))?,
    })
}

pub(crate) fn seat_state(node: &Node) -> Read<SeatState> {
    match node.field("state").string()? {
        "attending" => Ok(SeatState::Attending),
        "waiting" => Ok(SeatState::Waiting(node.field("position").count()?)),
        _ => node.field("state").wrong("attending or waiting"),
    }
}

fn series(node: &Node) -> Read<Series> {
    Ok(Series {
        id: node.field("id").id(SeriesId::parse)?,
        title: node.field("title").some_text()?,
    })
}

fn kind(name: Option<&str>) -> EventKind {
    match name {
        Some("cafe") => EventKind::Cafe,
        Some("seminar") => EventKind::Seminar,
        Some("training") => EventKind::Training,
        Some("campfire") => EventKind::Campfire,
        _ => EventKind::Other,
    }
}

fn registration(node: &Node) -> Read<Registration> {
    if !node.field("needed").flag()? {
        return Ok(Registration::NotNeeded);
    }
    let count = |name| node.field(name).optional(Node::count);
    Ok(Registration::Needed(Places {
        window: common::window(&node.field("window"))?,
        capacity: count("capacity")?,
        taken: count("taken")?,
        waiting_list_capacity: count("waiting_list_capacity")?.unwrap_or_default(),
        waiting: count("waiting")?.unwrap_or_default(),
    }))
}
