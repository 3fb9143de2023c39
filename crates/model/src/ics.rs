//! A calendar file (RFC 5545): one event or a whole series, to be put in the resident's own
//! calendar, and put right there when time or place change (same UID, higher SEQUENCE).
//!
//! Times in Finland are written as local times with their time zone, so that they stay put if
//! summer time goes; times elsewhere in UTC. The words come from the caller: `model` has no prose,
//! and where a matter is sensitive the caller gives neutral ones and leaves the rest empty. No
//! organiser and no attendee is ever written, so no calendar sends mail about it.

use crate::event::{Event, EventState};
use crate::meeting::Meeting;
use crate::{Day, Span, Timestamp, Zone};

/// A calendar file, ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile(String);

/// What a calendar file is served and saved as.
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// One entry of a calendar file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarEntry<'a> {
    /// Stable and unique in its portal.
    pub id: &'a str,
    /// When.
    pub span: Span,
    /// The zone it is shown in.
    pub zone: &'a Zone,
    /// Whether it takes place.
    pub state: EventState,
    /// Counts changes.
    pub revision: u32,
    /// What it says.
    pub words: CalendarWords<'a>,
}

/// What an entry says; all but the summary may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CalendarWords<'a> {
    /// The title in the calendar; a neutral one where the matter is sensitive.
    pub summary: &'a str,
    /// What happens.
    pub description: &'a str,
    /// Where, on one line.
    pub location: &'a str,
    /// The event's page; written only if it is a whole address without blanks.
    pub url: &'a str,
    /// What sort of event.
    pub categories: &'a [&'a str],
    /// What the alarms say, a day and two hours before; the summary where empty.
    pub alarm: &'a str,
}

impl Event {
    /// This event as an entry of a calendar file.
    pub fn calendar_entry<'a>(&'a self, words: CalendarWords<'a>) -> CalendarEntry<'a> {
        let Self {
            id,
            span,
            zone,
            state,
            revision,
            ..
        } = self;
        let (span, state, revision) = (*span, *state, *revision);
        CalendarEntry {
            id: id.as_str(),
            span,
            zone,
            state,
            revision,
            words,
        }
    }
}

impl Meeting {
    /// This meeting as an entry of a calendar file.
    pub fn calendar_entry<'a>(&'a self, words: CalendarWords<'a>) -> CalendarEntry<'a> {
        let (id, state) = (self.id.as_str(), EventState::Scheduled);
        CalendarEntry {
            id,
            span: self.span,
            zone: &self.zone,
            state,
            revision: 0,
            words,
        }
    }
}

