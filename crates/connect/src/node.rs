//! A place in a JSON answer, which knows its path, so that an error can say where.
//!
//! Decoders read through it instead of deriving `Deserialize`: that costs the phone fewer bytes,
//! reads leniently where the contract says so, and gives operators the path.

use model::time::{Day, Timestamp};
use model::{Language, LocalText};
use serde_json::Value;

/// Why an answer could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Where, as a JSON pointer; empty for the whole answer.
    pub path: String,
    /// What should be there.
    pub expected: &'static str,
    /// What is there, in short.
    pub got: String,
}

/// A JSON value and where it stands. Children borrow their parent, so a path costs nothing until
/// an error asks for it.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    value: &'a Value,
    parent: Option<&'a Self>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root(Language),
    Field(&'a str),
    Item(usize),
}

pub(crate) type Read<T> = Result<T, Unreadable>;

impl<'a> Node<'a> {
    /// A whole answer; `language` is that of texts which name none.
    pub(crate) fn root(value: &'a Value, language: Language) -> Self {
        Self {
            value,
            parent: None,
            step: Step::Root(language),
        }
    }

    /// Something that holds no texts for people.
    pub(crate) fn plain(value: &'a Value) -> Self {
        Self::root(value, Language::Fi)
    }

    /// The field, which may be absent (then it reads as `null`).
    pub(crate) fn field(&'a self, name: &'a str) -> Self {
        let value = self.value.get(name).unwrap_or(&Value::Null);
        Self {
            value,
            parent: Some(self),
            step: Step::Field(name),
        }
    }

    /// `None` for `null` and for an absent field.
    pub(crate) fn present(&self) -> Option<&Self> {
        (!self.value.is_null()).then_some(self)
    }

