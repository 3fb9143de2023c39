//! What can be counted in a backend, and its names on the command line. Refuses all other names.

use std::str::FromStr;

use crate::Failure;

/// What residents send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// Answers to a whole poll.
    Responses,
    /// Places at events.
    Registrations,
    /// Seats in panels, asked for or taken.
    Memberships,
    /// Replies to invitations.
    Replies,
    /// What the backend notes by itself of whoever sent something without a login.
    Traces,
}

impl FromStr for Noun {
    type Err = Failure;

    fn from_str(text: &str) -> Result<Self, Failure> {
        match text {
            "responses" => Ok(Self::Responses),
            "registrations" => Ok(Self::Registrations),
            "memberships" => Ok(Self::Memberships),
            "replies" => Ok(Self::Replies),
            _ => Err(Failure::new(
                format!("residents send no `{text}`"),
                "name one of responses, registrations, memberships, replies",
            )),
        }
    }
}
