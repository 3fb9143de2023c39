//! Shapes that several nouns share: contact, place, material, window, languages.

use model::contact::Contact;
use model::meeting::{Material, Progress};
use model::panel::{Discretion, Window};
use model::place::{AccessFeature, Attendance, Place, Venue};
use model::{Language, Site, Span, Zone};

use crate::node::{Node, Read};

pub(crate) fn contact(node: &Node) -> Read<Contact> {
    Ok(Contact {
        name: node.field("name").string()?.to_owned(),
        role: node.field("role").text()?,
        phone: node
            .field("phone")
            .optional(Node::string)?
            .map(str::to_owned),
        email: node
            .field("email")
            .optional(Node::string)?
            .map(str::to_owned),
        hours: node.field("hours").text()?,
    })
}

pub(crate) fn languages(node: &Node) -> Read<Vec<Language>> {
    let known = node.items(|tag| Ok(Language::parse(tag.string()?)))?;
    Ok(known.into_iter().flatten().collect())
}

pub(crate) fn discretion(node: &Node) -> Read<Discretion> {
    match node.present().map(Node::string).transpose()? {
        None | Some("ordinary") => Ok(Discretion::Ordinary),
        // What is not understood is treated with the greater care.
        Some(_) => Ok(Discretion::Sensitive),
    }
}

pub(crate) fn window(node: &Node) -> Read<Window> {
    Ok(Window {
        opens_at: node.field("opens_at").optional(Node::time)?,
        closes_at: node.field("closes_at").optional(Node::time)?,
    })
}

pub(crate) fn span(node: &Node) -> Read<Span> {
    let (starts_at, ends_at) = (
        node.field("starts_at").time()?,
        node.field("ends_at").time()?,
    );
    match Span::new(starts_at, ends_at) {
        Some(span) => Ok(span),
        None => node.field("ends_at").wrong("a time not before starts_at"),
    }
}

pub(crate) fn zone(node: &Node) -> Read<Zone> {
    let zone = node.optional(|name| name.parsed("time zone name", Zone::parse))?;
    Ok(zone.unwrap_or_else(Zone::helsinki))
}

pub(crate) fn attendance(node: &Node) -> Read<Attendance> {
    node.parsed("in_person, online or hybrid", |name| match name {
        "in_person" => Some(Attendance::InPerson),
        "online" => Some(Attendance::Online),
        "hybrid" => Some(Attendance::Hybrid),
        _ => None,
    })
}

pub(crate) fn place(node: &Node) -> Read<Place> {
    Ok(Place {
        attendance: attendance(&node.field("attendance"))?,
        venue: node.field("venue").optional(venue)?.filter(is_told),
        link: link(&node.field("link"))?,
    })
}

/// An address to follow; anything but `https:` is left out.
pub(crate) fn link(node: &Node) -> Read<Option<String>> {
    let link = node.optional(Node::string)?;
    Ok(link
        .filter(|link| link.starts_with("https://"))
        .map(str::to_owned))
}

/// Another site; anything but a web page over TLS is left out, as with [`link`].
pub(crate) fn site(node: &Node) -> Read<Option<Site>> {
    Ok(node.optional(Node::string)?.and_then(Site::parse))
}

fn venue(node: &Node) -> Read<Venue> {
    Ok(Venue {
        name: node.field("name").text()?,
        address: node.field("address").string_or_empty()?,
        municipality: node.field("municipality").string_or_empty()?,
        accessibility: node
            .field("accessibility")
            .items(|feature| Ok(access_feature(feature.string()?)))?
            .into_iter()
            .flatten()
            .collect(),
        directions: node.field("directions").text()?,
    })
}

/// Backends with a column for each part have a venue for online events too, with nothing in it.
fn is_told(venue: &Venue) -> bool {
    let words = [&venue.name, &venue.directions];
    let texts = [&venue.address, &venue.municipality];
    words.into_iter().any(|text| !text.is_empty())
        || texts.into_iter().any(|text| !text.is_empty())
        || !venue.accessibility.is_empty()
}

fn access_feature(name: &str) -> Option<AccessFeature> {
    Some(match name {
        "wheelchair" => AccessFeature::Wheelchair,
        "rollator" => AccessFeature::Rollator,
        "hearing_loop" => AccessFeature::HearingLoop,
        "captions" => AccessFeature::Captions,
        "sign_language" => AccessFeature::SignLanguage,
        "sight" => AccessFeature::Sight,
        "quiet_room" => AccessFeature::QuietRoom,
        "accessible_toilet" => AccessFeature::AccessibleToilet,
        "children" => AccessFeature::Children,
        _ => return None,
    })
}

pub(crate) fn material(node: &Node) -> Read<Material> {
    Ok(Material {
        title: node.field("title").some_text()?,
        body: node.field("body").text()?,
        link: link(&node.field("link"))?,
        minutes: node.field("minutes").optional(Node::count)?,
    })
}

pub(crate) fn progress(node: &Node) -> Read<Progress> {
    node.parsed(
        "planned, under_way, done or will_not_be_done",
        |name| match name {
            "planned" => Some(Progress::Planned),
            "under_way" => Some(Progress::UnderWay),
            "done" => Some(Progress::Done),
            "will_not_be_done" => Some(Progress::WillNotBeDone),
            _ => None,
        },
    )
}
