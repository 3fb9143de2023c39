//! Our nouns and the names that their collections have elsewhere. Refuses to take a name for a noun because it resembles one.

use serde_json::Value;

use super::names::{self, bare};

/// What may be drafted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    Event,
    Panel,
    Poll,
    Impact,
}

impl Noun {
    pub(super) const ALL: [Self; 4] = [Self::Event, Self::Panel, Self::Poll, Self::Impact];

    /// As the contract calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Panel => "panel",
            Self::Poll => "poll",
            Self::Impact => "impact",
        }
    }

    /// The operation that lists them.
    pub(super) fn plural(self) -> &'static str {
        match self {
            Self::Event => "events",
            Self::Panel => "panels",
            Self::Poll => "polls",
            Self::Impact => "impacts",
        }
    }

    /// The names of its collections, bare, the likeliest first.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Event => &[
                "events",
                "event",
                "tapahtumat",
                "happenings",
                "gatherings",
                "meetups",
                "evenemang",
                "calendar",
                "tapahtuma",
                "tilaisuudet",
                "occasions",
                "calendarevents",
            ],
            Self::Panel => &[
                "panels",
                "groups",
                "councils",
                "boards",
                "raadit",
                "panel",
                "communities",
                "committees",
                "assemblies",
                "juries",
                "workinggroups",
                "participatoryprocesses",
                "group",
                "raati",
            ],
            Self::Poll => &[
                "polls",
                "surveys",
                "kyselyt",
                "forms",
                "questionnaires",
                "hearings",
                "survey",
                "poll",
                "consultations",
                "hearing",
                "kysely",
                "enkäter",
            ],
            Self::Impact => &[
                "impacts",
                "outcomes",
                "effects",
                "changes",
                "vaikutukset",
                "news",
                "impact",
                "effekter",
            ],
        }
    }

    /// The names to try where nothing tells of any.
    pub(super) fn usual(self) -> impl Iterator<Item = &'static str> {
        let most = if self == Self::Impact { 4 } else { 6 };
        self.names().iter().copied().take(most)
    }

    /// How likely a collection of this name holds them; less is likelier.
    fn rank(self, name: &str) -> Option<usize> {
        let names = self.names();
        let exact = names.iter().position(|known| *known == name);
        let ends = || {
            let mut long = names
                .iter()
                .filter(|known| known.len() > 4 && known.ends_with('s'));
            long.any(|known| name.ends_with(*known))
                .then_some(names.len())
        };
        exact.or_else(ends)
    }
}

/// The noun that a collection's name stands for, and how likely.
pub(super) fn noun(name: &str) -> Option<(Noun, usize)> {
    let name = bare(name);
    let name = name.strip_suffix(".json").unwrap_or(&name);
    let ranked = Noun::ALL
        .into_iter()
        .filter_map(|noun| Some((noun, noun.rank(name)?)));
    ranked.min_by_key(|(_, rank)| *rank)
}

/// The noun that records look like, where their list's name tells nothing: only what begins and ends is an event, and only
/// what asks questions is a poll.
pub(super) fn by_fields(record: &Value) -> Option<(Noun, &'static str)> {
    names::find(record, names::TITLES)?;
    let asks = |field: &Value| {
        let first = field.as_array().and_then(|list| list.first());
        first.is_some_and(|question| {
            names::find(question, &["kind", "type", "questiontype", "widget"]).is_some()
        })
    };
    if names::one(record, "questions").is_some_and(|(_, field)| asks(field)) {
        return Some((Noun::Poll, "its records have questions"));
    }
    let is_time = |names: &[&str]| {
        names::find(record, names)
            .is_some_and(|(name, value)| super::time::time(value, name).is_some())
    };
    (is_time(names::STARTS) && is_time(names::ENDS))
        .then_some((Noun::Event, "its records begin and end"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_stand_for_nouns() {
        let of = |name: &str| noun(name).map(|(noun, _)| noun);
        assert_eq!(of("allEvents"), Some(Noun::Event));
        assert_eq!(of("working-groups"), Some(Noun::Panel));
        assert_eq!(of("events.json"), Some(Noun::Event));
        assert_eq!(of("survey_answers"), None);
        assert_eq!(of("events_translations"), None);
        assert!(noun("panels").unwrap().1 < noun("groups").unwrap().1);
    }

    #[test]
    fn fields_tell_where_names_do_not() {
        let times = json!({"title": "A", "begins": 1_800_000_000, "ends": 1_800_003_600});
        assert_eq!(by_fields(&times).unwrap().0, Noun::Event);
        let asks = json!({"title": "A", "questions": [{"kind": "one"}]});
        assert_eq!(by_fields(&asks).unwrap().0, Noun::Poll);
        assert!(by_fields(&json!({"title": "A", "at": 1_800_000_000})).is_none());
    }
}
