//! Reads the parts of a profile and notes whatever does not fit, with its place: an unknown key is an error, not a
//! comment, since a mistyped one would silently change nothing.

use std::cell::RefCell;

use serde_json::{Map, Value};

use crate::expression::Expression;
use crate::finding::{Finding, Weight, nearest};

/// A part of a profile, and where it stands.
#[derive(Clone)]
pub struct Section<'a> {
    value: &'a Value,
    pointer: String,
    findings: &'a RefCell<Vec<Finding>>,
}

impl<'a> Section<'a> {
    /// The whole file.
    pub fn root(value: &'a Value, findings: &'a RefCell<Vec<Finding>>) -> Self {
        Self {
            value,
            pointer: String::new(),
            findings,
        }
    }

    /// As it stands there.
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// How many things were wrong so far: a part that adds to them is not used.
    pub fn count(&self) -> usize {
        let broken = |finding: &&Finding| finding.weight == Weight::Broken;
        self.findings.borrow().iter().filter(broken).count()
    }

    /// The field, if it is there.
    pub fn field(&self, name: &str) -> Option<Self> {
        let value = self.value.get(name)?;
        Some(self.below(name, value))
    }

    fn below(&self, name: &str, value: &'a Value) -> Self {
        let name = name.replace('~', "~0").replace('/', "~1");
        Self {
            value,
            pointer: format!("{}/{name}", self.pointer),
            findings: self.findings,
        }
    }

    /// The fields of an object; anything else is noted.
    pub fn object(&self) -> Option<&'a Map<String, Value>> {
        let object = self.value.as_object();
        if object.is_none() {
            self.wrong("an object");
        }
        object
    }

    /// The fields with their names.
    pub fn fields(&self) -> Vec<(&'a str, Self)> {
        let fields = self.object().into_iter().flatten();
        fields
            .map(|(name, value)| (name.as_str(), self.below(name, value)))
            .collect()
    }

    /// The entries of a list; anything else is noted.
    pub fn entries(&self) -> Vec<Self> {
        let Some(entries) = self.value.as_array() else {
            self.wrong("a list");
            return Vec::new();
        };
        let entries = entries.iter().enumerate();
        entries
            .map(|(index, value)| self.below(&index.to_string(), value))
            .collect()
    }

    /// Notes every key that is none of these.
    pub fn keys(&self, known: &[&str]) {
        for (name, field) in self.fields() {
            if !known.contains(&name) {
                field.note(
                    Weight::Broken,
                    format!("one of {}", known.join(", ")),
                    name.to_owned(),
                    nearest(name, known.iter().copied()),
                );
            }
        }
    }

    /// A text; anything else is noted.
    pub fn text(&self) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.wrong("a text");
        }
        text
    }

    /// `true` or `false`; anything else is noted.
    pub fn flag(&self) -> bool {
        self.value.as_bool().unwrap_or_else(|| {
            self.wrong("true or false");
            false
        })
    }

    /// A whole number in a range; anything else is noted.
    pub fn number(&self, least: u32, most: u32) -> Option<u32> {
        let number = self
            .value
            .as_u64()
            .and_then(|number| u32::try_from(number).ok());
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.wrong(&format!("a whole number from {least} to {most}"));
        }
        number
    }

    /// One of these words; anything else is noted with the nearest.
    pub fn word<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let text = self.text()?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let known = words.iter().map(|(word, _)| *word);
            let expected = known.clone().collect::<Vec<_>>().join(", ");
            self.note(
                Weight::Broken,
                format!("one of {expected}"),
                text.to_owned(),
                nearest(text, known),
            );
        }
        found.map(|(_, value)| *value)
    }

    /// An expression, with or without `=` before it; one that does not compile is noted with its column.
    pub fn expression(&self) -> Option<Expression> {
        let text = self.text()?;
        self.compiled(text.strip_prefix('=').unwrap_or(text))
    }

    /// Compiles a text that stands here.
    pub fn compiled(&self, text: &str) -> Option<Expression> {
        match Expression::parse(text) {
            Ok(expression) => Some(expression),
            Err(refused) => {
                let got = format!("{text} (column {}: {})", refused.at + 1, refused.why);
                self.note(
                    Weight::Broken,
                    "a JMESPath expression".to_owned(),
                    got,
                    refused.nearest,
                );
                None
            }
        }
    }

    /// Notes that something else should stand here.
    pub fn wrong(&self, expected: &str) {
        let got = match self.value {
            Value::Object(_) => "an object".to_owned(),
            Value::Array(_) => "a list".to_owned(),
            other => other.to_string(),
        };
        self.note(Weight::Broken, expected.to_owned(), got, None);
    }

    /// Notes something that works, but hardly as it was meant.
    pub fn doubt(&self, expected: &str, got: &str) {
        self.note(Weight::Doubtful, expected.to_owned(), got.to_owned(), None);
    }

    /// Notes something wrong in words of its own.
    pub fn broken(&self, expected: &str, got: &str) {
        self.note(Weight::Broken, expected.to_owned(), got.to_owned(), None);
    }

    /// The same for something below.
    pub fn broken_at(&self, pointer: &str, expected: &str, got: &str) {
        let below = Self {
            pointer: format!("{}{pointer}", self.pointer),
            ..self.clone()
        };
        below.broken(expected, got);
    }

    fn note(&self, weight: Weight, expected: String, got: String, nearest: Option<String>) {
        self.findings.borrow_mut().push(Finding {
            weight,
            pointer: self.pointer.clone(),
            line: 0,
            preset: None,
            expected,
            got,
            nearest,
        });
    }

    /// Notes a name that is none of those known here.
    pub fn unknown<'n>(&self, name: &str, known: impl Iterator<Item = &'n str> + Clone) {
        let expected = known.clone().collect::<Vec<_>>().join(", ");
        let near = nearest(name, known);
        let expected = format!("one of {expected}");
        self.note(Weight::Broken, expected, name.to_owned(), near);
    }
}
