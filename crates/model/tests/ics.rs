//! The calendar file, read back by another library.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // test helpers panic too

mod common;

use common::{at, event, meeting, span};
use icalendar::parser::{Component, read_calendar, unfold};
use icalendar::{Calendar, CalendarDateTime, Component as _, DatePerhapsTime, EventLike};
use proptest::prelude::*;
use raati_model::event::EventState;
use raati_model::ics::{CalendarEntry, CalendarFile, CalendarWords};
use raati_model::{Timestamp, Zone};

const NOW: &str = "2026-01-01T09:30:00Z";

fn words() -> CalendarWords<'static> {
    CalendarWords {
        summary: "Kahvila; toivoa, \"arkea\" \\ ja yhdessäoloa",
        description: "Ensin kahvi.\r\nSitten, puhe; lopuksi\tlaulu.\u{7}",
        location: "Kirjasto, Rantatie 1",
        url: "https://raati.example/tapahtumat/kahvila?kieli=fi,sv",
        categories: &["Kahvila", "Avoin, kaikille"],
        alarm: "Muistutus",
    }
}

fn file(entries: &[CalendarEntry<'_>]) -> String {
    CalendarFile::new("raati.example", at(NOW), entries)
        .as_str()
        .to_owned()
}

fn read(file: &str) -> icalendar::Event {
    let calendar: Calendar = file.parse().unwrap();
    let events: Vec<_> = calendar.events().cloned().collect();
    assert_eq!(events.len(), 1);
    events[0].clone()
}

/// The value of a property of the first event, as it stands after unfolding.
fn raw(file: &str, name: &str) -> Option<String> {
    let unfolded = unfold(file);
    let lines = unfolded.lines().skip_while(|line| *line != "BEGIN:VEVENT");
    let mut values = lines.filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    values.next().map(str::to_owned)
}

#[test]
fn another_library_reads_what_was_written() {
    let event = event("kahvila-1");
    let file = file(&[event.calendar_entry(words())]);
    let read = read(&file);
    assert_eq!(read.get_uid(), Some("kahvila-1@raati.example"));
    assert_eq!(read.get_summary(), Some(words().summary));
    assert_eq!(
        read.get_description(),
        Some("Ensin kahvi.\nSitten, puhe; lopuksi\tlaulu.")
    );
    assert_eq!(read.get_location(), Some(words().location));
    assert_eq!(read.get_url(), Some(words().url));
    assert_eq!(read.get_sequence(), Some(0));
    assert_eq!(read.get_status(), Some(icalendar::EventStatus::Confirmed));
    assert_eq!(
        read.get_timestamp().unwrap().to_rfc3339(),
        "2026-01-01T09:30:00+00:00"
    );
    assert_eq!(
        raw(&file, "CATEGORIES").as_deref(),
        Some("Kahvila,Avoin\\, kaikille")
    );
    for (time, hour) in [(read.get_start(), 14), (read.get_end(), 16)] {
        let Some(DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid })) =
            time
        else {
            panic!("{time:?}")
        };
        assert_eq!(tzid, "Europe/Helsinki");
        assert_eq!(date_time.to_string(), format!("2026-01-24 {hour}:00:00"));
    }
    assert!(!file.contains("ORGANIZER") && !file.contains("ATTENDEE"));
}

#[test]
fn two_alarms_ring_unless_it_was_cancelled() {
    let mut event = event("e");
    let before = file(&[event.calendar_entry(words())]);
    for trigger in [
        "TRIGGER:-P1D\r\nDESCRIPTION:Muistutus",
        "TRIGGER:-PT2H\r\nDESCRIPTION:Muistutus",
    ] {
        assert_eq!(before.matches(trigger).count(), 1);
    }
    event.state = EventState::Cancelled;
    event.revision = 3;
    let after = file(&[event.calendar_entry(words())]);
    assert!(!after.contains("VALARM"));
    let (first, now) = (read(&before), read(&after));
    assert_eq!(now.get_status(), Some(icalendar::EventStatus::Cancelled));
    assert_eq!(
        (now.get_sequence(), now.get_uid()),
        (Some(3), first.get_uid())
    );
}

#[test]
fn a_discreet_entry_says_only_its_neutral_title() {
    let event = event("e");
    let words = CalendarWords {
        summary: "Tapaaminen",
        ..CalendarWords::default()
    };
    let file = file(&[event.calendar_entry(words)]);
    for absent in [
        "DESCRIPTION:\r\n",
        "LOCATION",
        "URL",
        "CATEGORIES",
        "Keskustelu",
        "Jutellaan",
    ] {
        assert!(!file.contains(absent), "{absent}");
    }
    assert_eq!(file.matches("DESCRIPTION:Tapaaminen\r\n").count(), 2);
    assert_eq!(read(&file).get_summary(), Some("Tapaaminen"));
}

