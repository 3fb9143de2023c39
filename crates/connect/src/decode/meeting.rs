//! Reads meetings.

use model::meeting::{AgendaItem, FeedbackState, FollowUp, Meeting, Summary};
use model::{MeetingId, PanelId};

use super::common;
use crate::node::{Node, Read};

pub(crate) fn meeting(node: &Node) -> Read<Meeting> {
    let feedback = node.field("feedback").optional(Node::string)?;
    Ok(Meeting {
        id: node.field("id").id(MeetingId::parse)?,
        panel: node.field("panel").id(PanelId::parse)?,
        theme: node.field("theme").some_text()?,
        span: common::span(node)?,
        zone: common::zone(&node.field("zone"))?,
        place: common::place(&node.field("place"))?,
        agenda: node.field("agenda").items(agenda_item)?,
        material: node.field("material").items(common::material)?,
        summary: node.field("summary").optional(summary)?,
        feedback_given: match feedback {
            Some("given") => FeedbackState::Given,
            _ => FeedbackState::NotGiven,
        },
    })
}

fn agenda_item(node: &Node) -> Read<AgendaItem> {
    Ok(AgendaItem {
        title: node.field("title").some_text()?,
        minutes: node.field("minutes").optional(Node::count)?,
    })
}

fn summary(node: &Node) -> Read<Summary> {
    Ok(Summary {
        text: node.field("text").text()?,
        follow_ups: node.field("follow_ups").items(follow_up)?,
        published_at: node.field("published_at").time()?,
    })
}

fn follow_up(node: &Node) -> Read<FollowUp> {
    Ok(FollowUp {
        what: node.field("what").some_text()?,
        progress: common::progress(&node.field("progress"))?,
        why: node.field("why").text()?,
        next_news_by: node.field("next_news_by").optional(Node::day)?,
    })
}
