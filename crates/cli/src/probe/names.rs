//! Names that fields of the contract have elsewhere, the likeliest first.

/// A field of the contract and the names it has elsewhere, the likeliest first.
pub(super) type Names = (&'static str, &'static [&'static str]);

pub(super) const IDS: &[&str] = &[
    "id",
    "_id",
    "documentId",
    "rowId",
    "uuid",
    "slug",
    "key",
    "@id",
];

pub(super) const TITLES: &[&str] = &[
    "title", "name", "heading", "headline", "subject", "question", "label", "caption", "otsikko",
    "nimi",
];
pub(super) const STARTS: &[&str] = &[
    "starts_at",
    "starts",
    "start_time",
    "startTime",
    "startsAt",
    "start",
    "begins",
    "begins_at",
    "start_date",
    "startDate",
    "date",
    "alkaa",
];
pub(super) const ENDS: &[&str] = &[
    "ends_at", "ends", "end_time", "endTime", "endsAt", "end", "end_date", "endDate", "finishes",
    "paattyy",
];
pub(super) const OPENS: &[&str] = &[
    "opens_at", "opens", "open_at", "openAt", "opensAt", "starts", "start",
];
pub(super) const CLOSES: &[&str] = &[
    "closes_at",
    "closes",
    "close_at",
    "closeAt",
    "closesAt",
    "ends",
    "end",
    "deadline",
];
pub(super) const PUBLISHED: &[&str] = &[
    "published_at",
    "published",
    "publishedAt",
    "created_at",
    "createdAt",
    "date",
];

/// Texts beside the title.
pub(super) const TEXTS: &[(&str, &[Names])] = &[
    (
        "event",
        &[
            (
                "summary",
                &["summary", "short_description", "abstract", "ingress"],
            ),
            (
                "description",
                &["description", "body", "content", "text", "kuvaus"],
            ),
        ],
    ),
    (
        "panel",
        &[
            ("summary", &["summary", "short_description", "abstract"]),
            (
                "description",
                &["description", "body", "content", "text", "kuvaus"],
            ),
        ],
    ),
    (
        "poll",
        &[("intro", &["intro", "description", "abstract", "body"])],
    ),
    (
        "impact",
        &[
            ("heard", &["heard", "feedback", "summary"]),
            ("done", &["done", "description", "body", "text", "content"]),
        ],
    ),
];
