//! One newtype per identifier, so that a poll's id can never be sent where a panel's is meant.
//!
//! Ids are opaque strings of the backend. Parsing refuses what could not be one: empty text,
//! control characters, more than 200 bytes.

use std::fmt;

/// Longest id accepted, in bytes; real backends stay under 64.
const LONGEST_ID: usize = 200;

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes any text a backend may use as an id; `None` if it is empty, longer than
            /// 200 bytes or holds control characters.
            pub fn parse(text: &str) -> Option<Self> {
                let usable = !text.is_empty()
                    && text.len() <= LONGEST_ID
                    && !text.chars().any(char::is_control);
                usable.then(|| Self(text.to_owned()))
            }

            /// The id as the backend wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    )*};
}

identifiers! {
    /// A group of clients and professionals.
    PanelId;
    /// One meeting of a panel.
    MeetingId;
    /// What a meeting works on.
    ThemeId;
    /// A request to take part.
    InvitationId;
    /// One to a few questions.
    PollId;
    /// One question of a poll, unique within it.
    QuestionId;
    /// One option of a question, or one column of a matrix; unique within it.
    OptionId;
    /// One row of a matrix, unique within its question.
    RowId;
    /// One resident's answer to a poll; minted on the phone when the form opens.
    ResponseId;
    /// An event open to whoever it concerns.
    EventId;
    /// Events that belong together.
    SeriesId;
    /// One resident's registration to an event; minted on the phone.
    RegistrationId;
    /// Something that changed because people took part.
    ImpactId;
    /// A message of a resident; minted on the phone.
    MessageId;
    /// Feedback on a meeting; minted on the phone.
    FeedbackId;
    /// One intent to write what has no id of its own, the same at each repeat; minted on the phone.
    IntentKey;
}
