//! The keys of a profile's own parts; those of operations, steps, pagers and rules stand with them.

/// Of the file.
pub(super) const KEYS: &[&str] = &[
    "$schema",
    "profile",
    "name",
    "about",
    "extends",
    "backend",
    "variants",
    "base",
    "origins",
    "locale",
    "time",
    "http",
    "auth",
    "pagers",
    "outcomes_first",
    "outcomes",
    "entities",
    "operations",
    "portal",
    "sensitive",
    "min_group_size",
];

/// Keys of `locale`.
pub(super) const LOCALE_KEYS: &[&str] = &["tags", "default", "per_request"];

/// Keys of `http`.
pub(super) const HTTP_KEYS: &[&str] = &[
    "headers",
    "query",
    "graphql",
    "timeout_ms",
    "requests_a_minute",
    "credentials",
];

/// Keys of `portal`.
pub(super) const PORTAL_KEYS: &[&str] = &[
    "name",
    "operator",
    "languages",
    "contact",
    "about",
    "accessibility_statement",
    "privacy",
];
