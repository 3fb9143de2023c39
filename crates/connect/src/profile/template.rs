//! Paths with `{names}` in them. What is filled in is percent-encoded, so that it stays inside its segment.

use jmespath::{Rcvar, Variable};
use mapping::Section;
use mapping::expression::Expression;

use crate::native;

/// A path to fill.
#[derive(Debug)]
pub(crate) enum Template {
    /// Text and places by turns.
    Parts(Vec<Part>),
    /// A whole address that an expression brings, such as the `@id` of a record.
    Address(Expression),
}

#[derive(Debug)]
pub(crate) enum Part {
    Text(String),
    Place(Expression),
}

impl Template {
    /// Reads `/items/{event}`: a name is one of the call's values, `{kept.code}` a path from the root. Or `=item.url`.
    pub(crate) fn parse(section: &Section) -> Option<Self> {
        let text = section.text()?;
        if text.starts_with('=') {
            return section.expression().map(Self::Address);
        }
        let mut parts = Vec::new();
        for (index, piece) in text.split('{').enumerate() {
            let Some((name, rest)) = piece.split_once('}').filter(|_| index > 0) else {
                if index > 0 {
                    section.wrong("a path in which every { has its }");
                    return None;
                }
                parts.push(Part::Text(piece.to_owned()));
                continue;
            };
            let from_root = name.contains('.')
                || matches!(
                    name,
                    "locale" | "language" | "today" | "now" | "item" | "key"
                );
            let place = if from_root {
                name.to_owned()
            } else {
                format!("input.{name}")
            };
            parts.push(Part::Place(section.compiled(&place)?));
            parts.push(Part::Text(rest.to_owned()));
        }
        Some(Self::Parts(parts))
    }

    /// Whether it holds this value of the call, or this name of the root.
    pub(crate) fn holds(&self, name: &str) -> bool {
        let path = format!("input.{name}");
        match self {
            Self::Parts(parts) => parts
                .iter()
                .any(|part| matches!(part, Part::Place(place) if place.text() == path || place.text() == name)),
            Self::Address(_) => false,
        }
    }

    /// Each expression in it.
    pub(crate) fn expressions<'t>(&'t self, found: &mut dyn FnMut(&'t Expression)) {
        match self {
            Self::Address(address) => found(address),
            Self::Parts(parts) => parts.iter().for_each(|part| match part {
                Part::Place(place) => found(place),
                Part::Text(_) => {}
            }),
        }
    }

    /// The filled path; `None` where a value is missing, is neither text nor number, or would climb.
    pub(crate) fn fill(&self, root: &Rcvar) -> Option<String> {
        let parts = match self {
            Self::Address(address) => return address.value(root).ok()?.as_str().map(str::to_owned),
            Self::Parts(parts) => parts,
        };
        let mut path = String::new();
        for part in parts {
            match part {
                Part::Text(text) => path.push_str(text),
                Part::Place(place) => {
                    let value = match &*place.search(root).ok()? {
                        Variable::String(text) if !text.is_empty() => text.clone(),
                        Variable::Number(number) => number.to_string(),
                        _ => return None,
                    };
                    native::encode(&value, &mut path);
                }
            }
        }
        let climbs = |segment: &str| matches!(segment, "." | "..");
        let before_query = path.split('?').next().unwrap_or_default();
        (!before_query.split('/').any(climbs)).then_some(path)
    }
}
