//! Reads invitations.

use model::invitation::{Invitation, InvitationState, Target, Usage};
use model::{EventId, InvitationId, PanelId, PollId};

use super::common;
use crate::node::{Node, Read};

pub(crate) fn invitation(node: &Node) -> Read<Invitation> {
    Ok(Invitation {
        id: node.field("id").id(InvitationId::parse)?,
        target: target(&node.field("target"))?,
        title: node.field("title").some_text()?,
        text: node.field("text").text()?,
        from: node.field("from").optional(common::contact)?,
        why_me: node.field("why_me").text()?,
        minutes: node.field("minutes").optional(Node::count)?,
        who_sees: node.field("who_sees").text()?,
        what_next: node.field("what_next").text()?,
        reply_by: node.field("reply_by").optional(Node::time)?,
        usage: match node.field("usage").optional(Node::string)? {
            Some("open") => Usage::Open,
            _ => Usage::SingleUse,
        },
        state: state(&node.field("state"))?,
    })
}

fn target(node: &Node) -> Read<Target> {
    let id = node.field("id");
    match node.field("kind").string()? {
        "panel" => Ok(Target::Panel(id.id(PanelId::parse)?)),
        "poll" => Ok(Target::Poll(id.id(PollId::parse)?)),
        "event" => Ok(Target::Event(id.id(EventId::parse)?)),
        _ => node.field("kind").wrong("panel, poll or event"),
    }
}

fn state(node: &Node) -> Read<InvitationState> {
    node.parsed("state of an invitation", |name| match name {
        "pending" => Some(InvitationState::Pending),
        "postponed" => Some(InvitationState::Postponed),
        "accepted" => Some(InvitationState::Accepted),
        "declined" => Some(InvitationState::Declined),
        "expired" => Some(InvitationState::Expired),
        "withdrawn" => Some(InvitationState::Withdrawn),
        "used" => Some(InvitationState::Used),
        _ => None,
    })
}