impl CalendarFile {
    /// Writes a file. `domain` is the portal's host, for UIDs (`<id>@<domain>`) that stay the same
    /// whenever and wherever the file is made; `now` is when it is made.
    pub fn new(domain: &str, now: Timestamp, entries: &[CalendarEntry<'_>]) -> Self {
        let mut lines = Lines::default();
        lines.verbatim(&[
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Raati//Raati//FI",
        ]);
        lines.verbatim(&["CALSCALE:GREGORIAN", "METHOD:PUBLISH"]);
        if entries.iter().any(|entry| *entry.zone == Zone::helsinki()) {
            lines.verbatim(HELSINKI);
        }
        for entry in entries {
            lines.entry(domain, now, entry);
        }
        lines.verbatim(&["END:VCALENDAR"]);
        Self(lines.0)
    }

    /// The file's text: UTF-8, lines of at most 75 octets that end in CR LF.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Finnish time by the rules of the EU since 1996.
const HELSINKI: &[&str] = &[
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Helsinki",
    "BEGIN:DAYLIGHT",
    "DTSTART:19970330T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0300",
    "TZNAME:EEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T040000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0300",
    "TZOFFSETTO:+0200",
    "TZNAME:EET",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// Longest line, in octets, without its end.
const LONGEST_LINE: usize = 75;

/// A file in the making.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn entry(&mut self, domain: &str, now: Timestamp, entry: &CalendarEntry<'_>) {
        let CalendarEntry {
            words,
            state,
            span,
            zone,
            ..
        } = entry;
        self.verbatim(&["BEGIN:VEVENT"]);
        self.line(
            "UID:",
            &[escaped(entry.id), "@".to_owned(), escaped(domain)].concat(),
        );
        self.line("DTSTAMP:", &utc(now));
        self.line("SEQUENCE:", &entry.revision.to_string());
        self.verbatim(&[match state {
            EventState::Scheduled => "STATUS:CONFIRMED",
            EventState::Cancelled => "STATUS:CANCELLED",
        }]);
        self.time("DTSTART", span.starts_at, zone);
        if span.ends_at > span.starts_at {
            self.time("DTEND", span.ends_at, zone);
        }
        self.text("SUMMARY:", words.summary);
        self.text("DESCRIPTION:", words.description);
        self.text("LOCATION:", words.location);
        if words.url.contains("://") && !words.url.contains(breaks_a_url) {
            self.line("URL:", words.url);
        }
        let categories: Vec<_> = words.categories.iter().map(|one| escaped(one)).collect();
        if !categories.is_empty() {
            self.line("CATEGORIES:", &categories.join(","));
        }
        if *state == EventState::Scheduled {
            let alarm = if words.alarm.is_empty() {
                words.summary
            } else {
                words.alarm
            };
            for trigger in ["TRIGGER:-P1D", "TRIGGER:-PT2H"] {
                self.verbatim(&["BEGIN:VALARM", "ACTION:DISPLAY", trigger]);
                self.line("DESCRIPTION:", &escaped(alarm));
                self.verbatim(&["END:VALARM"]);
            }
        }
        self.verbatim(&["END:VEVENT"]);
    }

    fn time(&mut self, name: &str, time: Timestamp, zone: &Zone) {
        if *zone == Zone::helsinki() {
            let local = utc(time.plus_minutes(helsinki_offset_minutes(time)));
            let local = local.trim_end_matches('Z');
            self.line(name, &[";TZID=Europe/Helsinki:", local].concat());
        } else {
            self.line(name, &[":", &utc(time)].concat());
        }
    }

    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.line(name, &escaped(text));
        }
    }

    fn verbatim(&mut self, lines: &[&str]) {
        for line in lines {
            self.line(line, "");
        }
    }

    /// One line, folded so that no part is over the limit and no letter is cut.
    fn line(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for letter in name.chars().chain(value.chars()) {
            if width + letter.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(letter);
            width += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text value: separators escaped, any line end as `\n`, other controls dropped.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut before = '\0';
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' if before == '\r' => {}
            '\n' | '\r' => value.push_str("\\n"),
            '\t' => value.push('\t'),
            control if control.is_control() => {}
            _ => value.push(letter),
        }
        before = letter;
    }
    value
}

fn breaks_a_url(letter: char) -> bool {
    letter.is_control() || letter.is_whitespace()
}

/// `20260124T120000Z`.
fn utc(time: Timestamp) -> String {
    time.to_string().replace(['-', ':'], "")
}

/// Minutes by which Finnish time is ahead of UTC: summer time lasts from the last Sunday of March
/// to that of October, 01:00 UTC.
fn helsinki_offset_minutes(time: Timestamp) -> i64 {
    let year = time.utc_day().year();
    let turn = |month| last_sunday(year, month).map(|day| day.utc_start().plus_minutes(60));
    let is_summer =
        matches!((turn(3), turn(10)), (Some(from), Some(to)) if from <= time && time < to);
    if is_summer { 180 } else { 120 }
}

/// The last Sunday of a month with 31 days.
fn last_sunday(year: i32, month: u8) -> Option<Day> {
    let last = Day::new(year, month, 31)?.utc_start();
    // 1970-01-01 was a Thursday.
    let days_after_sunday = (last.millis().div_euclid(24 * 60 * 60 * 1_000) + 4).rem_euclid(7);
    Some(last.plus_days(-days_after_sunday).utc_day())
}
