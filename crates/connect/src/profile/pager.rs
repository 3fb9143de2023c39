//! How a long list goes on: by page number, offset, cursor or the address of the next page; and when it ends. A rule by
//! which it ends is mandatory where the backend does not say so itself.

use jmespath::{Rcvar, Variable};
use mapping::expression::{Expression, to_variable};
use mapping::{LocalZone, Section, Tree};
use serde_json::json;

use super::link::next_link;
use super::place::Place;

/// A list has at most so many pages; a backend that never ends would be asked for ever.
pub(crate) const MAXIMUM_PAGES: u32 = 50;

/// One named pager.
#[derive(Debug)]
pub(crate) struct Pager {
    kind: Kind,
    size: u32,
    first: u32,
    /// Added to the query of each request; sees `page`.
    pub(crate) query: Option<Tree>,
    total: Option<Expression>,
    stop: Stop,
}

#[derive(Debug)]
enum Kind {
    Page,
    Offset,
    /// The value that leads on, or `null`.
    Cursor(Expression),
    /// The address that leads on, or `null`.
    NextUrl(Expression),
    /// The same in the `Link` header.
    LinkHeader,
}

/// When pages and offsets end.
#[derive(Debug)]
enum Stop {
    /// After a page with fewer records than asked for.
    ShortPage,
    /// After an empty page.
    EmptyPage,
    /// When the total is reached.
    Total,
    /// When this holds of a response.
    When(Expression),
    /// The backend says so by having no next one.
    Itself,
}

pub(super) const KEYS: &[&str] = &["kind", "size", "first", "query", "total", "next", "stop"];

impl Pager {
    /// Reads a pager; `None` where it cannot work.
    pub(crate) fn parse(section: &Section, zone: &LocalZone) -> Option<Self> {
        section.keys(KEYS);
        let Some(kind) = section.field("kind") else {
            section.broken("kind", "none");
            return None;
        };
        let next = || {
            let next = section.field("next").and_then(|next| next.expression());
            if next.is_none() && section.field("next").is_none() {
                section.broken("next, the expression that leads on", "none");
            }
            next
        };
        let name = kind.word(&[
            ("page", 0),
            ("offset", 1),
            ("cursor", 2),
            ("next_url", 3),
            ("link_header", 4),
        ])?;
        let kind = match name {
            0 => Kind::Page,
            1 => Kind::Offset,
            2 => Kind::Cursor(next()?),
            3 => Kind::NextUrl(next()?),
            _ => Kind::LinkHeader,
        };
        let total = section.field("total").and_then(|total| total.expression());
        let stop = stop(section, &kind, total.is_some())?;
        let first = section.field("first").and_then(|first| first.number(0, 1));
        Some(Self {
            first: first.unwrap_or(u32::from(matches!(kind, Kind::Page))),
            kind,
            size: section
                .field("size")
                .and_then(|size| size.number(1, 1_000))
                .unwrap_or(50),
            query: section
                .field("query")
                .map(|query| Tree::parse(&query, zone)),
            total,
            stop,
        })
    }

    /// The place that an opaque cursor means; `None` for one that is none of this pager's.
    pub(crate) fn place(&self, cursor: Option<&str>) -> Option<Place> {
        Some(match (cursor, &self.kind) {
            (None, Kind::Page | Kind::Offset) => Place::Number(self.first),
            (None, _) => Place::Start,
            (Some(cursor), Kind::Page | Kind::Offset) => match cursor.split_once('/') {
                None => Place::Number(cursor.parse().ok()?),
                Some((number, size)) => Place::Capped {
                    number: number.parse().ok()?,
                    size: size.parse().ok()?,
                },
            },
            (Some(cursor), Kind::Cursor(_)) => Place::Cursor(cursor.to_owned()),
            (Some(cursor), Kind::NextUrl(_) | Kind::LinkHeader) => Place::Url(cursor.to_owned()),
        })
    }

    /// Each expression in it.
    pub(crate) fn expressions<'t>(&'t self, found: &mut dyn FnMut(&'t Expression)) {
        let Self {
            kind,
            size: _,
            first: _,
            query,
            total,
            stop,
        } = self;
        match kind {
            Kind::Cursor(next) | Kind::NextUrl(next) => found(next),
            Kind::Page | Kind::Offset | Kind::LinkHeader => {}
        }
        match stop {
            Stop::When(when) => found(when),
            Stop::ShortPage | Stop::EmptyPage | Stop::Total | Stop::Itself => {}
        }
        total.iter().for_each(&mut *found);
        if let Some(query) = query {
            query.expressions(found);
        }
    }

