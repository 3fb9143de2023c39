//! Every word of the format, for tests of the documentation and of the JSON Schema.

use mapping::vocabulary::{LEAF_KEYS, functions, targets};

use super::{keys, operation, outcome, pager, step, variant};
use crate::failure::Refusal;

/// Words by the part of a profile that they belong to.
pub fn vocabulary() -> Vec<(&'static str, Vec<&'static str>)> {
    let capabilities = model::Capability::ALL.iter().map(|one| one.name());
    let refusals = Refusal::NAMES.iter().map(|(name, _)| *name);
    vec![
        ("profile", keys::KEYS.to_vec()),
        ("backend", variant::BACKEND_KEYS.to_vec()),
        ("probe", variant::PROBE_KEYS.to_vec()),
        ("variant", variant::KEYS.to_vec()),
        ("locale", keys::LOCALE_KEYS.to_vec()),
        ("http", keys::HTTP_KEYS.to_vec()),
        ("portal", keys::PORTAL_KEYS.to_vec()),
        ("operation", operation::KEYS.to_vec()),
        ("aggregate", operation::AGGREGATE_KEYS.to_vec()),
        ("step", step::KEYS.to_vec()),
        ("pager", pager::KEYS.to_vec()),
        ("outcome", outcome::KEYS.to_vec()),
        (
            "outcome class",
            outcome::NAMES
                .iter()
                .map(|(name, _)| *name)
                .chain(refusals)
                .collect(),
        ),
        ("leaf", LEAF_KEYS.to_vec()),
        ("as", targets().collect()),
        (
            "dedupe",
            operation::DEDUPES.iter().map(|(name, _)| *name).collect(),
        ),
        (
            "operations",
            capabilities.filter(|name| *name != "sign_in").collect(),
        ),
        ("functions", functions().collect()),
    ]
}
