//! Reads the portal's own facts.

use model::Capability;
use model::portal::Portal;

use super::common;
use crate::node::{Node, Read};

pub(crate) fn portal(node: &Node) -> Read<Portal> {
    let capabilities = node.field("capabilities");
    let capabilities = capabilities.items(|name| Ok(Capability::parse(name.string()?)))?;
    Ok(Portal {
        name: node.field("name").some_text()?,
        operator: node.field("operator").text()?,
        languages: common::languages(&node.field("languages"))?,
        contact: node.field("contact").optional(common::contact)?,
        about: node.field("about").text()?,
        accessibility_statement: node.field("accessibility_statement").text()?,
        privacy: node.field("privacy").text()?,
        capabilities: capabilities.into_iter().flatten().collect(),
    })
}
