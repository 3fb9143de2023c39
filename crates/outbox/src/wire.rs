//! Kinds that stand in records as words: one table a kind, for writing and for reading.

/// An enum whose variants are words of the record.
macro_rules! worded {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$word_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        pub enum $name { $($(#[$word_doc])* $variant,)* }

        impl $name {
            /// As it stands in records.
            pub(crate) const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Finds it by its word.
            pub(crate) fn of_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(self.word())
            }
        }
    };
}

pub(crate) use worded;
