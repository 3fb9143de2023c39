//! Reads themes.

use model::theme::{Support, Theme, ThemeState};
use model::{PanelId, ThemeId};

use crate::node::{Node, Read};

pub(crate) fn theme(node: &Node) -> Read<Theme> {
    let state = node
        .field("state")
        .parsed("proposed, chosen or discussed", |name| match name {
            "proposed" => Some(ThemeState::Proposed),
            "chosen" => Some(ThemeState::Chosen),
            "discussed" => Some(ThemeState::Discussed),
            _ => None,
        })?;
    let support = node.field("support").optional(Node::string)?;
    Ok(Theme {
        id: node.field("id").id(ThemeId::parse)?,
        panel: node.field("panel").id(PanelId::parse)?,
        title: node.field("title").some_text()?,
        reason: node.field("reason").text()?,
        state,
        supporters: node
            .field("supporters")
            .optional(Node::count)?
            .unwrap_or_default(),
        support: if support == Some("given") {
            Support::Given
        } else {
            Support::NotGiven
        },
    })
}
