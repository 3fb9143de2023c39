//! Words of a backend for what the contract has words for. Refuses to translate some of them only: who knows the others
//! is a person.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::names::{self, bare};

/// Words of the contract and those that mean the same elsewhere, bare.
type Words = &'static [(&'static str, &'static [&'static str])];

/// A field of the contract that takes one of several words.
pub(super) struct Choice {
    pub(super) fields: &'static [&'static str],
    words: Words,
}

pub(super) const ATTENDANCE: Choice = Choice {
    fields: &[
        "attendance",
        "attendancemode",
        "format",
        "mode",
        "form",
        "way",
        "where",
        "typeofmeeting",
    ],
    words: &[
        (
            "in_person",
            &[
                "inperson",
                "onsite",
                "f2f",
                "facetoface",
                "venue",
                "live",
                "local",
                "physical",
                "paikalla",
                "lähi",
            ],
        ),
        (
            "online",
            &[
                "online", "remote", "virtual", "stream", "etänä", "etana", "verkossa",
            ],
        ),
        (
            "hybrid",
            &[
                "hybrid",
                "mixed",
                "both",
                "venue+stream",
                "molemmat",
                "hybridi",
            ],
        ),
    ],
};

pub(super) const JOINING: Choice = Choice {
    fields: &[
        "joining",
        "admission",
        "entry",
        "door",
        "access",
        "membership",
    ],
    words: &[
        (
            "open",
            &["open", "free", "everyone", "public", "vapaa", "avoin"],
        ),
        (
            "on_request",
            &[
                "onrequest",
                "request",
                "apply",
                "byapplication",
                "ask",
                "knock",
                "haku",
            ],
        ),
        (
            "by_invitation",
            &[
                "byinvitation",
                "invitation",
                "invited",
                "inviteonly",
                "closed",
                "private",
                "kutsu",
            ],
        ),
    ],
};

pub(super) const PROGRESS: Choice = Choice {
    fields: &["progress", "status", "stage", "state"],
    words: &[
        ("planned", &["planned", "suunniteltu"]),
        (
            "under_way",
            &["underway", "ongoing", "inprogress", "started", "kesken"],
        ),
        (
            "done",
            &[
                "done",
                "complete",
                "completed",
                "finished",
                "ready",
                "valmis",
            ],
        ),
        (
            "will_not_be_done",
            &[
                "willnotbedone",
                "notdone",
                "declined",
                "dropped",
                "rejected",
                "no",
                "eitoteudu",
            ],
        ),
    ],
};

pub(super) const STATE: Choice = Choice {
    fields: &["state", "status", "eventstatus"],
    words: &[
        (
            "scheduled",
            &[
                "scheduled",
                "published",
                "confirmed",
                "on",
                "active",
                "eventscheduled",
            ],
        ),
        (
            "cancelled",
            &["cancelled", "canceled", "eventcancelled", "off", "peruttu"],
        ),
    ],
};

/// What came of looking for a choice.
pub(super) enum Found {
    /// Every word that was seen is known.
    Known { name: String, leaf: Value },
    /// A field of that name says words that nobody here knows.
    Foreign { name: String, word: String },
    /// No such field.
    Nothing,
}

/// The leaf for a choice, from all the records that there are.
pub(super) fn leaf(choice: &Choice, records: &[Value], prefix: &str) -> Found {
    let mut foreign = Found::Nothing;
    for field in choice.fields {
        let said: BTreeSet<(&str, &str)> = records
            .iter()
            .filter_map(|record| said(record, field))
            .collect();
        let Some((name, _)) = said.first().copied() else {
            continue;
        };
        let words: BTreeSet<&str> = said.iter().map(|(_, word)| *word).collect();
        let ours = words
            .iter()
            .map(|word| Some(((*word).to_owned(), json!(ours(choice.words, word)?))));
        if let Some(table) = ours.collect::<Option<Map<String, Value>>>() {
            let path = format!("{prefix}{}", super::form::quoted(name));
            let leaf = json!({ "=": path, "words": table });
            return Found::Known {
                name: name.to_owned(),
                leaf,
            };
        }
        if matches!(foreign, Found::Nothing) {
            let strange = words
                .iter()
                .find(|word| super::words::ours(choice.words, word).is_none());
            let word = strange.copied().unwrap_or_default().to_owned();
            foreign = Found::Foreign {
                name: name.to_owned(),
                word,
            };
        }
    }
    foreign
}

fn said<'r>(record: &'r Value, field: &str) -> Option<(&'r str, &'r str)> {
    let (name, word) = names::one(record, field)?;
    Some((name, word.as_str()?))
}

fn ours(words: Words, word: &str) -> Option<&'static str> {
    let word = bare(word);
    words
        .iter()
        .find(|(_, alike)| alike.contains(&word.as_str()))
        .map(|(ours, _)| *ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_translated_all_or_not_at_all() {
        let records = |words: &[&str]| {
            words
                .iter()
                .map(|word| json!({"mode": word}))
                .collect::<Vec<_>>()
        };
        let Found::Known { leaf: known, .. } =
            leaf(&ATTENDANCE, &records(&["venue", "stream"]), "")
        else {
            panic!("not known");
        };
        assert_eq!(
            known,
            json!({"=": "mode", "words": {"venue": "in_person", "stream": "online"}})
        );
        assert!(
            matches!(leaf(&ATTENDANCE, &records(&["venue", "dark"]), ""), Found::Foreign { word, .. } if word == "dark")
        );
        assert!(matches!(
            leaf(&JOINING, &records(&["venue"]), ""),
            Found::Nothing
        ));
    }
}
