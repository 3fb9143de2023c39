//! Points in time, days and time zones, without a clock and without a time library.
//!
//! The phone pays for every byte, so RFC 3339 reading and the civil calendar (Howard Hinnant,
//! "chrono-Compatible Low-Level Date Algorithms") are here by hand; tests hold them against jiff.
//! Showing a time in its zone is the browser's work (`Intl`).

use std::fmt;

const MS_PER_SECOND: i64 = 1_000;
const MS_PER_MINUTE: i64 = 60 * MS_PER_SECOND;
const MS_PER_DAY: i64 = 24 * 60 * MS_PER_MINUTE;

/// 0001-01-01 and 9999-12-31, in days since the epoch.
const FIRST_DAY: i64 = -719_162;
const LAST_DAY: i64 = 2_932_896;

/// A point in time: milliseconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// A day of the Gregorian calendar, always a real one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    clippy::struct_field_names,
    reason = "a date is a year, a month and a day"
)]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

/// From when until when; the end is never before the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First moment.
    pub starts_at: Timestamp,
    /// Last moment.
    pub ends_at: Timestamp,
}

/// An IANA time zone name such as `Europe/Helsinki`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(String);

impl Timestamp {
    /// From milliseconds since the epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Later (or, with a negative count, earlier) by whole minutes.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(MS_PER_MINUTE)))
    }

    /// Later (or, with a negative count, earlier) by whole days of 24 hours.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(days.saturating_mul(MS_PER_DAY)))
    }

    /// The UTC day it falls on; the nearest one there is, outside the years 1–9999.
    pub fn utc_day(self) -> Day {
        Day::from_days_since_epoch(self.0.div_euclid(MS_PER_DAY))
    }

    /// Reads RFC 3339 (`2026-01-24T14:00:00+02:00`, fraction optional). `None` for anything else,
    /// also for a time without a zone: guessing a zone would move a meeting.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_at_checked(10)?;
        let day = Day::parse(date)?;
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let (clock, rest) = rest.split_at_checked(8)?;
        let (hour, minute, second) = clock_parts(clock)?;
        let (fraction_ms, rest) = fraction(rest)?;
        let offset_minutes = offset(rest)?;
        let seconds = i64::from(hour) * 3_600 + i64::from(minute) * 60 + i64::from(second);
        let local = day.days_since_epoch() * MS_PER_DAY + seconds * MS_PER_SECOND + fraction_ms;
        Some(Self(local - offset_minutes * MS_PER_MINUTE))
    }

    /// Hour, minute and second of the UTC day.
    pub fn utc_clock(self) -> (u8, u8, u8) {
        let seconds = self.0.rem_euclid(MS_PER_DAY) / MS_PER_SECOND;
        let part = |value: i64| u8::try_from(value).unwrap_or(0);
        (
            part(seconds / 3_600),
            part(seconds / 60 % 60),
            part(seconds % 60),
        )
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 in UTC, to the second: `2026-01-24T12:00:00Z`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = self.utc_clock();
        let mut text = *b"0000-00-00T00:00:00Z";
        self.utc_day().put(&mut text);
        for (place, number) in [(11, hour), (14, minute), (17, second)] {
            put(&mut text, place, 2, number.into());
        }
        out.write_str(str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl Day {
    /// A day that exists; `None` for 30 February and its like, and outside the years 1–9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let real = (1..=9_999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_at_checked(4)?;
        let (month, rest) = rest.strip_prefix('-')?.split_at_checked(2)?;
        let day = rest.strip_prefix('-').filter(|day| day.len() == 2)?;
        Self::new(
            digits(year)?.try_into().ok()?,
            two_digits(month)?,
            two_digits(day)?,
        )
    }

    /// The year, 1–9999.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1–12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Midnight UTC at its start.
    pub fn utc_start(self) -> Timestamp {
        Timestamp(self.days_since_epoch() * MS_PER_DAY)
    }

    fn days_since_epoch(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// Writes `2026-01-24` over the first ten letters.
    fn put(self, text: &mut [u8]) {
        let year = self.year.unsigned_abs();
        for (place, digits, number) in [
            (0, 4, year),
            (5, 2, self.month.into()),
            (8, 2, self.day.into()),
        ] {
            put(text, place, digits, number);
        }
    }

    fn from_days_since_epoch(days: i64) -> Self {
        let shifted = days.clamp(FIRST_DAY, LAST_DAY) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self {
            year: i32::try_from(year).unwrap_or(9_999),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day).unwrap_or(1),
        }
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2026-01-24`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = *b"0000-00-00";
        self.put(&mut text);
        out.write_str(str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

/// Writes the digits of a number at a place. Lists hold thousands of times: `write!` takes five times as long.
fn put(text: &mut [u8], place: usize, digits: usize, number: u32) {
    let mut left = number;
    for digit in text.iter_mut().skip(place).take(digits).rev() {
        *digit = b'0' + u8::try_from(left % 10).unwrap_or(0);
        left /= 10;
    }
}

impl Span {
    /// A span; `None` if it would end before it starts.
    pub fn new(starts_at: Timestamp, ends_at: Timestamp) -> Option<Self> {
        (starts_at <= ends_at).then_some(Self { starts_at, ends_at })
    }

    /// Whether it has ended.
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.ends_at
    }
}

impl Zone {
    /// An IANA name: letters, digits, `_ + - /`, at most 64 bytes.
    pub fn parse(name: &str) -> Option<Self> {
        let plausible = !name.is_empty()
            && name.len() <= 64
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"_+-/".contains(&byte));
        plausible.then(|| Self(name.to_owned()))
    }

    /// Finnish time, the zone of content that names none.
    pub fn helsinki() -> Self {
        Self("Europe/Helsinki".to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn days_in_month(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// Of at most four letters.
fn digits(text: &str) -> Option<u32> {
    let add = |sum: u32, byte: u8| {
        let digit = byte.wrapping_sub(b'0');
        (digit < 10).then(|| sum * 10 + u32::from(digit))
    };
    text.bytes().try_fold(0, add)
}

fn two_digits(text: &str) -> Option<u8> {
    digits(text)?.try_into().ok()
}

/// `hh:mm:ss`; a leap second is counted as the second before it.
fn clock_parts(text: &str) -> Option<(u8, u8, u8)> {
    let (hour, rest) = text.split_at_checked(2)?;
    let (minute, rest) = rest.strip_prefix(':')?.split_at_checked(2)?;
    let second = rest.strip_prefix(':').filter(|part| part.len() == 2)?;
    let (hour, minute, second) = (two_digits(hour)?, two_digits(minute)?, two_digits(second)?);
    let real = hour < 24 && minute < 60 && second <= 60;
    real.then_some((hour, minute, second.min(59)))
}

/// Milliseconds of an optional `.fraction`, and what follows it.
fn fraction(text: &str) -> Option<(i64, &str)> {
    let Some(rest) = text.strip_prefix('.') else {
        return Some((0, text));
    };
    let end = rest
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(rest.len());
    let (shown, rest) = rest.split_at_checked(end)?;
    if shown.is_empty() {
        return None;
    }
    let millis = shown
        .bytes()
        .chain(*b"000")
        .take(3)
        .fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    Some((millis, rest))
}

/// Minutes east of UTC of `Z` or `+hh:mm`.
fn offset(text: &str) -> Option<i64> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    if (hours.len(), minutes.len()) != (2, 2) {
        return None;
    }
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    let real = hours < 24 && minutes < 60;
    real.then(|| sign * (i64::from(hours) * 60 + i64::from(minutes)))
}
