//! Names that fields of the contract have elsewhere, the likeliest first, and how names are compared: `startsAt`,
//! `starts_at` and `Starts-At` are one. Refuses names that only resemble each other.

use serde_json::Value;

/// A name without its case and its dividers; signs such as `@` stay, as they change what it means.
pub(super) fn bare(name: &str) -> String {
    let divides = |letter: char| matches!(letter, '_' | '-' | ' ');
    let letters = name.chars().filter(|letter| !divides(*letter));
    letters.flat_map(char::to_lowercase).collect()
}

/// The first of these names (bare ones) that a record has a value for, as the record writes it.
pub(super) fn find<'r>(record: &'r Value, names: &[&str]) -> Option<(&'r str, &'r Value)> {
    names.iter().find_map(|name| one(record, name))
}

/// The field of this bare name; a field of exactly this name goes first.
pub(super) fn one<'r>(record: &'r Value, name: &str) -> Option<(&'r str, &'r Value)> {
    let fields = record.as_object()?;
    let exact = fields.get_key_value(name);
    let alike = || fields.iter().find(|(known, _)| bare(known) == name);
    let (known, value) = exact.or_else(alike)?;
    (!value.is_null()).then_some((known.as_str(), value))
}

/// A field of the contract and the names it has elsewhere, the likeliest first.
pub(super) type Names = (&'static str, &'static [&'static str]);

pub(super) const IDS: &[&str] = &["id", "documentid", "rowid", "uuid", "slug", "key"];

pub(super) const TITLES: &[&str] = &[
    "title", "name", "heading", "headline", "subject", "question", "label", "caption", "otsikko",
    "nimi", "rubrik", "namn",
];
pub(super) const STARTS: &[&str] = &[
    "startsat",
    "starts",
    "starttime",
    "start",
    "begins",
    "beginsat",
    "startdate",
    "startdatetime",
    "begin",
    "date",
    "alkaa",
    "börjar",
];
pub(super) const ENDS: &[&str] = &[
    "endsat",
    "ends",
    "endtime",
    "end",
    "enddate",
    "enddatetime",
    "finishes",
    "paattyy",
    "päättyy",
    "slutar",
];
pub(super) const OPENS: &[&str] = &[
    "opensat", "opens", "openat", "open", "starts", "startsat", "start", "begins",
];
pub(super) const CLOSES: &[&str] = &[
    "closesat", "closes", "closeat", "close", "ends", "endsat", "end", "deadline",
];
pub(super) const PUBLISHED: &[&str] = &[
    "publishedat",
    "published",
    "publishedon",
    "at",
    "date",
    "createdat",
    "created",
];

pub(super) const VENUES: &[&str] = &["venue", "place", "location", "house", "paikka", "plats"];
pub(super) const STREETS: &[&str] = &["address", "street", "streetaddress", "osoite", "adress"];
pub(super) const TOWNS: &[&str] = &["municipality", "city", "town", "kunta", "kommun"];

/// Texts beside the title.
pub(super) fn texts(noun: super::nouns::Noun) -> &'static [Names] {
    use super::nouns::Noun;
    const SUMMARY: Names = (
        "summary",
        &[
            "summary",
            "shortdescription",
            "abstract",
            "ingress",
            "lead",
            "about",
        ],
    );
    const DESCRIPTION: Names = (
        "description",
        &[
            "description",
            "body",
            "content",
            "text",
            "kuvaus",
            "beskrivning",
        ],
    );
    match noun {
        Noun::Event => &[
            SUMMARY,
            DESCRIPTION,
            ("cost", &["cost", "price", "fee", "hinta", "pris"]),
        ],
        Noun::Panel => &[
            SUMMARY,
            DESCRIPTION,
            ("influence", &["influence"]),
            ("rhythm", &["rhythm"]),
        ],
        Noun::Poll => &[(
            "intro",
            &["intro", "description", "lead", "abstract", "body"],
        )],
        Noun::Impact => &[
            ("heard", &["heard", "feedback", "summary"]),
            (
                "done",
                &["done", "did", "description", "body", "text", "content"],
            ),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_one_whatever_their_dress() {
        let record = json!({"StartsAt": 1, "end-time": 2, "@id": 3, "_id": 4, "title": null});
        assert_eq!(find(&record, STARTS).unwrap(), ("StartsAt", &json!(1)));
        assert_eq!(find(&record, ENDS).unwrap(), ("end-time", &json!(2)));
        assert_eq!(find(&record, IDS).unwrap(), ("_id", &json!(4)));
        assert_eq!(find(&record, TITLES), None);
        assert_eq!(one(&json!({"_id": 1, "id": 2}), "id").unwrap().0, "id");
    }
}
