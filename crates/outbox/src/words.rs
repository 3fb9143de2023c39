//! The names an item carries, each a type of its own. Parsing refuses what could not be one: empty text, control
//! characters, more than 200 bytes.

use serde::{Deserialize, Serialize};
use std::fmt;

const LONGEST: usize = 200;

/// This text cannot be such a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAName;

impl fmt::Display for NotAName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a name")
    }
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes any text of 1–200 bytes without control characters.
            pub fn parse(text: &str) -> Option<Self> {
                Self::try_from(text.to_owned()).ok()
            }

            /// As it was given.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAName;

            fn try_from(text: String) -> Result<Self, NotAName> {
                let usable = !text.is_empty() && text.len() <= LONGEST && !text.chars().any(char::is_control);
                if usable { Ok(Self(text)) } else { Err(NotAName) }
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0
            }
        }
    )*};
}

names! {
    /// One write: minted on the phone when its form opens, the backend's id or key of it, never reused.
    ItemId;
    /// What a write is about, such as `poll/p1`: its writes keep their order, others do not wait for them.
    Lane;
    /// Whose write it is: an opaque tag of one account, or of the anonymous session of this phone.
    Identity;
    /// Which backend it is for: a fingerprint of the profile's base address.
    Backend;
    /// One open page; a fresh one at each load.
    Tab;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_a_name_is_refused() {
        assert_eq!(ItemId::parse("a1").unwrap().as_str(), "a1");
        assert_eq!(ItemId::parse(""), None);
        assert_eq!(ItemId::parse("a\n"), None);
        assert_eq!(ItemId::parse(&"a".repeat(LONGEST + 1)), None);
        assert!(serde_json::from_str::<ItemId>("\"\"").is_err());
    }
}
