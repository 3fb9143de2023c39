//! The statuses that a rule is for.

use mapping::Section;

/// One status, or a hundred of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Statuses {
    One(u16),
    Hundred(u16),
}

impl Statuses {
    pub(super) fn holds(self, status: u16) -> bool {
        match self {
            Self::One(one) => one == status,
            Self::Hundred(hundred) => status / 100 == hundred,
        }
    }
}

/// `404`, `"4xx"`, or a list of them.
pub(super) fn statuses(section: &Section) -> Vec<Statuses> {
    let entries = match section.value() {
        serde_json::Value::Array(_) => section.entries(),
        _ => vec![section.clone()],
    };
    entries.iter().filter_map(one_status).collect()
}

fn one_status(section: &Section) -> Option<Statuses> {
    let hundred = section
        .value()
        .as_str()
        .and_then(|text| text.strip_suffix("xx"));
    let found = match hundred {
        Some(digit) => digit
            .parse()
            .ok()
            .filter(|digit| (2..=5).contains(digit))
            .map(Statuses::Hundred),
        None => section
            .value()
            .as_u64()
            .and_then(|status| u16::try_from(status).ok())
            .map(Statuses::One),
    };
    if found.is_none() {
        section.wrong("a status such as 404 or \"4xx\"");
    }
    found
}
