//! Times and days, held against jiff.

use jiff::civil::Date;
use proptest::prelude::*;
use raati_model::{Day, Span, Timestamp, Zone};

/// Milliseconds of the years 1–9999.
const MILLIS: std::ops::Range<i64> = -62_135_596_800_000..253_402_300_800_000;

#[test]
fn rfc_3339_is_read() {
    for (text, utc) in [
        ("2026-01-24T14:00:00+02:00", "2026-01-24T12:00:00Z"),
        ("2026-01-24T14:00:00Z", "2026-01-24T14:00:00Z"),
        ("2026-01-24t14:00:00.999z", "2026-01-24T14:00:00Z"),
        ("2026-01-24 23:30:00-03:30", "2026-01-25T03:00:00Z"),
        ("2024-02-29T00:00:00+00:01", "2024-02-28T23:59:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
    ] {
        assert_eq!(Timestamp::parse(text).unwrap().to_string(), utc, "{text}");
    }
    let millis = |text| Timestamp::parse(text).unwrap().millis();
    assert_eq!(millis("1970-01-01T00:00:00.5Z"), 500);
    assert_eq!(millis("1970-01-01T00:00:00.123456789Z"), 123);
    assert_eq!(millis("1969-12-31T23:59:59.999Z"), -1);
}

#[test]
fn whatever_else_is_refused() {
    for text in [
        "",
        "2026-01-24",
        "2026-01-24T14:00:00",
        "2026-01-24T14:00Z",
        "2026-01-24T24:00:00Z",
        "2026-01-24T14:60:00Z",
        "2026-01-24T14:00:61Z",
        "2026-02-30T14:00:00Z",
        "2026-13-01T14:00:00Z",
        "2026-01-24T14:00:00+2:00",
        "2026-01-24T14:00:00+0200",
        "2026-01-24T14:00:00+02",
        "2026-01-24T14:00:00+24:00",
        "2026-01-24T14:00:00+02:60",
        "2026-01-24T14:00:00.Z",
        "2026-01-24T14:00:00Z ",
        " 2026-01-24T14:00:00Z",
        "2026-01-24X14:00:00Z",
        "2026-01-24T1a:00:00Z",
        "2026-01-24T14-00-00Z",
        "+026-01-24T14:00:00Z",
        "2026-1-024T14:00:00Z",
        "ääääääääääääääää",
        "2026-01-24T14:00:00é",
    ] {
        assert_eq!(Timestamp::parse(text), None, "{text:?}");
    }
}

#[test]
fn days_exist_or_are_refused() {
    for text in [
        "2026-01-24",
        "2024-02-29",
        "2000-02-29",
        "0001-01-01",
        "9999-12-31",
    ] {
        assert_eq!(Day::parse(text).unwrap().to_string(), text);
    }
    for text in [
        "2025-02-29",
        "1900-02-29",
        "2026-00-10",
        "2026-13-10",
        "2026-04-31",
        "2026-01-00",
        "0000-01-01",
        "2026-1-1",
        "26-01-0001",
        "2026/01/24",
        "2026-01-2x",
        "-026-01-01",
        "",
        "2026-01-24T",
        "+026-01-24",
    ] {
        assert_eq!(Day::parse(text), None, "{text:?}");
    }
    assert_eq!(Day::new(10_000, 1, 1), None);
}

#[test]
fn there_is_a_day_for_every_moment() {
    let day = |millis| Timestamp::from_millis(millis).utc_day().to_string();
    assert_eq!(
        (day(i64::MIN), day(MILLIS.start)),
        ("0001-01-01".into(), "0001-01-01".into())
    );
    assert_eq!(
        (day(i64::MAX), day(MILLIS.end - 1)),
        ("9999-12-31".into(), "9999-12-31".into())
    );
}

#[test]
fn spans_do_not_end_before_they_start() {
    let at = Timestamp::from_millis;
    assert_eq!(Span::new(at(1), at(0)), None);
    let span = Span::new(at(10), at(20)).unwrap();
    assert_eq!(
        [9, 10, 19, 20].map(|now| span.is_over(at(now))),
        [false, false, false, true]
    );
    assert!(Span::new(at(1), at(1)).is_some());
}

#[test]
fn zone_names_are_plausible() {
    for name in [
        "Europe/Helsinki",
        "UTC",
        "Etc/GMT+2",
        "America/Argentina/Buenos_Aires",
    ] {
        assert_eq!(Zone::parse(name).unwrap().as_str(), name);
    }
    for name in [
        "",
        "Europe Helsinki",
        "Europe/Hel\nsinki",
        "Éire",
        &"a".repeat(65),
    ] {
        assert_eq!(Zone::parse(name), None, "{name:?}");
    }
    assert_eq!(Zone::parse("Europe/Helsinki"), Some(Zone::helsinki()));
}

proptest! {
    #[test]
    fn moments_are_written_and_read_as_jiff_does(millis in MILLIS) {
        let (ours, theirs) =
            (Timestamp::from_millis(millis), jiff::Timestamp::from_millisecond(millis).unwrap());
        let whole = jiff::Timestamp::from_second(millis.div_euclid(1_000)).unwrap();
        prop_assert_eq!(ours.to_string(), whole.to_string());
        prop_assert_eq!(Timestamp::parse(&theirs.to_string()), Some(ours));
        let civil = jiff::tz::Offset::UTC.to_datetime(theirs);
        let clock = (civil.hour(), civil.minute(), civil.second());
        let clock = (clock.0.cast_unsigned(), clock.1.cast_unsigned(), clock.2.cast_unsigned());
        prop_assert_eq!(ours.utc_clock(), clock);
        prop_assert_eq!(ours.utc_day().to_string(), civil.date().to_string());
    }

    #[test]
    fn offsets_are_read_as_jiff_does(millis in MILLIS, minutes in -1_439i64..1_440) {
        let offset = jiff::tz::Offset::from_seconds(i32::try_from(minutes * 60).unwrap()).unwrap();
        let moment = jiff::Timestamp::from_millisecond(millis).unwrap();
        let text = moment.display_with_offset(offset).to_string();
        // Near the ends of time the local year has another number of digits.
        prop_assume!(text.len() < 32 && !text.starts_with('-'));
        let known = text.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_millisecond);
        prop_assert_eq!(Timestamp::parse(&text).map(Timestamp::millis), known);
    }

    #[test]
    fn days_are_those_of_jiff(year in -10i32..10_010, month in 0u8..14, day in 0u8..33) {
        let theirs = i16::try_from(year).ok().and_then(|year| {
            Date::new(year, month.cast_signed(), day.cast_signed()).ok()
        });
        let ours = Day::new(year, month, day);
        prop_assert_eq!(ours.is_some(), theirs.is_some() && year > 0);
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            prop_assert_eq!(ours.to_string(), theirs.to_string());
            prop_assert_eq!(Day::parse(&ours.to_string()), Some(ours));
            prop_assert_eq!((ours.year(), ours.month(), ours.day()), (year, month, day));
            let start = theirs.at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap();
            prop_assert_eq!(ours.utc_start().millis(), start.timestamp().as_millisecond());
            prop_assert_eq!(ours.utc_start().utc_day(), ours);
        }
    }

    #[test]
    fn minutes_and_days_add_up(millis in MILLIS, days in -1_000i64..1_000) {
        let moment = Timestamp::from_millis(millis);
        prop_assert_eq!(moment.plus_days(days), moment.plus_minutes(days * 1_440));
        prop_assert_eq!(moment.plus_days(days).plus_days(-days), moment);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), like in "[-0-9T:+Z. ]{0,30}") {
        for text in [text, like] {
            if let Some(moment) = Timestamp::parse(&text) {
                let whole = moment.millis().div_euclid(1_000) * 1_000;
                let written = moment.to_string();
                prop_assert_eq!(Timestamp::parse(&written).map(Timestamp::millis), Some(whole));
            }
        }
    }
}
