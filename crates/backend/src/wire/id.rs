//! Identifiers as they travel: `[A-Za-z0-9_-]{1,64}`, so that they fit into a path as they are.

use serde::{Deserialize, Deserializer, Serialize, de};
use utoipa::ToSchema;

/// An identifier, `[A-Za-z0-9_-]{1,64}`. Those minted by a client hold at least 128 random bits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[schema(value_type = String, pattern = "^[A-Za-z0-9_-]{1,64}$", example = "panel-1")]
pub struct Id(String);

impl Id {
    /// Reads an identifier; `None` for anything that does not fit the pattern.
    pub fn parse(text: &str) -> Option<Self> {
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        let fits = (1..=64).contains(&text.len()) && text.bytes().all(letter);
        fits.then(|| Self(text.to_owned()))
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| de::Error::custom("expected an id of 1 to 64 letters, digits, _ or -"))
    }
}