    /// `page` for expressions: `{"size", "number"|"offset"|"cursor"}`.
    pub(crate) fn context(&self, place: &Place) -> Rcvar {
        to_variable(&match place {
            Place::Number(number) | Place::Capped { number, .. } => {
                json!({ "size": self.size, "number": number, "offset": number })
            }
            Place::Cursor(cursor) => json!({ "size": self.size, "cursor": cursor }),
            Place::Url(_) | Place::Start => json!({ "size": self.size }),
        })
    }

    /// Records that a page is asked for.
    pub(crate) fn size(&self) -> usize {
        usize::try_from(self.size).unwrap_or(usize::MAX)
    }

    /// Whether it can tell the end only by counting the records of a page.
    pub(crate) fn counts(&self) -> bool {
        matches!(self.stop, Stop::ShortPage | Stop::EmptyPage)
    }

    /// How many there are in all, if the backend tells.
    pub(crate) fn total(&self, root: &Rcvar) -> Option<u32> {
        let total = self.total.as_ref()?.value(root).ok()?;
        let total = match total {
            serde_json::Value::String(text) => text.trim().parse().ok()?,
            value => value.as_u64()?,
        };
        u32::try_from(total).ok()
    }

    /// The place after this one, seen from its response with so many records; `None` at the end.
    pub(crate) fn next(&self, place: &Place, root: &Rcvar, records: usize) -> Option<Place> {
        match (&self.kind, place) {
            (Kind::Page, Place::Number(number) | Place::Capped { number, .. }) => {
                let size = self.given(place, root, records);
                let pages = u64::from(number - self.first.min(*number) + 1);
                let number = number.checked_add(1)?;
                let next = if size < self.size {
                    Place::Capped { number, size }
                } else {
                    Place::Number(number)
                };
                (!self.ends(root, records, pages * u64::from(size))).then_some(next)
            }
            (Kind::Offset, Place::Number(offset)) => {
                let next = offset.checked_add(u32::try_from(records).ok()?)?;
                (!self.ends(root, records, u64::from(next))).then_some(Place::Number(next))
            }
            (Kind::Cursor(next), _) => {
                let next = match next.value(root).ok()? {
                    serde_json::Value::String(cursor) if !cursor.is_empty() => cursor,
                    serde_json::Value::Number(cursor) => cursor.to_string(),
                    _ => return None,
                };
                (!self.ends(root, records, 0)).then_some(Place::Cursor(next))
            }
            (Kind::NextUrl(next), _) => {
                let next = next.value(root).ok()?;
                let next = next.as_str().filter(|next| !next.is_empty())?;
                (!self.ends(root, records, 0)).then(|| Place::Url(next.to_owned()))
            }
            (Kind::LinkHeader, _) => {
                let link = root.get_field("headers").get_field("link");
                next_link(link.as_string()?).map(Place::Url)
            }
            _ => None,
        }
    }

    /// How many records a page really has: a first page that is short though there are more shows a cap.
    fn given(&self, place: &Place, root: &Rcvar, records: usize) -> u32 {
        match place {
            Place::Capped { size, .. } => *size,
            Place::Number(number) if *number == self.first => {
                let records = u32::try_from(records).unwrap_or(self.size);
                let is_capped = self.total(root).is_some_and(|total| total > records);
                if is_capped {
                    records.min(self.size)
                } else {
                    self.size
                }
            }
            _ => self.size,
        }
    }

    fn ends(&self, root: &Rcvar, records: usize, seen: u64) -> bool {
        match &self.stop {
            _ if records == 0 => true,
            Stop::ShortPage => records < self.size(),
            Stop::EmptyPage | Stop::Itself => false,
            Stop::Total => self
                .total(root)
                .is_none_or(|total| seen >= u64::from(total)),
            Stop::When(when) => when.holds(root).unwrap_or(true),
        }
    }
}

fn stop(section: &Section, kind: &Kind, has_total: bool) -> Option<Stop> {
    let counted = matches!(kind, Kind::Page | Kind::Offset);
    let Some(stop) = section.field("stop") else {
        if counted && !has_total {
            section.broken(
                "stop: \"short_page\", \"empty_page\", \"total\" or an expression that holds on the last page",
                "none",
            );
            return None;
        }
        return Some(if counted { Stop::Total } else { Stop::Itself });
    };
    match stop.text()? {
        "short_page" => Some(Stop::ShortPage),
        "empty_page" => Some(Stop::EmptyPage),
        "total" if has_total => Some(Stop::Total),
        "total" => {
            section.broken("total, the expression that counts all records", "none");
            None
        }
        _ => stop.expression().map(Stop::When),
    }
}

/// A record list as a slice; `null` is an empty one, anything else none at all.
pub(crate) fn records(value: &Variable) -> Option<&[Rcvar]> {
    match value {
        Variable::Array(records) => Some(records),
        Variable::Null => Some(&[]),
        _ => None,
    }
}
