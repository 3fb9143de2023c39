//! Reads polls, with or without their questions.

use model::poll::{Anonymity, HideResults, OwnResponse, Poll};
use model::{PanelId, PollId, ResponseId};

use super::{common, question, receipt};
use crate::node::{Node, Read};

/// A poll as it stands in a list.
pub(crate) fn listed(node: &Node) -> Read<Poll> {
    Ok(Poll {
        id: node.field("id").id(PollId::parse)?,
        panel: node
            .field("panel")
            .optional(|panel| panel.id(PanelId::parse))?,
        title: node.field("title").some_text()?,
        intro: node.field("intro").text()?,
        minutes: node.field("minutes").optional(Node::count)?,
        window: common::window(&node.field("window"))?,
        anonymity: match node.field("anonymity").optional(Node::string)? {
            Some("anonymous") => Anonymity::Anonymous,
            // Anonymity is never promised on a guess.
            _ => Anonymity::Named,
        },
        elsewhere: common::site(&node.field("elsewhere"))?,
        discretion: common::discretion(&node.field("discretion"))?,
        hide_results: hide_results(&node.field("hide_results"))?,
        min_group_size: node
            .field("min_group_size")
            .optional(Node::count)?
            .unwrap_or(5),
        who_sees: node.field("who_sees").text()?,
        what_next: node.field("what_next").text()?,
        next_news_by: node.field("next_news_by").optional(Node::day)?,
        contact: node.field("contact").optional(common::contact)?,
        respondents: node.field("respondents").optional(Node::count)?,
        questions: Vec::new(),
        response: node.field("response").optional(own_response)?,
    })
}

/// A poll to answer: it has questions, unless they are asked elsewhere, and no two with one id.
pub(crate) fn whole(node: &Node) -> Read<Poll> {
    let field = node.field("questions");
    let questions = field.items(question::question)?;
    let poll = listed(node)?;
    if questions.is_empty() && poll.elsewhere.is_none() {
        return field.wrong("at least one question");
    }
    for (index, question) in questions.iter().enumerate() {
        let mut earlier = questions.iter().take(index);
        if earlier.any(|earlier| earlier.id == question.id) {
            return field.wrong("questions with different ids");
        }
    }
    Ok(Poll { questions, ..poll })
}

fn own_response(node: &Node) -> Read<OwnResponse> {
    Ok(OwnResponse {
        id: node.field("id").id(ResponseId::parse)?,
        receipt: receipt(&node.field("receipt"))?,
    })
}

fn hide_results(node: &Node) -> Read<HideResults> {
    match node.optional(Node::string)? {
        Some("off") => Ok(HideResults::Off),
        Some("until_response") => Ok(HideResults::UntilResponse),
        None | Some("until_closed") => Ok(HideResults::UntilClosed),
        Some(_) => node.wrong("off, until_response or until_closed"),
    }
}
