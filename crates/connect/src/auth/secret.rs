//! Text that must not be seen: tokens, codes, verifiers. It refuses to be printed, and to hold what
//! could break out of a header.

use std::fmt;

/// Longer ones do not fit the headers that servers accept.
const MAXIMUM_LENGTH: usize = 16_384;

/// Visible ASCII that is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// `None` for the empty text, for very long ones, and for anything but visible ASCII.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=MAXIMUM_LENGTH).contains(&text.len());
        (fits && text.bytes().all(|byte| byte.is_ascii_graphic())).then(|| Self(text.to_owned()))
    }

    /// As it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(…)")
    }
}
