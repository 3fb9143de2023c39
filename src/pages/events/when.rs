//! When the events are that a resident looks for, as days in Finland.

use connect::EventQuery;
use model::{Day, Timestamp};

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum When {
    /// From now on.
    #[default]
    Upcoming,
    /// From now to Sunday.
    ThisWeek,
    /// From now to the end of the month.
    ThisMonth,
    /// From one day to another, both included; open where absent.
    Between(Option<Day>, Option<Day>),
    /// Over.
    Past,
}

/// How many days of the past are asked for at once.
const PAST_DAYS: i64 = 92;

impl When {
    /// Its name in the address and in the form.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Upcoming => "",
            Self::ThisWeek => "week",
            Self::ThisMonth => "month",
            Self::Between(..) => "between",
            Self::Past => "past",
        }
    }

    /// Reads a name; the plain list for an unknown one.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "week" => Self::ThisWeek,
            "month" => Self::ThisMonth,
            "between" => Self::Between(None, None),
            "past" => Self::Past,
            _ => Self::Upcoming,
        }
    }

    /// Bounds of the query at this moment.
    pub(super) fn bounds(self, now: Timestamp) -> (Option<Timestamp>, Option<Timestamp>) {
        match self {
            Self::Upcoming => (None, None),
            Self::ThisWeek => (None, Some(starts(next_monday(today(now))))),
            Self::ThisMonth => (None, next_month(today(now)).map(starts)),
            Self::Between(from, until) => {
                let after = until.map(|day| starts(day).plus_days(1));
                (from.map(starts), after)
            }
            Self::Past => (Some(before(now)), Some(now)),
        }
    }
}

/// The stretch of the past before this one.
pub(super) fn earlier(query: &EventQuery) -> Option<EventQuery> {
    let until = query.from?;
    Some(EventQuery {
        from: Some(before(until)),
        until: Some(until),
        ..query.clone()
    })
}

/// Where a stretch of the past begins that ends here: at the start of a day, so that no event lies
/// across its end.
fn before(end: Timestamp) -> Timestamp {
    starts(today(end.plus_days(-PAST_DAYS)))
}

/// Finnish standard time. In summer days begin an hour late for us, at night, when nothing is held.
const MINUTES_EAST: i64 = 120;

fn today(now: Timestamp) -> Day {
    now.plus_minutes(MINUTES_EAST).utc_day()
}

fn starts(day: Day) -> Timestamp {
    day.utc_start().plus_minutes(-MINUTES_EAST)
}

fn next_monday(day: Day) -> Day {
    let start = day.utc_start();
    // 1970-01-01 was a Thursday.
    let days_after_monday = (start.millis().div_euclid(24 * 60 * 60 * 1_000) + 3).rem_euclid(7);
    start.plus_days(7 - days_after_monday).utc_day()
}

fn next_month(day: Day) -> Option<Day> {
    match day.month() {
        12 => Day::new(day.year() + 1, 1, 1),
        month => Day::new(day.year(), month + 1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn weeks_end_on_sunday_and_years_after_december() {
        let until = |when: When, now: &str| when.bounds(at(now)).1.unwrap().to_string();
        // A Saturday and a Sunday, the latter still a Saturday in UTC.
        assert_eq!(
            until(When::ThisWeek, "2026-01-24T10:00:00Z"),
            "2026-01-25T22:00:00Z"
        );
        assert_eq!(
            until(When::ThisWeek, "2026-01-24T23:00:00Z"),
            "2026-01-25T22:00:00Z"
        );
        assert_eq!(
            until(When::ThisWeek, "2026-01-25T22:30:00Z"),
            "2026-02-01T22:00:00Z"
        );
        assert_eq!(
            until(When::ThisMonth, "2026-12-31T10:00:00Z"),
            "2026-12-31T22:00:00Z"
        );
    }

    #[test]
    fn the_past_goes_on_where_it_ended() {
        let now = at("2026-06-24T10:00:00Z");
        let (from, until) = When::Past.bounds(now);
        let first = EventQuery {
            from,
            until,
            ..EventQuery::default()
        };
        let second = earlier(&first).unwrap();
        assert_eq!(first.until, Some(now));
        assert_eq!(second.until, first.from);
        assert!(second.from < second.until);
    }
}
