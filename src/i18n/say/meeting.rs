//! Words for meeting.

use model::meeting::WhyNoFeedback;

use crate::i18n::Words;

impl Words {
    /// Why feedback cannot be given.
    pub fn why_no_feedback(self, why: WhyNoFeedback) -> &'static str {
        match why {
            WhyNoFeedback::NotYet => self.meeting_feedback_not_yet(),
            WhyNoFeedback::AlreadyGiven => self.meeting_feedback_given(),
        }
    }
}
