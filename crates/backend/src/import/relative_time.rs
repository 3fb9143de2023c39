//! Times relative to the day of import, so that demo data never grows old: `"+12d 14:00"` is local
//! time in the document's zone, `"+12d"` a day.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Zoned};
use serde_json::Value;

const HELSINKI: &str = "Europe/Helsinki";

/// The day that relative times are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(Date);

impl Day {
    /// Today in Finland.
    pub fn today() -> Self {
        let now = Zoned::now();
        Self(
            now.in_tz(HELSINKI)
                .map_or_else(|_| now.date(), |local| local.date()),
        )
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }
}

/// The first moment of a day in Finland.
pub(crate) fn day_starts_at(day: model::Day) -> Option<model::Timestamp> {
    let date: Date = day.to_string().parse().ok()?;
    let start = date.in_tz(HELSINKI).ok()?;
    Some(model::Timestamp::from_millis(
        start.timestamp().as_millisecond(),
    ))
}

/// Writes every relative time in a document as an absolute one.
pub(crate) fn resolve(document: &mut Value, today: Day) {
    let zone = document
        .get("zone")
        .and_then(Value::as_str)
        .unwrap_or(HELSINKI);
    let zone = TimeZone::get(zone)
        .or_else(|_| TimeZone::get(HELSINKI))
        .unwrap_or(TimeZone::UTC);
    walk(document, today, &zone);
}

fn walk(value: &mut Value, today: Day, zone: &TimeZone) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                match value
                    .as_str()
                    .filter(|_| is_time(name))
                    .and_then(|text| absolute(text, today, zone))
                {
                    Some(text) => *value = Value::String(text),
                    None => walk(value, today, zone),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, today, zone)),
        _ => {}
    }
}

/// Only where a time is expected, so that a text for people is never touched.
fn is_time(name: &str) -> bool {
    ["_at", "_on", "_by"].iter().any(|end| name.ends_with(end))
        || ["earliest", "latest"].contains(&name)
}

fn absolute(text: &str, today: Day, zone: &TimeZone) -> Option<String> {
    let (days, clock) = text.split_once('d')?;
    if !text.starts_with(['+', '-']) {
        return None;
    }
    let days: i64 = days.parse().ok()?;
    let date = today.0.checked_add(Span::new().try_days(days).ok()?).ok()?;
    if clock.is_empty() {
        return Some(date.to_string());
    }
    let time = Time::strptime("%H:%M", clock.trim()).ok()?;
    let moment = date.to_datetime(time).to_zoned(zone.clone()).ok()?;
    Some(model::Timestamp::from_millis(moment.timestamp().as_millisecond()).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn times_are_local_and_mind_summer_time() {
        let today = Day::parse("2026-03-27").unwrap();
        let mut document = json!({"starts_at": "+0d 14:00", "ends_at": "+3d 14:00",
            "next_news_by": "-1d", "title": {"fi": "+3d"}, "window": {"opens_at": "+0d 00:00"}});
        resolve(&mut document, today);
        assert_eq!(document["starts_at"], "2026-03-27T12:00:00Z");
        assert_eq!(document["ends_at"], "2026-03-30T11:00:00Z");
        assert_eq!(document["next_news_by"], "2026-03-26");
        assert_eq!(document["title"]["fi"], "+3d");
        assert_eq!(document["window"]["opens_at"], "2026-03-26T22:00:00Z");
    }

    #[test]
    fn a_zone_of_its_own_is_minded_and_nonsense_is_left() {
        let today = Day::parse("2026-01-10").unwrap();
        let mut document = json!({"zone": "UTC", "starts_at": "+1d 09:30", "ends_at": "+xd 1", "reply_by": "+1d 99:00"});
        resolve(&mut document, today);
        assert_eq!(document["starts_at"], "2026-01-11T09:30:00Z");
        assert_eq!(document["ends_at"], "+xd 1");
        assert_eq!(document["reply_by"], "+1d 99:00");
    }
}
