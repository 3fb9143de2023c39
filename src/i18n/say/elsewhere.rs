//! Words for what is done on another site.

use crate::i18n::Words;

/// What is done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Join a panel.
    Join,
    /// Answer a poll.
    Answer,
    /// Register to an event.
    Register,
}

impl Words {
    /// In a few words, for a mark: "Vastaa toisella sivustolla".
    pub fn elsewhere_mark(self, act: Act) -> &'static str {
        match act {
            Act::Join => self.elsewhere_mark_join(),
            Act::Answer => self.elsewhere_mark_answer(),
            Act::Register => self.elsewhere_mark_register(),
        }
    }

    /// That it is done there, and whose site it is.
    pub fn elsewhere_where(self, act: Act, host: &str) -> String {
        match act {
            Act::Join => self.elsewhere_join(host),
            Act::Answer => self.elsewhere_answer(host),
            Act::Register => self.elsewhere_register(host),
        }
    }

    /// What the button says.
    pub fn elsewhere_go(self, act: Act) -> &'static str {
        match act {
            Act::Join => self.elsewhere_go_join(),
            Act::Answer => self.elsewhere_go_answer(),
            Act::Register => self.elsewhere_go_register(),
        }
    }
}
