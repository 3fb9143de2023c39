//! Dates, times and numbers as people in Finland write them (`research/ecosystem.md` §16).
//!
//! Days are `d.M.yyyy` in every language; the clock is 24 h, with a point in Finnish and Swedish
//! and a colon in English. Times are shown in the zone of what they belong to.

use model::Language;
use model::time::{Day, Span, Timestamp, Zone};

use super::Words;
use crate::browser::{clock, intl};

/// The present moment by the phone's clock.
pub fn now() -> Timestamp {
    Timestamp::from_millis(clock::now_millis())
}

impl Words {
    /// `24.1.2026`.
    #[expect(clippy::unused_self, reason = "said like every other date")]
    pub fn day(self, day: Day) -> String {
        format!("{}.{}.{}", day.day(), day.month(), day.year())
    }

    /// `keskiviikko 24.1.2026 klo 14.00`, or with "today" or "tomorrow" instead of the weekday.
    pub fn moment(self, time: Timestamp, zone: &Zone) -> String {
        let shown = self.local(time, zone);
        self.date_at(&self.clock(&shown), &self.dated(&shown, zone))
    }

    /// `tänään klo 14.00`: for what is so near that its date says nothing more.
    pub fn soon(self, time: Timestamp, zone: &Zone) -> String {
        let shown = self.local(time, zone);
        let day = self.name_of_day(&shown, zone);
        self.date_at(&self.clock(&shown), day)
    }

    /// `keskiviikko 24.1.2026 klo 14.00–16.00`; over midnight both days are told.
    pub fn span(self, span: Span, zone: &Zone) -> String {
        let (from, to) = (
            self.local(span.starts_at, zone),
            self.local(span.ends_at, zone),
        );
        if (from.year, from.month, from.day) == (to.year, to.month, to.day) {
            let clock = format!("{}–{}", self.clock(&from), self.clock(&to));
            self.date_at(&clock, &self.dated(&from, zone))
        } else {
            format!(
                "{} – {}",
                self.moment(span.starts_at, zone),
                self.moment(span.ends_at, zone)
            )
        }
    }

    /// `14.00–16.00`.
    pub fn hours(self, span: Span, zone: &Zone) -> String {
        let (from, to) = (
            self.local(span.starts_at, zone),
            self.local(span.ends_at, zone),
        );
        format!("{}–{}", self.clock(&from), self.clock(&to))
    }

    /// `keskiviikko 24.1.2026`, or with "today" or "tomorrow" instead of the weekday.
    pub fn date(self, time: Timestamp, zone: &Zone) -> String {
        self.dated(&self.local(time, zone), zone)
    }

    /// `24.1.`, with the year where it is not this one.
    pub fn short_day(self, time: Timestamp, zone: &Zone) -> String {
        let shown = self.local(time, zone);
        if shown.year == self.local(now(), zone).year {
            format!("{}.{}.", shown.day, shown.month)
        } else {
            format!("{}.{}.{}", shown.day, shown.month, shown.year)
        }
    }

    /// Day, month and weekday apart, for a date drawn as a leaf of a calendar: `(24, 1, "ke")`.
    pub fn leaf(self, time: Timestamp, zone: &Zone) -> (u8, u8, String) {
        let shown = self.local(time, zone);
        let letters = if self.language() == Language::En {
            3
        } else {
            2
        };
        (
            shown.day,
            shown.month,
            shown.weekday.chars().take(letters).collect(),
        )
    }

    /// `1 234`, or `1,234` in English.
    pub fn number(self, number: u32) -> String {
        let digits = number.to_string();
        let separator = if self.language() == Language::En {
            ','
        } else {
            '\u{a0}'
        };
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// At most one decimal, with a comma in Finnish and Swedish: `3,5`.
    pub fn decimal(self, number: f64) -> String {
        let text = format!("{number:.1}");
        let text = text.strip_suffix(".0").unwrap_or(&text);
        if self.language() == Language::En {
            text.to_owned()
        } else {
            text.replace('.', ",")
        }
    }

    fn dated(self, shown: &intl::Local, zone: &Zone) -> String {
        let name = self.name_of_day(shown, zone);
        format!("{name} {}.{}.{}", shown.day, shown.month, shown.year)
    }

    fn name_of_day<'a>(self, shown: &'a intl::Local, zone: &Zone) -> &'a str {
        let now = now();
        let same = |other: Timestamp| {
            let other = self.local(other, zone);
            (other.year, other.month, other.day) == (shown.year, shown.month, shown.day)
        };
        if same(now) {
            self.date_today()
        } else if same(now.plus_days(1)) {
            self.date_tomorrow()
        } else {
            &shown.weekday
        }
    }

    fn clock(self, shown: &intl::Local) -> String {
        let separator = if self.language() == Language::En {
            ':'
        } else {
            '.'
        };
        format!("{}{separator}{:02}", shown.hour, shown.minute)
    }

    /// On the clock of `zone`; of UTC where the browser does not know it.
    fn local(self, time: Timestamp, zone: &Zone) -> intl::Local {
        let language = self.language().code();
        intl::local(time.millis(), zone.as_str(), language).unwrap_or_else(|| {
            let (day, (hour, minute, _)) = (time.utc_day(), time.utc_clock());
            intl::Local {
                weekday: String::new(),
                day: day.day(),
                month: day.month(),
                year: day.year(),
                hour,
                minute,
            }
        })
    }
}
