//! Worlds and portals that are wrong on purpose: each has to be caught, or the judge proves nothing.

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutant {
    /// Nothing.
    None,
    /// Any 2xx is a receipt.
    AnySuccessIsAReceipt,
    /// Records are deleted when their item is sent.
    DeletesBeforeItArrived,
    /// Each try has an id of its own.
    NewIdAtEachTry,
    /// The shadow is never written, and said to be.
    IgnoresTheShadow,
    /// Only the primary store is read at the start.
    LoadsThePrimaryOnly,
    /// `Retry-After` is not read.
    IgnoresRetryAfter,
    /// "Committed" is said when the write begins.
    SaysSavedTooEarly,
    /// Look-ups are answered without asking: it is not there.
    NeverLooksUp,
    /// The page does not hear who signs in, and sends what it has as whoever that is.
    SendsAsAnyone,
    /// A repeat has other bytes.
    ChangesItsBytes,
    /// Failures of the way are said to be "never sent".
    CallsTheUnknownUnsent,
    /// Puts are not compared with what is there.
    PutsBlindly,
}

impl Mutant {
    /// Every wrong one.
    pub const ALL: [Self; 12] = [
        Self::AnySuccessIsAReceipt,
        Self::DeletesBeforeItArrived,
        Self::NewIdAtEachTry,
        Self::IgnoresTheShadow,
        Self::LoadsThePrimaryOnly,
        Self::IgnoresRetryAfter,
        Self::SaysSavedTooEarly,
        Self::NeverLooksUp,
        Self::SendsAsAnyone,
        Self::ChangesItsBytes,
        Self::CallsTheUnknownUnsent,
        Self::PutsBlindly,
    ];
}
