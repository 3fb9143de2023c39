//! The reader of [`Json`]: it walks over what is not wanted without keeping any of it.
//!
//! Of an answer with a long list that is most, and `serde_json`'s reader is compiled to be small: the first view has it.
//! Numbers and texts with escapes are left to it all the same; it says what they are.

use std::borrow::Cow;

use serde_json::Number;

use super::Json;
use super::text::{Text, span};
use crate::expression::{Spot, Wanted};

/// Lists and objects within each other; reading recurses, and the phone's stack is small. `serde_json` has the same.
const MAXIMUM_DEPTH: u32 = 127;

/// A text and how far it is read. `None` everywhere is: no JSON.
pub(super) struct Reader<'a, 'w> {
    text: &'a str,
    at: usize,
    /// Levels that may still open.
    left: u32,
    wanted: &'w Wanted,
}

impl<'a, 'w> Reader<'a, 'w> {
    pub(super) fn new(text: &'a str, wanted: &'w Wanted) -> Self {
        Self {
            text,
            at: 0,
            left: MAXIMUM_DEPTH,
            wanted,
        }
    }

    /// The one value that the text is.
    pub(super) fn whole(mut self, spot: Spot) -> Option<Json<'a>> {
        let json = self.value(spot)?;
        self.peek().is_none().then_some(json)
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    fn value(&mut self, spot: Spot) -> Option<Json<'a>> {
        Some(match self.peek()? {
            b'"' => Json::Text(self.string()?),
            b'{' => {
                let mut fields = Vec::with_capacity(self.wanted.len(spot));
                self.each(b'}', &mut |reader| {
                    let name = reader.name()?;
                    match reader.wanted.below(spot, &name) {
                        Some(below) => fields.push((name, reader.value(below)?)),
                        None => reader.skip()?,
                    }
                    Some(())
                })?;
                Json::Object(fields)
            }
            b'[' => {
                let mut items = Vec::new();
                self.each(b']', &mut |reader| {
                    items.push(reader.value(spot)?);
                    Some(())
                })?;
                Json::List(items)
            }
            b't' => self.word("true", Json::Bool(true))?,
            b'f' => self.word("false", Json::Bool(false))?,
            b'n' => self.word("null", Json::Null)?,
            _ => Json::Number(self.number()?.parse::<Number>().ok()?),
        })
    }

    fn skip(&mut self) -> Option<()> {
        match self.peek()? {
            b'"' => self.raw().map(drop),
            b'{' => self.each(b'}', &mut |reader| {
                reader.raw_name()?;
                reader.skip()
            }),
            b'[' => self.each(b']', &mut Self::skip),
            b't' => self.word("true", ()),
            b'f' => self.word("false", ()),
            b'n' => self.word("null", ()),
            _ => self.number().map(drop),
        }
    }

    /// What stands between brackets, with commas between.
    #[inline]
    fn each(&mut self, end: u8, read: &mut impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.left = self.left.checked_sub(1)?;
        if self.peek()? != end {
            loop {
                read(self)?;
                match self.peek()? {
                    b',' => self.at += 1,
                    byte if byte == end => break,
                    _ => return None,
                }
            }
        }
        self.at += 1;
        self.left += 1;
        Some(())
    }

    fn name(&mut self) -> Option<Cow<'a, str>> {
        let name = self.raw_name()?;
        name.read()
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        self.raw()?.read()
    }

    fn raw_name(&mut self) -> Option<Text<'a>> {
        if self.peek()? != b'"' {
            return None;
        }
        let name = self.raw()?;
        let colon = self.peek()? == b':';
        self.at += 1;
        colon.then_some(name)
    }

    /// A text as it is written.
    fn raw(&mut self) -> Option<Text<'a>> {
        let text = Text::at(self.text, self.at)?;
        self.at += text.len();
        Some(text)
    }

    fn word<T>(&mut self, word: &str, meaning: T) -> Option<T> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += word.len();
        rest.starts_with(word.as_bytes()).then_some(meaning)
    }

    /// A number as it is written.
    fn number(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at..)?;
        let length = span(rest.as_bytes())?;
        self.at += length;
        rest.get(..length)
    }
}