    pub(crate) fn value(&self) -> &'a Value {
        self.value
    }

    pub(crate) fn wrong<T>(&self, expected: &'static str) -> Read<T> {
        Err(Unreadable {
            path: self.path(),
            expected,
            got: shortly(self.value),
        })
    }

    pub(crate) fn object(&self) -> Read<()> {
        if self.value.is_object() {
            Ok(())
        } else {
            self.wrong("object")
        }
    }

    pub(crate) fn string(&self) -> Read<&'a str> {
        match self.value.as_str() {
            Some(text) => Ok(text),
            None => self.wrong("text"),
        }
    }

    /// A text, or the empty one where absent.
    pub(crate) fn string_or_empty(&self) -> Read<String> {
        Ok(self.optional(Node::string)?.unwrap_or_default().to_owned())
    }

    /// A text read by `parse`.
    pub(crate) fn parsed<T>(
        &self,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Read<T> {
        match self.value.as_str().and_then(parse) {
            Some(value) => Ok(value),
            None => self.wrong(expected),
        }
    }

    /// An id: a text, or a whole number, which many backends use.
    pub(crate) fn id<T>(&self, parse: impl FnOnce(&str) -> Option<T>) -> Read<T> {
        let id = match self.value {
            Value::String(text) => parse(text),
            Value::Number(number) if !number.is_f64() => parse(&number.to_string()),
            _ => None,
        };
        match id {
            Some(id) => Ok(id),
            None => self.wrong("id"),
        }
    }

    pub(crate) fn time(&self) -> Read<Timestamp> {
        self.parsed("time with zone (RFC 3339)", Timestamp::parse)
    }

    pub(crate) fn day(&self) -> Read<Day> {
        self.parsed("day (YYYY-MM-DD)", Day::parse)
    }

    pub(crate) fn number(&self) -> Read<f64> {
        match self.value.as_f64().filter(|number| number.is_finite()) {
            Some(number) => Ok(number),
            None => self.wrong("number"),
        }
    }

    /// `30`, and `30.0`, which sums and some backends write.
    fn whole(&self) -> Option<i64> {
        let whole = |number: &f64| number.fract() == 0.0 && number.abs() < 9e15;
        #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
        let of_float = || {
            self.value
                .as_f64()
                .filter(whole)
                .map(|number| number as i64)
        };
        self.value.as_i64().or_else(of_float)
    }

    pub(crate) fn count(&self) -> Read<u32> {
        match self.whole().and_then(|count| u32::try_from(count).ok()) {
            Some(count) => Ok(count),
            None => self.wrong("count"),
        }
    }

    pub(crate) fn step(&self) -> Read<i32> {
        match self.whole().and_then(|step| i32::try_from(step).ok()) {
            Some(step) => Ok(step),
            None => self.wrong("whole number"),
        }
    }

    /// `true`, with absent meaning `false`.
    pub(crate) fn flag(&self) -> Read<bool> {
        match self.value {
            Value::Null => Ok(false),
            Value::Bool(flag) => Ok(*flag),
            _ => self.wrong("true or false"),
        }
    }

    /// Text per language, such as `{"fi": …}`; also with whole tags (`fi-FI`) and with `default`. Absent is empty,
    /// and a bare text is in the answer's own language.
    pub(crate) fn text(&self) -> Read<LocalText> {
        match self.value {
            Value::Null => Ok(LocalText::default()),
            Value::String(text) => Ok(LocalText::new([(self.language(), text.clone())])),
            Value::Object(texts) => Ok(LocalText::new(Language::ALL.into_iter().filter_map(
                |language| {
                    let own = |tag: &str| Language::parse(tag) == Some(language);
                    let of = |(tag, text): (&String, &'a Value)| text.as_str().filter(|_| own(tag));
                    let default = || texts.get("default").filter(|_| language == self.language());
                    let text = texts
                        .get(language.code())
                        .and_then(Value::as_str)
                        .or_else(|| texts.iter().find_map(of))
                        .or_else(|| default().and_then(Value::as_str))?;
                    Some((language, text.to_owned()))
                },
            ))),
            _ => self.wrong("text per language"),
        }
    }

    fn language(&self) -> Language {
        match (self.step, self.parent) {
            (Step::Root(language), _) => language,
            (_, Some(parent)) => parent.language(),
            (_, None) => Language::Fi,
        }
    }

    /// Text per language with words in at least one.
    pub(crate) fn some_text(&self) -> Read<LocalText> {
        let text = self.text()?;
        if text.is_empty() {
            self.wrong("text in at least one language")
        } else {
            Ok(text)
        }
    }

    /// A value that may be absent. An object of which nothing is told counts as absent: mappings make one where
    /// everything that would be in it is missing.
    pub(crate) fn optional<T>(&self, read: impl FnOnce(&Self) -> Read<T>) -> Read<Option<T>> {
        let told = self.value.as_object().is_none_or(|told| !told.is_empty());
        self.present().filter(|_| told).map(read).transpose()
    }

    /// Every item, each of which must be readable; absent is empty.
    pub(crate) fn items<T>(&self, read: fn(&Node) -> Read<T>) -> Read<Vec<T>> {
        self.each(read)
    }

    /// As [`Self::items`], for a reader that needs more than the node.
    pub(crate) fn each<T>(&self, read: impl Fn(&Node) -> Read<T>) -> Read<Vec<T>> {
        self.entries()?
            .enumerate()
            .map(|(index, value)| read(&self.item(index, value)))
            .collect()
    }

    /// The readable items, and how many were not.
    pub(crate) fn readable_items<T>(&self, read: fn(&Node) -> Read<T>) -> Read<(Vec<T>, u32)> {
        let mut kept = Vec::new();
        let mut left_out = 0;
        for (index, value) in self.entries()?.enumerate() {
            match read(&self.item(index, value)) {
                Ok(item) => kept.push(item),
                Err(_) => left_out += 1,
            }
        }
        Ok((kept, left_out))
    }

    fn item(&'a self, index: usize, value: &'a Value) -> Self {
        Self {
            value,
            parent: Some(self),
            step: Step::Item(index),
        }
    }

    fn entries(&self) -> Read<std::slice::Iter<'a, Value>> {
        match self.value {
            Value::Null => Ok([].iter()),
            Value::Array(entries) => Ok(entries.iter()),
            _ => self.wrong("list"),
        }
    }

    fn path(&self) -> String {
        let mut path = self.parent.map(Node::path).unwrap_or_default();
        match self.step {
            Step::Root(_) => {}
            Step::Field(name) => {
                path.push('/');
                path.push_str(&name.replace('~', "~0").replace('/', "~1"));
            }
            Step::Item(index) => {
                path.push('/');
                path.push_str(&index.to_string());
            }
        }
        path
    }
}

/// What a value is, without its content: an answer must not end up in a log.
fn shortly(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(_) => "true or false".to_owned(),
        Value::Number(_) => "a number".to_owned(),
        Value::String(text) => format!("a text of {} characters", text.chars().count()),
        Value::Array(items) => format!("a list of {}", items.len()),
        Value::Object(_) => "an object".to_owned(),
    }
}
