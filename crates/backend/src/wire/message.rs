//! A message: "what matters to me".

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{wire_enum, wire_name};

wire_enum! {
    /// What a message is about.
    MessageCategory = model::message::MessageCategory {
        /// An idea.
        Idea = "idea",
        /// What works.
        Praise = "praise",
        /// What does not work.
        Problem = "problem",
        /// A question.
        Question = "question",
    }
}

wire_name! {
    MessageCategory { Idea = "idea", Praise = "praise", Problem = "problem", Question = "question" }
}

/// What is sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageRequest {
    /// What it is about.
    pub category: MessageCategory,
    /// What it says; 3–2,000 characters.
    pub text: String,
    /// How to answer; at most 200 characters, empty for anonymous.
    #[serde(default)]
    pub reply_to: String,
}
