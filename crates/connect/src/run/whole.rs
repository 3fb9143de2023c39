//! Lists that a backend can only give whole: filtered, sorted and paged here as the contract says.

use mapping::gather;
use model::event::Event;
use model::place::Attendance;
use model::search::Sought;
use model::{Capability, Day, Language, Timestamp};
use serde_json::{Map, Value};

use crate::calls::Params;
use crate::decode;
use crate::node::Node;

/// Records a page.
const SIZE: usize = 50;

/// The page that the parameters ask for.
pub(super) fn page(
    capability: Capability,
    params: &Params,
    items: Vec<Value>,
    now: Timestamp,
) -> Value {
    let mut items = items;
    if capability == Capability::Events {
        items.retain(|item| is_sought(item, params, now));
    }
    sort(capability, &mut items, now);
    let total = items.len();
    let offset = params
        .get("cursor")
        .and_then(|cursor| cursor.parse().ok())
        .unwrap_or(0_usize);
    let rest: Vec<Value> = items.into_iter().skip(offset).collect();
    let paged = matches!(
        capability,
        Capability::Panels | Capability::Polls | Capability::Events | Capability::Impacts
    );
    let size = if paged { SIZE } else { rest.len() };
    let mut page = Map::new();
    if rest.len() > size {
        page.insert(
            "next".to_owned(),
            offset.saturating_add(size).to_string().into(),
        );
    }
    page.insert("items".to_owned(), rest.into_iter().take(size).collect());
    page.insert("total".to_owned(), total.into());
    Value::Object(page)
}

/// Whether an event is one of those asked for. One that cannot be read is kept: it is counted as such later.
fn is_sought(item: &Value, params: &Params, now: Timestamp) -> bool {
    let from = params.get("from").and_then(moment).unwrap_or(now);
    let until = params.get("until").and_then(moment);
    // Most lists are asked for without more: then the times decide, and nothing else of the event has to be read.
    let further = ["attendance", "text", "municipality", "series"];
    let time = |name: &str| Timestamp::parse(item.get(name)?.as_str()?);
    if further.iter().all(|name| params.get(name).is_none())
        && time("ends_at").is_some_and(|ends_at| ends_at > from)
        && until.is_none_or(|until| time("starts_at").is_some_and(|starts_at| starts_at < until))
    {
        return true;
    }
    let Ok(event) = decode::event::event(&Node::root(item, Language::Fi)) else {
        return true;
    };
    let at = |attendance: Attendance| {
        event.place.attendance == attendance || event.place.attendance == Attendance::Hybrid
    };
    let attendance = match params.get("attendance") {
        Some("in_person") => at(Attendance::InPerson),
        Some("online") => at(Attendance::Online),
        Some("hybrid") => event.place.attendance == Attendance::Hybrid,
        _ => true,
    };
    let sought = params
        .get("text")
        .is_none_or(|text| event.mentions(&Sought::parse(text)));
    event.span.ends_at > from
        && until.is_none_or(|until| event.span.starts_at < until)
        && attendance
        && sought
        && params
            .get("municipality")
            .is_none_or(|wanted| in_municipality(&event, wanted))
        && params.get("series").is_none_or(|series| {
            event
                .series
                .as_ref()
                .is_some_and(|own| own.id.as_str() == series)
        })
}

fn in_municipality(event: &Event, wanted: &str) -> bool {
    let venue = event.place.venue.as_ref();
    venue.is_some_and(|venue| venue.municipality == wanted)
}

fn moment(text: &str) -> Option<Timestamp> {
    Timestamp::parse(text).or_else(|| Day::parse(text).map(Day::utc_start))
}

/// The contract's order. What has no time keeps its place at the end.
fn sort(capability: Capability, items: &mut Vec<Value>, now: Timestamp) {
    let time = |item: &Value, path: &str| {
        let time = item.pointer(path).and_then(Value::as_str).and_then(moment);
        time.map_or(i64::MAX, Timestamp::millis)
    };
    let key = |item: &Value| match capability {
        Capability::Events | Capability::Meetings => (false, time(item, "/starts_at")),
        Capability::Impacts => match time(item, "/published_at") {
            i64::MAX => (true, 0),
            published => (false, -published),
        },
        Capability::Polls => {
            let closes = time(item, "/window/closes_at");
            (closes <= now.millis(), closes)
        }
        Capability::Themes => {
            let supporters = item.get("supporters").and_then(Value::as_i64);
            (false, -supporters.unwrap_or_default())
        }
        _ => (false, 0),
    };
    gather::sort(items, key);
}
