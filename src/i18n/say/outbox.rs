//! Words for the two facts about what was sent: that it is safe on this phone, and whether it is there.

use connect::{Failure, Refusal};
use model::Zone;
use outbox::{Cause, Journey, Reason, Receipt, Saved, Standing, Why};

use crate::i18n::Words;

impl Words {
    /// Whether it is safe on this phone.
    pub fn saved(self, saved: Saved) -> &'static str {
        match saved {
            Saved::NotYet => self.outbox_saving(),
            Saved::Failed => self.outbox_not_saved(),
            Saved::Once(_) | Saved::Twice(_) => self.outbox_saved(),
        }
    }

    /// Where it is, or what it waits for.
    pub fn journey(self, journey: &Journey) -> String {
        let words = match journey {
            Journey::Draft => self.outbox_draft(),
            Journey::Waiting(why) => return self.waits(*why),
            Journey::Sending => self.outbox_sending(),
            Journey::Checking => self.outbox_checking(),
            Journey::Arrived(receipt) => return self.arrived(receipt),
            Journey::NeedsYou { why, .. } => return self.needs_you(*why),
            Journey::Discarded { .. } => self.outbox_discarded(),
        };
        words.to_owned()
    }

    fn waits(self, why: Why) -> String {
        let words = match why {
            Why::Turn => self.outbox_waiting_turn(),
            Why::Earlier => self.outbox_waiting_earlier(),
            Why::SignIn => self.outbox_waiting_sign_in(),
            Why::OtherBackend => self.outbox_waiting_elsewhere(),
            Why::Retry { cause, until, .. } => match cause {
                Cause::Unreachable | Cause::NotSent => self.outbox_waiting(),
                Cause::BadAnswer => self.outbox_waiting_login(),
                Cause::Busy => {
                    return self.outbox_waiting_busy(&self.soon(until, &Zone::helsinki()));
                }
                Cause::Faulty | Cause::Odd => self.outbox_waiting_faulty(),
            },
        };
        words.to_owned()
    }

    fn arrived(self, receipt: &Receipt) -> String {
        let mut text = self.outbox_arrived(&self.moment(receipt.at, &Zone::helsinki()));
        let more = match receipt.standing {
            Standing::Done => None,
            Standing::Waiting => Some(self.outbox_arrived_waiting()),
            Standing::Requested => Some(self.outbox_arrived_requested()),
        };
        if let Some(words) = more {
            text.push(' ');
            text.push_str(words);
        }
        text
    }

    /// Why it takes the person.
    pub fn needs_you(self, why: Reason) -> String {
        let refusal = match why {
            Reason::Closed => return self.outbox_closed().to_owned(),
            Reason::Gone => return self.outbox_gone().to_owned(),
            Reason::Invalid => return self.outbox_invalid().to_owned(),
            Reason::NotOffered => return self.outbox_not_offered().to_owned(),
            Reason::Unsure => return self.outbox_unsure().to_owned(),
            Reason::Full => Refusal::Full,
            Reason::NotYetOpen => Refusal::NotYetOpen,
            Reason::InvitationOnly => Refusal::InvitationOnly,
            Reason::TermOver => Refusal::TermOver,
            Reason::MembersOnly => Refusal::MembersOnly,
            Reason::UnknownCode => Refusal::UnknownCode,
            Reason::Expired => Refusal::Expired,
            Reason::Withdrawn => Refusal::Withdrawn,
            Reason::Used => Refusal::Used,
            Reason::AlreadyAccepted => Refusal::AlreadyAccepted,
            Reason::AlreadyAnswered => Refusal::AlreadyAnswered,
            Reason::AlreadyRegistered => Refusal::AlreadyRegistered,
            Reason::AlreadyGiven => Refusal::AlreadyGiven,
            Reason::NotNeeded => Refusal::NotNeeded,
            Reason::NotYet => Refusal::NotYet,
            Reason::Over => Refusal::Over,
            Reason::Cancelled => Refusal::Cancelled,
            Reason::StrongSignIn => Refusal::StrongSignIn,
            Reason::IdReused | Reason::Other => Refusal::Other,
        };
        self.failure(&Failure::Refused(refusal))
    }
}
