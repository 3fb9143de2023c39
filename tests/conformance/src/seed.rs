//! The neutral content: `seed.json` (importable by the reference backend as it is) and `answers.json`, as one document
//! with absolute times. `"+12d 14:00"` is 14 o'clock in Finland in twelve days, `"+12d"` that day.

use jiff::civil::{Date, Time};
use jiff::{Span, Zoned};
use serde_json::Value;

use crate::Failure;
use crate::failure::OrMend;

const ZONE: &str = "Europe/Helsinki";
const MEND: &str = "correct tests/conformance/seed.json and answers.json";

/// All content as JSON, for this day.
pub(crate) fn content() -> Result<String, Failure> {
    let today = Zoned::now()
        .in_tz(ZONE)
        .or_mend("no time zone data", "install tzdata")?
        .date();
    let mut content: Value =
        serde_json::from_str(include_str!("../seed.json")).or_mend("seed.json", MEND)?;
    let answers: Value =
        serde_json::from_str(include_str!("../answers.json")).or_mend("answers.json", MEND)?;
    if let (Value::Object(content), Value::Object(answers)) = (&mut content, answers) {
        content.extend(answers);
    }
    resolve(&mut content, today);
    Ok(content.to_string())
}

fn resolve(value: &mut Value, today: Date) {
    match value {
        Value::Object(object) => object.values_mut().for_each(|value| resolve(value, today)),
        Value::Array(items) => items.iter_mut().for_each(|item| resolve(item, today)),
        Value::String(text) => {
            if let Some(absolute) = absolute(text, today) {
                *text = absolute;
            }
        }
        _ => {}
    }
}

fn absolute(text: &str, today: Date) -> Option<String> {
    let (days, clock) = text.split_once('d')?;
    if !days.starts_with(['+', '-']) {
        return None;
    }
    let days: i64 = days.parse().ok()?;
    let date = today.checked_add(Span::new().try_days(days).ok()?).ok()?;
    if clock.is_empty() {
        return Some(date.to_string());
    }
    let time = Time::strptime("%H:%M", clock.trim()).ok()?;
    let moment = date.to_datetime(time).in_tz(ZONE).ok()?;
    Some(moment.timestamp().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_finnish_and_words_are_left() {
        let today: Date = "2026-03-27".parse().unwrap();
        let at = |text| absolute(text, today);
        assert_eq!(at("+0d 14:00").unwrap(), "2026-03-27T12:00:00Z");
        assert_eq!(at("+3d 14:00").unwrap(), "2026-03-30T11:00:00Z");
        assert_eq!(at("-1d").unwrap(), "2026-03-26");
        assert_eq!(at("050 000 d"), None);
        assert_eq!(at("+xd"), None);
    }

    #[test]
    fn there_is_enough_to_page_through() {
        let content: Value = serde_json::from_str(&content().unwrap()).unwrap();
        let count = |noun: &str| content[noun].as_array().unwrap().len();
        assert!(count("panels") >= 25 && count("events") >= 60);
        assert!(count("responses") >= 5);
    }
}
