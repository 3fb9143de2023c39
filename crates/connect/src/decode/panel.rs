//! Reads panels and memberships.

use model::panel::{Joining, Membership, MembershipState, Panel, Seats, Term};
use model::{LocalText, PanelId};

use super::common;
use crate::node::{Node, Read};

pub(crate) fn panel(node: &Node) -> Read<Panel> {
    Ok(Panel {
        id: node.field("id").id(PanelId::parse)?,
        name: node.field("name").some_text()?,
        summary: node.field("summary").text()?,
        description: node.field("description").text()?,
        who: node.field("who").text()?,
        influence: node.field("influence").text()?,
        beyond_influence: node.field("beyond_influence").text()?,
        decided_by: node.field("decided_by").text()?,
        rhythm: node.field("rhythm").text()?,
        fee: node.field("fee").text()?,
        expectation: node.field("expectation").text()?,
        attendance: common::attendance(&node.field("attendance"))?,
        municipality: node
            .field("municipality")
            .optional(Node::string)?
            .map(str::to_owned),
        topics: node.field("topics").items(topic)?,
        languages: common::languages(&node.field("languages"))?,
        term: node.field("term").optional(term)?,
        seats: node.field("seats").optional(seats)?,
        joining: joining(&node.field("joining"))?,
        joining_window: common::window(&node.field("joining_window"))?,
        elsewhere: common::site(&node.field("elsewhere"))?,
        discretion: common::discretion(&node.field("discretion"))?,
        contact: node.field("contact").optional(common::contact)?,
        next_news_by: node.field("next_news_by").optional(Node::day)?,
        membership: node.field("membership").optional(membership)?,
    })
}

pub(crate) fn membership(node: &Node) -> Read<Membership> {
    let state = node
        .field("state")
        .parsed("requested or member", |state| match state {
            "requested" => Some(MembershipState::Requested),
            "member" => Some(MembershipState::Member),
            _ => None,
        })?;
    Ok(Membership {
        panel: node.field("panel").id(PanelId::parse)?,
        state,
        since: node.field("since").time()?,
    })
}

fn topic(node: &Node) -> Read<LocalText> {
    node.some_text()
}

fn term(node: &Node) -> Read<Term> {
    Ok(Term {
        starts_on: node.field("starts_on").day()?,
        ends_on: node.field("ends_on").day()?,
    })
}

fn seats(node: &Node) -> Read<Seats> {
    Ok(Seats {
        total: node.field("total").count()?,
        taken: node.field("taken").optional(Node::count)?,
    })
}

fn joining(node: &Node) -> Read<Joining> {
    node.parsed("open, on_request or by_invitation", |name| match name {
        "open" => Some(Joining::Open),
        "on_request" => Some(Joining::OnRequest),
        "by_invitation" => Some(Joining::ByInvitation),
        _ => None,
    })
}
