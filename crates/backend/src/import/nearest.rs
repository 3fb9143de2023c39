//! Says which names are known, and which one was probably meant.

const MOST_NAMES: usize = 12;
const LIKELY: f64 = 0.75;

/// `"no such name "opne"; did you mean "open"? Known: …"`.
pub(crate) fn expected<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let likeness = |name: &str| strsim::jaro_winkler(given, name);
    let nearest = known
        .iter()
        .max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    let meant = nearest
        .filter(|name| likeness(name) >= LIKELY)
        .map_or(String::new(), |name| format!("; did you mean {name:?}?"));
    let shown = known
        .get(..MOST_NAMES.min(known.len()))
        .unwrap_or_default()
        .join(", ");
    let more = if known.len() > MOST_NAMES {
        ", …"
    } else {
        ""
    };
    let shown = if shown.is_empty() {
        "none".to_owned()
    } else {
        shown
    };
    format!("no such name: {given:?}{meant} Known: {shown}{more}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likely_name_is_proposed_and_an_unlikely_one_is_not() {
        let said = expected("opne", ["open", "by_invitation"]);
        assert!(said.contains("did you mean \"open\"?"), "{said}");
        assert!(!expected("zzz", ["open"]).contains("did you mean"));
        assert!(expected("x", []).ends_with("Known: none"));
    }
}
