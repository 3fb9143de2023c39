//! Which record of the backend is which of the seed: ids differ, and are told apart by noun.

use std::collections::BTreeMap;

/// From the backend's ids to the seed's, for each noun.
#[derive(Debug, Default)]
pub(super) struct Slugs(pub(super) BTreeMap<String, String>);

impl Slugs {
    /// The seed's id; an id that is no record's is told as it is.
    pub(super) fn of(&self, id: &str) -> String {
        self.0
            .get(id)
            .cloned()
            .unwrap_or_else(|| format!("unknown {id}"))
    }

    /// The backend's id.
    pub(super) fn id(&self, slug: &str) -> String {
        let mut all = self.0.iter();
        all.find(|(_, known)| *known == slug).unwrap().0.clone()
    }
}

/// The seed's noun and id, as it is.
pub(super) fn seeded(noun: &str, id: &str) -> String {
    format!("{noun} {id}")
}

/// The ids of all nouns.
pub(super) struct Known {
    pub(super) panels: Slugs,
    pub(super) polls: Slugs,
    pub(super) events: Slugs,
}

impl Known {
    /// The seed's noun and id of a record.
    pub(super) fn of(&self, noun: &str, id: &str) -> String {
        let slugs = match noun {
            "panel" => &self.panels,
            "poll" => &self.polls,
            _ => &self.events,
        };
        seeded(noun, &slugs.of(id))
    }
}
