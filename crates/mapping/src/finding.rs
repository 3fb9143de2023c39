//! What is wrong with a profile, so that an operator can mend it without us.

use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It works, but hardly as it was meant.
    Doubtful,
    /// What it belongs to is not offered; the rest of the profile goes on working.
    Broken,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad.
    pub weight: Weight,
    /// Where, as a JSON pointer; empty for the whole profile.
    pub pointer: String,
    /// The line in the file, from 1; 0 where it stands in a preset.
    pub line: usize,
    /// The preset that it stands in.
    pub preset: Option<String>,
    /// What should be there.
    pub expected: String,
    /// What is there, in short.
    pub got: String,
    /// The known name that is nearest to the unknown one, if one is near.
    pub nearest: Option<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            weight,
            pointer,
            line,
            preset,
            expected,
            got,
            nearest,
        } = self;
        let place = match preset {
            Some(name) => format!("preset {name}"),
            None => format!("line {line}"),
        };
        let weight = match weight {
            Weight::Doubtful => "doubtful",
            Weight::Broken => "broken",
        };
        write!(
            formatter,
            "{weight}: {place}, {pointer}: expected {expected}, got {got}"
        )?;
        match nearest {
            Some(name) => write!(formatter, " – did you mean {name}?"),
            None => Ok(()),
        }
    }
}

/// The name among these that a mistyped one most likely stands for: at most a third of its letters differ.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    known
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance * 3 <= candidate.chars().count().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

/// Letters to insert, drop or change to get from one to the other (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, letter) in from.chars().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        let mut next = vec![left];
        for (other, above) in to.iter().zip(row.iter().skip(1)) {
            let changed = diagonal + usize::from(letter != *other);
            left = changed.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_name() {
        let known = ["query", "headers", "body", "records"];
        assert_eq!(nearest("querry", known).as_deref(), Some("query"));
        assert_eq!(nearest("recrods", known).as_deref(), Some("records"));
        assert_eq!(nearest("colour", known), None);
    }

    #[test]
    fn distances_are_those_of_the_book() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
    }
}
