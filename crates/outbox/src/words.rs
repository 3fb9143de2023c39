//! The names an item carries, each a type of its own. Parsing refuses what could not be one: empty text, control
//! characters, more than 200 bytes.

use serde::Serialize;

const LONGEST: usize = 200;

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes any text of 1–200 bytes without control characters.
            pub fn parse(text: &str) -> Option<Self> {
                let usable = !text.is_empty()
                    && text.len() <= LONGEST
                    && !text.chars().any(char::is_control);
                usable.then(|| Self(text.to_owned()))
            }

            /// As it was given.
            pub fn as_str(&self) -> &str {
                &self.0
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
    }
}