#[test]
fn a_url_that_could_break_the_file_is_left_out() {
    for url in [
        "/tapahtumat/1",
        "https://a.example/\r\nSUMMARY:x",
        "https://a b",
    ] {
        let event = event("e");
        let file = file(&[event.calendar_entry(CalendarWords { url, ..words() })]);
        assert_eq!(raw(&file, "URL"), None, "{url:?}");
    }
}

#[test]
fn a_series_is_one_file_with_one_time_zone() {
    let (one, two) = (event("a"), event("b"));
    let meeting = meeting("m");
    let entries = [
        one.calendar_entry(words()),
        two.calendar_entry(words()),
        meeting.calendar_entry(words()),
    ];
    let file = file(&entries);
    let unfolded = unfold(&file);
    let calendar = read_calendar(&unfolded).unwrap();
    let names: Vec<_> = calendar
        .components
        .iter()
        .map(|part| part.name.as_str())
        .collect();
    assert_eq!(names, ["VTIMEZONE", "VEVENT", "VEVENT", "VEVENT"]);
    let uid = |part: &Component<'_>| part.find_prop("UID").unwrap().val.to_string();
    let uids: Vec<_> = calendar.components[1..].iter().map(uid).collect();
    assert_eq!(
        uids,
        ["a@raati.example", "b@raati.example", "m@raati.example"]
    );
}

#[test]
fn other_zones_are_written_in_utc() {
    let mut event = event("e");
    event.zone = Zone::parse("Europe/Stockholm").unwrap();
    let file = file(&[event.calendar_entry(words())]);
    assert!(!file.contains("VTIMEZONE"));
    assert_eq!(raw(&file, "DTSTART").as_deref(), Some("20260124T120000Z"));
    assert_eq!(raw(&file, "DTEND").as_deref(), Some("20260124T140000Z"));
}

#[test]
fn an_event_without_length_has_no_end() {
    let mut event = event("e");
    event.span = span("2026-01-24T14:00:00+02:00", "2026-01-24T14:00:00+02:00");
    assert!(!file(&[event.calendar_entry(words())]).contains("DTEND"));
}

proptest! {
    #[test]
    fn lines_are_short_and_whole_and_texts_come_back(
        summary in any::<String>(), description in "(ä|€|🎈|;|,|\\\\|\n| |a|n){0,200}",
    ) {
        let event = event("e");
        let words =
            CalendarWords { summary: &summary, description: &description, ..words() };
        let file = file(&[event.calendar_entry(words)]);
        prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
        for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.is_empty());
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let unfolded = file.replace("\r\n ", "");
        prop_assert_eq!(unfolded.matches("BEGIN:").count(), unfolded.matches("END:").count());
        let written = raw(&file, "DESCRIPTION").unwrap_or_default();
        if !description.is_empty() {
            prop_assert_eq!(unescaped(&written), description);
        }
    }

    /// Local times are right on both sides of every change of the clocks.
    #[test]
    fn finnish_times_are_those_of_the_time_zone_database(seconds in 850_000_000i64..3_700_000_000) {
        let mut event = event("e");
        let start = Timestamp::from_millis(seconds * 1_000);
        event.span = raati_model::Span::new(start, start.plus_minutes(90)).unwrap();
        let file = file(&[event.calendar_entry(words())]);
        let helsinki = jiff::tz::TimeZone::get("Europe/Helsinki").unwrap();
        let local = jiff::Timestamp::from_second(seconds).unwrap().to_zoned(helsinki);
        let expected = local.strftime("%Y%m%dT%H%M%S").to_string();
        prop_assert_eq!(raw(&file, "DTSTART;TZID=Europe/Helsinki"), Some(expected));
    }
}

#[test]
fn the_clocks_change_at_one_utc() {
    for (utc, local) in [
        ("2026-03-29T00:59:59Z", "20260329T025959"),
        ("2026-03-29T01:00:00Z", "20260329T040000"),
        ("2026-10-25T00:59:59Z", "20261025T035959"),
        ("2026-10-25T01:00:00Z", "20261025T030000"),
    ] {
        let mut event = event("e");
        event.span = span(utc, "2027-01-01T00:00:00Z");
        let file = file(&[event.calendar_entry(words())]);
        assert_eq!(
            raw(&file, "DTSTART;TZID=Europe/Helsinki").as_deref(),
            Some(local)
        );
    }
}

fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next().unwrap() {
                'n' => text.push('\n'),
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
    text
}
