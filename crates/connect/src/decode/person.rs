//! Reads what the backend knows of this resident.

use model::person::{Person, Registered, Response};
use model::{EventId, PollId, RegistrationId, ResponseId};

use super::{event, panel, receipt};
use crate::node::{Node, Read};

pub(crate) fn person(node: &Node) -> Read<Person> {
    node.object()?;
    Ok(Person {
        memberships: node.field("memberships").items(panel::membership)?,
        responses: node.field("responses").items(response)?,
        registrations: node.field("registrations").items(registered)?,
    })
}

fn response(node: &Node) -> Read<Response> {
    Ok(Response {
        id: node.field("id").id(ResponseId::parse)?,
        poll: node.field("poll").id(PollId::parse)?,
        title: node.field("title").text()?,
        receipt: receipt(&node.field("receipt"))?,
    })
}

fn registered(node: &Node) -> Read<Registered> {
    Ok(Registered {
        id: node.field("id").id(RegistrationId::parse)?,
        event: node.field("event").id(EventId::parse)?,
        title: node.field("title").text()?,
        state: event::seat_state(node)?,
    })
}
