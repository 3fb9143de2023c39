//! Texts and numbers as JSON writes them.

use std::borrow::Cow;

/// A text in its quotes.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    quoted: &'a str,
    is_plain: bool,
}

impl<'a> Text<'a> {
    /// The text whose opening quote stands there; `None` where it does not end, or is none.
    #[inline]
    pub(super) fn at(text: &'a str, start: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut end = start + 1;
        let mut is_plain = true;
        loop {
            end += plain(bytes.get(end..)?);
            match bytes.get(end)? {
                b'"' => break,
                b'\\' => end += 1 + escape(bytes.get(end + 1..)?)?,
                _ => return None,
            }
            is_plain = false;
        }
        let quoted = text.get(start..=end)?;
        Some(Self { quoted, is_plain })
    }

    /// Bytes, with the quotes.
    pub(super) fn len(self) -> usize {
        self.quoted.len()
    }

    /// What it says; `None` where it names letters that there are not.
    #[inline]
    pub(super) fn read(self) -> Option<Cow<'a, str>> {
        if self.is_plain {
            let inner = self.quoted.get(1..self.quoted.len() - 1)?;
            return Some(Cow::Borrowed(inner));
        }
        serde_json::from_str(self.quoted).ok().map(Cow::Owned)
    }
}

/// How many bytes there are before a quote, an escape or a control character, looked at eight by eight.
#[inline]
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut length = 0;
    for eight in eights {
        let eight = u64::from_le_bytes(*eight);
        // A byte's high bit is set where the byte was zero, or below a space; the lowest such bit is always right.
        let zero = |word: u64| word.wrapping_sub(ONES) & !word;
        let control = eight.wrapping_sub(ONES * 0x20) & !eight;
        let quote = zero(eight ^ (ONES * u64::from(b'"')));
        let escape = zero(eight ^ (ONES * u64::from(b'\\')));
        let found = (control | quote | escape) & HIGH;
        if found != 0 {
            return length + (found.trailing_zeros() / 8) as usize;
        }
        length += 8;
    }
    let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    length + rest.iter().position(ends).unwrap_or(rest.len())
}

/// How long what follows `\` is.
fn escape(bytes: &[u8]) -> Option<usize> {
    match bytes.first()? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(1),
        b'u' => {
            let code = bytes.get(1..5)?;
            code.iter().all(u8::is_ascii_hexdigit).then_some(5)
        }
        _ => None,
    }
}

/// How long the number is that stands first; `None` where there is none, or one that JSON does not know (`01`, `1.`).
pub(super) fn span(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (count > 0).then_some(from + count)
    };
    let start = usize::from(bytes.first() == Some(&b'-'));
    let mut end = match bytes.get(start)? {
        b'0' => start + 1,
        _ => digits(start)?,
    };
    if bytes.get(end) == Some(&b'.') {
        end = digits(end + 1)?;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = matches!(bytes.get(end + 1), Some(b'+' | b'-'));
        end = digits(end + 1 + usize::from(sign))?;
    }
    // `01`: what follows 0 must not go on with digits.
    let goes_on = bytes.get(end).is_some_and(u8::is_ascii_digit);
    (!goes_on).then_some(end)
}
