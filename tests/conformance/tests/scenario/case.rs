//! What is different from kit to kit, as far as the backend – not the profile – is the reason.

use raati_conformance::Kit;

/// One kit with its profile.
pub(crate) struct Case {
    pub(crate) kit: Kit,
    /// `profiles/<name>.json`.
    pub(crate) profile: &'static str,
    /// Fields that the kit has no place for, such as `poll.who_sees`; see `facts`.
    pub(crate) lacks: &'static [&'static str],
    pub(crate) order: Order,
    pub(crate) full: Full,
    pub(crate) wrong_answer: WrongAnswer,
    pub(crate) results: Results,
}

/// In which order panels and options come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// As the operator entered them.
    AsEntered,
    /// Of their keys: the backend keeps them in an object, which has no order.
    OfKeys,
}

/// What happens to the fourth registration to three seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Full {
    /// Refused as full.
    Refused,
    /// Taken, because of this.
    Taken(&'static str),
}

/// What happens to an answer to a question that is not in the poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WrongAnswer {
    /// Refused with a field error that points there, in what the portal sent.
    Refused(&'static str),
    /// Taken, because of this.
    Taken(&'static str),
}

/// When an answer shows in the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Results {
    /// At once.
    AtOnce,
    /// When the operator publishes again.
    Published,
}
