//! What times of a backend look like, and whether they tell their zone.

use serde_json::{Value, json};

/// A leaf for a time at this path, its form, and whether the form leaves the zone open.
pub(super) fn time(value: &Value, path: &str) -> Option<(Value, &'static str, Zone)> {
    let leaf = |kind: &str| json!({ "=": path, "as": kind });
    match value {
        Value::Number(number) => {
            let number = number.as_f64()?;
            if number > 1e11 {
                Some((leaf("epoch_ms"), "milliseconds since 1970", Zone::Told))
            } else if number > 1e8 {
                Some((leaf("epoch_s"), "seconds since 1970", Zone::Told))
            } else {
                None
            }
        }
        Value::String(text) => {
            let digits = |range: std::ops::Range<usize>| {
                text.get(range)
                    .is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
            };
            if !digits(0..4) || !digits(5..7) || !digits(8..10) {
                return None;
            }
            let clock = text.get(11..).unwrap_or_default();
            if clock.is_empty() {
                Some((leaf("time"), "a day without a time", Zone::Open))
            } else if clock.ends_with('Z') || clock.contains('+') || clock.contains('-') {
                Some((leaf("time"), "a time with its zone", Zone::Told))
            } else {
                Some((leaf("time"), "a time without a zone", Zone::Open))
            }
        }
        _ => None,
    }
}

/// Whether a time names its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// It does.
    Told,
    /// It is somebody's local time.
    Open,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_apart() {
        let of = |value: Value| time(&value, "t").map(|(leaf, _, zone)| (leaf["as"].clone(), zone));
        assert_eq!(
            of(json!("2026-12-01T17:00:00+02:00")),
            Some((json!("time"), Zone::Told))
        );
        assert_eq!(
            of(json!("2026-12-01 17:00")),
            Some((json!("time"), Zone::Open))
        );
        assert_eq!(of(json!("2026-12-01")), Some((json!("time"), Zone::Open)));
        assert_eq!(
            of(json!(1_800_000_000_000_i64)),
            Some((json!("epoch_ms"), Zone::Told))
        );
        assert_eq!(
            of(json!(1_800_000_000)),
            Some((json!("epoch_s"), Zone::Told))
        );
        assert_eq!(of(json!(3)), None);
        assert_eq!(of(json!("tomorrow")), None);
    }
}
