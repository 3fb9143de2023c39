//! Times that a backend writes without a zone, in the clocks of the European Union and its neighbours.
//!
//! They change at 01:00 UTC on the last Sundays of March and October (Directive 2000/84/EC). Other clocks need a
//! library of zones, which a phone would have to load: their backends must send an offset, and a profile that names
//! another zone is refused.

use model::{Day, Timestamp};

const MINUTES_PER_HOUR: i64 = 60;

/// A clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalZone {
    /// Hours east of UTC in winter.
    winter: i64,
    summer_time: SummerTime,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SummerTime {
    European,
    Never,
}

/// Names by hours east of UTC in winter.
const EUROPEAN: &[(i64, &[&str])] = &[
    (
        2,
        &[
            "Helsinki",
            "Mariehamn",
            "Tallinn",
            "Riga",
            "Vilnius",
            "Athens",
            "Bucharest",
            "Sofia",
            "Kyiv",
        ],
    ),
    (
        1,
        &[
            "Stockholm",
            "Oslo",
            "Copenhagen",
            "Berlin",
            "Paris",
            "Madrid",
            "Rome",
            "Amsterdam",
            "Brussels",
            "Luxembourg",
            "Vienna",
            "Zurich",
            "Prague",
            "Warsaw",
            "Budapest",
            "Ljubljana",
            "Zagreb",
            "Bratislava",
            "Malta",
        ],
    ),
    (0, &["London", "Dublin", "Lisbon"]),
];

impl LocalZone {
    /// Without summer time, at Greenwich.
    pub const UTC: Self = Self {
        winter: 0,
        summer_time: SummerTime::Never,
    };

    /// A clock by its IANA name; `None` for one that is not known here.
    pub fn parse(name: &str) -> Option<Self> {
        if matches!(name, "UTC" | "Etc/UTC") {
            return Some(Self::UTC);
        }
        let city = name.strip_prefix("Europe/")?;
        let (winter, _) = EUROPEAN.iter().find(|(_, cities)| cities.contains(&city))?;
        Some(Self {
            winter: *winter,
            summer_time: SummerTime::European,
        })
    }

    /// The point in time at which this clock shows `2026-01-24T14:00[:05[.123]]`, with `T` or a space, or midnight of a
    /// bare day. Of an hour that comes twice the first is meant; one that is left out is read as an hour later.
    pub fn time(&self, text: &str) -> Option<Timestamp> {
        let with_zone = match text.len() {
            10 => format!("{text}T00:00:00Z"),
            16 => format!("{text}:00Z"),
            _ => format!("{text}Z"),
        };
        let shown = Timestamp::parse(&with_zone)?;
        let at = |hours: i64| shown.plus_minutes(-hours * MINUTES_PER_HOUR);
        let summer = at(self.winter + 1);
        Some(if self.is_summer(summer) {
            summer
        } else {
            at(self.winter)
        })
    }

    fn is_summer(&self, at: Timestamp) -> bool {
        let year = at.utc_day().year();
        let change = |month| last_sunday(year, month).map(|day| day.utc_start().plus_minutes(60));
        match (self.summer_time, change(3), change(10)) {
            (SummerTime::European, Some(begin), Some(end)) => begin <= at && at < end,
            _ => false,
        }
    }
}

/// Of a month with 31 days.
fn last_sunday(year: i32, month: u8) -> Option<Day> {
    const DAY_MILLIS: i64 = 86_400_000;
    let last = Day::new(year, month, 31)?;
    // The epoch was a Thursday.
    let weekday = (last.utc_start().millis().div_euclid(DAY_MILLIS) + 4).rem_euclid(7);
    Day::new(year, month, 31 - u8::try_from(weekday).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn helsinki(text: &str) -> String {
        LocalZone::parse("Europe/Helsinki")
            .and_then(|zone| zone.time(text))
            .map_or_else(|| "none".to_owned(), |time| time.to_string())
    }

    #[test]
    fn winter_and_summer_differ_by_an_hour() {
        assert_eq!(helsinki("2026-01-24T14:00:00"), "2026-01-24T12:00:00Z");
        assert_eq!(helsinki("2026-07-24 14:00"), "2026-07-24T11:00:00Z");
        assert_eq!(helsinki("2026-07-24"), "2026-07-23T21:00:00Z");
        assert_eq!(helsinki("14:00"), "none");
    }

    #[test]
    fn the_clocks_change_at_one_o_clock_utc() {
        // 2026-03-29 03:00 becomes 04:00, 2026-10-25 04:00 becomes 03:00.
        assert_eq!(helsinki("2026-03-29T02:59:00"), "2026-03-29T00:59:00Z");
        assert_eq!(helsinki("2026-03-29T03:30:00"), "2026-03-29T01:30:00Z");
        assert_eq!(helsinki("2026-03-29T04:00:00"), "2026-03-29T01:00:00Z");
        assert_eq!(helsinki("2026-10-25T03:30:00"), "2026-10-25T00:30:00Z");
        assert_eq!(helsinki("2026-10-25T04:00:00"), "2026-10-25T02:00:00Z");
    }

    #[test]
    fn other_zones_are_refused() {
        assert_eq!(LocalZone::parse("America/New_York"), None);
        assert_eq!(LocalZone::parse("Europe/Moscow"), None);
    }
}
