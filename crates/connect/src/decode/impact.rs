//! Reads what changed.

use model::impact::{Impact, Source, SourceId};
use model::{EventId, ImpactId, MeetingId, PanelId, PollId};

use super::common;
use crate::node::{Node, Read};

pub(crate) fn impact(node: &Node) -> Read<Impact> {
    // A source of a kind this version does not know is left out.
    let (sources, _) = node.field("sources").readable_items(source)?;
    Ok(Impact {
        id: node.field("id").id(ImpactId::parse)?,
        title: node.field("title").some_text()?,
        heard: node.field("heard").text()?,
        done: node.field("done").text()?,
        progress: common::progress(&node.field("progress"))?,
        published_at: node.field("published_at").time()?,
        next_news_by: node.field("next_news_by").optional(Node::day)?,
        sources,
    })
}

fn source(node: &Node) -> Read<Source> {
    let id = node.field("id");
    let what = match node.field("kind").string()? {
        "panel" => SourceId::Panel(id.id(PanelId::parse)?),
        "meeting" => SourceId::Meeting(
            node.field("panel").id(PanelId::parse)?,
            id.id(MeetingId::parse)?,
        ),
        "poll" => SourceId::Poll(id.id(PollId::parse)?),
        "event" => SourceId::Event(id.id(EventId::parse)?),
        _ => return node.field("kind").wrong("panel, meeting, poll or event"),
    };
    Ok(Source {
        what,
        title: node.field("title").text()?,
    })
}
