//! A message: "what matters to me", by category, anonymous if wished.

use crate::MessageId;

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageCategory {
    /// An idea.
    Idea,
    /// What works.
    Praise,
    /// What does not work.
    Problem,
    /// A question.
    Question,
}

/// A message, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Minted on the phone.
    pub id: MessageId,
    /// What it is about.
    pub category: MessageCategory,
    /// What it says; 3–2,000 characters.
    pub text: String,
    /// How to answer, when the sender wants one; at most 200 characters, empty for anonymous.
    pub reply_to: String,
}

/// Why a message cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageProblem {
    /// Fewer than 3 characters.
    TextTooShort,
    /// More than 2,000 characters.
    TextTooLong,
    /// The address has more than 200 characters.
    ReplyToTooLong,
}

impl Message {
    /// Checks what was typed.
    pub fn check(
        id: MessageId,
        category: MessageCategory,
        text: &str,
        reply_to: &str,
    ) -> Result<Self, MessageProblem> {
        let (text, reply_to) = (text.trim(), reply_to.trim());
        match (text.chars().count(), reply_to.chars().count()) {
            (..3, _) => Err(MessageProblem::TextTooShort),
            (2_001.., _) => Err(MessageProblem::TextTooLong),
            (_, 201..) => Err(MessageProblem::ReplyToTooLong),
            _ => Ok(Self {
                id,
                category,
                text: text.to_owned(),
                reply_to: reply_to.to_owned(),
            }),
        }
    }
}
