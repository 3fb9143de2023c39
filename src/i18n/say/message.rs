//! Words for messages.

use model::message::{MessageCategory, MessageProblem};

use crate::i18n::Words;

impl Words {
    /// What a message is about, and an example of it.
    pub fn message_about(self, category: MessageCategory) -> (&'static str, &'static str) {
        match category {
            MessageCategory::Idea => (self.message_idea(), self.message_idea_hint()),
            MessageCategory::Praise => (self.message_praise(), self.message_praise_hint()),
            MessageCategory::Problem => (self.message_problem(), self.message_problem_hint()),
            MessageCategory::Question => (self.message_question(), self.message_question_hint()),
        }
    }

    /// What is wrong with a message and how to mend it.
    pub fn message_wrong(self, problem: MessageProblem) -> &'static str {
        match problem {
            MessageProblem::TextTooShort => self.message_too_short(),
            MessageProblem::TextTooLong => self.message_too_long(),
            MessageProblem::ReplyToTooLong => self.message_reply_to_long(),
        }
    }
}
