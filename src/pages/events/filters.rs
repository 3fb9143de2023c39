//! Which events a resident looks for, and how that stands in the address and in a query.
//!
//! What is typed never stands in the address: a phone's history would tell it to its next user.

use connect::EventQuery;
use model::place::Attendance;
use model::{Day, Timestamp};

use super::when::When;
use crate::route::Route;

/// What is looked for; nothing in particular at first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Filters {
    /// Words.
    pub text: String,
    /// In the flesh or by link; both where absent.
    pub attendance: Option<Attendance>,
    /// Municipality.
    pub place: Option<String>,
    /// When.
    pub when: When,
}

impl Filters {
    /// Reads the address, such as `/events?when=week&place=Kaislaranta`.
    pub(super) fn parse(address: &str) -> Self {
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let value = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let (_, value) = pairs.find(|(known, _)| *known == name)?;
            unescape(value).filter(|value| !value.is_empty())
        };
        let day = |name: &str| value(name).and_then(|day| Day::parse(&day));
        let when = match When::named(&value("when").unwrap_or_default()) {
            When::Between(..) => When::Between(day("from"), day("until")),
            when => when,
        };
        Self {
            text: String::new(),
            attendance: value("attendance").and_then(|name| attendance_named(&name)),
            place: value("place"),
            when,
        }
    }

    /// The address that [`Filters::parse`] reads.
    pub(super) fn address(&self) -> String {
        let mut pairs = Vec::new();
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                pairs.push([name, "=", &escape(value)].concat());
            }
        };
        add("attendance", attendance_name(self.attendance));
        add("place", self.place.as_deref().unwrap_or_default());
        add("when", self.when.name());
        if let When::Between(from, until) = self.when {
            add("from", &from.map(|day| day.to_string()).unwrap_or_default());
            add(
                "until",
                &until.map(|day| day.to_string()).unwrap_or_default(),
            );
        }
        let path = Route::Events.href();
        if pairs.is_empty() {
            path
        } else {
            [&path, "?", &pairs.join("&")].concat()
        }
    }

    /// The query for it at this moment.
    pub(super) fn query(&self, now: Timestamp) -> EventQuery {
        let (from, until) = self.when.bounds(now);
        EventQuery {
            text: self.text.trim().to_owned(),
            attendance: self.attendance,
            municipality: self.place.clone(),
            from,
            until,
            series: None,
        }
    }
}

/// Name of an attendance in the address and in the form; empty for any.
pub(super) fn attendance_name(attendance: Option<Attendance>) -> &'static str {
    match attendance {
        None | Some(Attendance::Hybrid) => "",
        Some(Attendance::InPerson) => "in_person",
        Some(Attendance::Online) => "online",
    }
}

/// Reads such a name.
pub(super) fn attendance_named(name: &str) -> Option<Attendance> {
    match name {
        "in_person" => Some(Attendance::InPerson),
        "online" => Some(Attendance::Online),
        _ => None,
    }
}

/// What would end a value, and what escapes.
fn escape(value: &str) -> String {
    let mut out = String::new();
    for letter in value.chars() {
        match letter {
            '%' => out.push_str("%25"),
            '&' => out.push_str("%26"),
            '#' => out.push_str("%23"),
            '+' => out.push_str("%2B"),
            ' ' => out.push('+'),
            _ => out.push(letter),
        }
    }
    out
}

/// Undoes [`escape`] and what the browser escaped; `None` for a broken value.
fn unescape(value: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                let value = digit()? * 16 + digit()?;
                bytes.push(u8::try_from(value).ok()?);
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use connect::calls;

    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn the_plain_list_asks_for_what_boot_js_has_asked_for() {
        let query = Filters::parse(&Route::Events.href()).query(at("2026-01-24T10:00:00Z"));
        assert_eq!(query, EventQuery::default());
        let _ = calls::events(&query, None);
    }

    #[test]
    fn filters_survive_the_address_but_typed_words_do_not_enter_it() {
        let filters = Filters {
            text: "uni & arki".to_owned(),
            attendance: Some(Attendance::Online),
            place: Some("Kaislaranta – Vassviken & co".to_owned()),
            when: When::Between(Day::new(2026, 1, 24), None),
        };
        let address = filters.address();
        assert!(!address.contains("uni"), "{address}");
        let kept = Filters::parse(&address);
        assert_eq!(
            kept,
            Filters {
                text: String::new(),
                ..filters
            }
        );
    }
}
