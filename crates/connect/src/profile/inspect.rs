//! What native tools may see of a profile and of an answer: how each operation is done, which requests it may make, and
//! what of an answer could not be read. It changes nothing; of the portal only its diagnostics look here.

use model::Capability;
use serde_json::Value;

use super::lines::Lines;
use super::merge::{self, Layer};
use super::operation::Operation;
use super::step::{Body, Step};
use super::template::{Part, Template};
use super::{Profile, check};
use crate::calls::Answer;
use crate::decode;
use crate::exchange::Method;
use crate::failure::Refusal;
use crate::node::{Node, Read, Unreadable};
use crate::page::Cursor;

/// How an operation is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As in the native contract.
    Native,
    /// By requests that the profile describes.
    Mapped,
    /// Without a request: the profile holds the answer.
    Fixed,
    /// From what this phone has sent.
    ThisPhone,
    /// On another site.
    LinkOut,
    /// Not at all.
    Off,
}

/// A request that an operation may make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestShape {
    /// How.
    pub method: Method,
    /// The path from the root of the origin, as text and places by turns; `None` where an expression brings the address.
    pub path: Option<Vec<Piece>>,
    /// The GraphQL document that it sends.
    pub document: Option<String>,
}

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As it stands.
    Text(String),
    /// Filled with the value of this expression, such as `input.event`.
    Place(String),
}

/// A profile laid over its presets, as plain JSON.
#[derive(Debug, Clone)]
pub struct Laid {
    /// All of it.
    pub value: Value,
    lines: Lines,
    layers: Vec<Layer>,
}

impl Laid {
    /// Lays a profile over its presets; `None` where it is no JSON.
    pub fn over(text: &str, preset: &dyn Fn(&str) -> Option<String>) -> Option<Self> {
        let own: Value = serde_json::from_str(text).ok()?;
        let layers = merge::layers(&own, preset, &mut Vec::new());
        Some(Self {
            value: merge::laid(&layers),
            lines: Lines::of(text),
            layers,
        })
    }

    /// The line of a value in the profile's own file; 0 where a preset brings it.
    pub fn line(&self, pointer: &str) -> usize {
        match self.preset(pointer) {
            None => self.lines.line(pointer),
            Some(_) => 0,
        }
    }

    /// The preset that brings a value; `None` where the profile's own file does.
    pub fn preset(&self, pointer: &str) -> Option<String> {
        merge::preset_of(&self.layers, pointer)
    }
}

/// Whether an operation only reads.
pub fn only_reads(capability: Capability) -> bool {
    check::reads(capability)
}

impl Profile {
    /// How an operation is done.
    pub fn how(&self, capability: Capability) -> How {
        match self.operations.get(&capability) {
            Some(Operation::Native) => How::Native,
            Some(Operation::Mapped(_)) => How::Mapped,
            Some(Operation::Fixed(_)) => How::Fixed,
            Some(Operation::ThisPhone) => How::ThisPhone,
            Some(Operation::Elsewhere(_)) => How::LinkOut,
            None => How::Off,
        }
    }

    /// The requests that a mapped operation may make, in order; none for all others.
    pub fn requests(&self, capability: Capability) -> Vec<RequestShape> {
        match self.operations.get(&capability) {
            Some(Operation::Mapped(mapped)) => {
                mapped.steps.iter().map(|step| self.shape(step)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The entity that an operation's records are read as, where the profile has it.
    pub fn entity(&self, capability: Capability) -> Option<&str> {
        match self.operations.get(&capability)? {
            Operation::Mapped(mapped) => mapped
                .entity
                .as_deref()
                .or_else(|| crate::run::entity_of(capability)),
            _ => None,
        }
    }

    fn shape(&self, step: &Step) -> RequestShape {
        let base = self.reach.base();
        let root = crate::origin::Origin::written_in(base).map_or(0, str::len);
        let base = Piece::Text(base.get(root..).unwrap_or_default().to_owned());
        let path = match &step.request.path {
            None => Some(vec![base, slashed(&self.graphql)]),
            Some(Template::Address(_)) => None,
            Some(Template::Parts(parts)) => {
                let mut pieces = vec![base];
                for (index, part) in parts.iter().enumerate() {
                    pieces.push(match part {
                        Part::Text(text) if index == 0 => slashed(text),
                        Part::Text(text) => Piece::Text(text.clone()),
                        Part::Place(place) => Piece::Place(place.text().to_owned()),
                    });
                }
                Some(pieces)
            }
        };
        let document = match &step.request.body {
            Body::GraphQl(document, _) => Some(document.clone()),
            _ => None,
        };
        RequestShape {
            method: step.request.method,
            path,
            document,
        }
    }
}

fn slashed(path: &str) -> Piece {
    Piece::Text(if path.is_empty() || path.starts_with(['/', '?']) {
        path.to_owned()
    } else {
        format!("/{path}")
    })
}

impl Answer {
    /// The answer in the native contract's JSON.
    pub fn json(&self) -> &Value {
        &self.value
    }

    /// Of a list: what could not be read, item by item.
    pub fn left_out(&self, capability: Capability) -> Vec<Unreadable> {
        use Capability as C;
        let root = Node::root(&self.value, self.language);
        let items = root.field("items");
        match capability {
            C::Panels => unread(&items, decode::panel::panel),
            C::Meetings => unread(&items, decode::meeting::meeting),
            C::Themes => unread(&items, decode::theme::theme),
            C::Invitations => unread(&items, decode::invitation::invitation),
            C::Polls => unread(&items, decode::poll::listed),
            C::Events => unread(&items, decode::event::event),
            C::Impacts => unread(&items, decode::impact::impact),
            _ => Vec::new(),
        }
    }
}

fn unread<T>(items: &Node, read: fn(&Node) -> Read<T>) -> Vec<Unreadable> {
    let found = items.each(|item| Ok(read(item).err()));
    found.unwrap_or_default().into_iter().flatten().collect()
}

impl Cursor {
    /// As it goes along with the next request.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Refusal {
    /// Its name in the contract; `other` where it has none.
    pub fn name(self) -> &'static str {
        let mut names = Self::NAMES.iter();
        names
            .find(|(_, reason)| *reason == self)
            .map_or("other", |(name, _)| name)
    }
}
