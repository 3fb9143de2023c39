//! An invitation: a named or open request to join a panel, answer a poll or come to an event.
//!
//! It works by link, QR or typed code, without e-mail; it says why me, how long it takes, by when,
//! who sees the answer and what happens next; and it never becomes a dead end.

use std::fmt;

use crate::contact::Contact;
use crate::{EventId, InvitationId, LocalText, PanelId, PollId, Timestamp};

/// A request to take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// What it asks one to do.
    pub target: Target,
    /// Its title.
    pub title: LocalText,
    /// What it says (Markdown subset).
    pub text: LocalText,
    /// Who asks.
    pub from: Option<Contact>,
    /// Why this resident was asked.
    pub why_me: LocalText,
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
    /// Who sees the answer.
    pub who_sees: LocalText,
    /// What happens after.
    pub what_next: LocalText,
    /// Until when one may reply.
    pub reply_by: Option<Timestamp>,
    /// How often its code works.
    pub usage: Usage,
    /// What became of it.
    pub state: InvitationState,
}

/// What an invitation asks one to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Join this panel.
    Panel(PanelId),
    /// Answer this poll.
    Poll(PollId),
    /// Come to this event.
    Event(EventId),
}

/// How often an invitation's code works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// For one person.
    SingleUse,
    /// For whoever has it.
    Open,
}

/// What became of an invitation, for this resident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationState {
    /// Waits for a reply.
    Pending,
    /// "Later" was chosen; still waits.
    Postponed,
    /// Accepted.
    Accepted,
    /// Declined.
    Declined,
    /// Nobody replied in time.
    Expired,
    /// Taken back by the sender.
    Withdrawn,
    /// Used by someone else.
    Used,
}

/// What a resident may reply; no reason is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Yes.
    Accept,
    /// Not now, ask again.
    Later,
    /// No thanks.
    Decline,
}

/// Why a reply is not possible; each has a way on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNotReply {
    /// The time to reply is over.
    Expired,
    /// The sender took it back.
    Withdrawn,
    /// Someone else used it.
    Used,
    /// Already accepted.
    AlreadyAccepted,
}

impl Invitation {
    /// Its state at this moment: a waiting one whose time has run out is expired.
    pub fn state_at(&self, now: Timestamp) -> InvitationState {
        let late = self.reply_by.is_some_and(|reply_by| now >= reply_by);
        match self.state {
            InvitationState::Pending | InvitationState::Postponed if late => {
                InvitationState::Expired
            }
            state => state,
        }
    }

    /// Whether a reply can be sent. One who declined may still change their mind.
    pub fn may_reply(&self, now: Timestamp) -> Result<(), WhyNotReply> {
        let late = self.reply_by.is_some_and(|reply_by| now >= reply_by);
        match self.state_at(now) {
            InvitationState::Declined if late => Err(WhyNotReply::Expired),
            InvitationState::Pending | InvitationState::Postponed | InvitationState::Declined => {
                Ok(())
            }
            InvitationState::Accepted => Err(WhyNotReply::AlreadyAccepted),
            InvitationState::Expired => Err(WhyNotReply::Expired),
            InvitationState::Withdrawn => Err(WhyNotReply::Withdrawn),
            InvitationState::Used => Err(WhyNotReply::Used),
        }
    }

    /// Whether it still waits for this resident.
    pub fn is_waiting(&self, now: Timestamp) -> bool {
        matches!(
            self.state_at(now),
            InvitationState::Pending | InvitationState::Postponed
        )
    }
}

/// A code that opens an invitation: 6–32 letters and digits.
///
/// People type it from paper, so blanks, dashes and lower case are forgiven, and the letters
/// that Crockford's base 32 takes for digits (`O`→0, `I`,`L`→1) are read as such. A backend that
/// is not ours may use those letters, and even lower case: it is told what was typed.
#[derive(Clone)]
pub struct InvitationCode {
    folded: String,
    plain: String,
    typed: String,
}

impl InvitationCode {
    /// Reads what was typed or stood in a link; `None` if it cannot be a code.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut plain = String::new();
        for letter in typed.chars() {
            match letter.to_ascii_uppercase() {
                '-' | '–' | '.' => {}
                blank if blank.is_whitespace() => {}
                other if other.is_ascii_alphanumeric() => plain.push(other),
                _ => return None,
            }
        }
        let fold = |letter| match letter {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        (6..=32).contains(&plain.len()).then(|| Self {
            folded: plain.chars().map(fold).collect(),
            plain,
            typed: typed.trim().to_owned(),
        })
    }

    /// The code as our contract sends it: capitals and digits, `O`, `I` and `L` read as digits.
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// Capitals and digits as they were typed, without separators.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// What was typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }
}

impl PartialEq for InvitationCode {
    /// The same code, however it was typed.
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl Eq for InvitationCode {}

impl fmt::Debug for InvitationCode {
    /// Never prints the code: it opens someone's invitation.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("InvitationCode(…)")
    }
}
