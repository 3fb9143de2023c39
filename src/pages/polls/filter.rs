//! Which polls are wanted, and in what order they stand.

use model::Timestamp;
use model::panel::Moment;
use model::poll::Poll;

use crate::i18n::Words;

/// Which polls are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    All,
    Open,
    Answered,
    Closed,
}

impl Filter {
    /// In the order of the chips.
    pub(super) const ALL: [Self; 4] = [Self::All, Self::Open, Self::Answered, Self::Closed];

    /// The chip's value.
    pub(super) fn value(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }

    /// The chip's words.
    pub(super) fn label(self, words: Words) -> &'static str {
        match self {
            Self::All => words.poll_filter_all(),
            Self::Open => words.poll_filter_open(),
            Self::Answered => words.poll_filter_answered(),
            Self::Closed => words.poll_filter_closed(),
        }
    }

    /// Reads a chip's value.
    pub(super) fn parse(value: &str) -> Self {
        let known = Self::ALL.into_iter().find(|filter| filter.value() == value);
        known.unwrap_or(Self::All)
    }

    /// Whether a poll is wanted.
    pub(super) fn fits(self, poll: &Poll, now: Timestamp) -> bool {
        match self {
            Self::All => true,
            Self::Open => poll.window.at(now) == Moment::Within,
            Self::Answered => poll.response.is_some(),
            Self::Closed => poll.window.at(now) == Moment::After,
        }
    }
}

/// Open ones first – those that still wait for an answer before all – then coming, then closed.
pub(super) fn rank(poll: &Poll, now: Timestamp) -> u8 {
    match poll.window.at(now) {
        Moment::Within if poll.response.is_none() => 0,
        Moment::Within => 1,
        Moment::Before(_) => 2,
        Moment::After => 3,
    }
}
