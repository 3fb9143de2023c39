//! What an answer to a write proves: that it arrived, when, under which code, and what came of it. Read by the same
//! decoders as the screens' values, so that nothing counts as arrived which the screens could not read.

use model::event::SeatState;
use model::panel::MembershipState;
use model::receipt::Receipt;
use model::{Capability, Timestamp};

use super::{Answer, Ask};
use crate::decode;
use crate::failure::Failure;
use crate::node::{Node, Read};

/// The backend's word that a write arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// A code to read out, where the backend gives one.
    pub code: Option<String>,
    /// When the backend stored it, where it says so.
    pub at: Option<Timestamp>,
    /// What came of it.
    pub standing: Standing,
}

/// What an arrived write came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Done: answered, registered, a member.
    Done,
    /// On a waiting list.
    Waiting,
    /// Asked for; somebody decides.
    Requested,
}

/// What the answer to a write proves; [`Failure::Unreadable`] where it proves nothing.
pub fn arrival(ask: &Ask, answer: &Answer) -> Result<Arrival, Failure> {
    let node = Node::root(&answer.value, answer.language);
    read(ask, &node).map_err(Failure::Unreadable)
}

fn read(ask: &Ask, node: &Node) -> Read<Arrival> {
    use Capability as C;
    let done = |code, at| Arrival {
        code,
        at,
        standing: Standing::Done,
    };
    Ok(match ask.capability {
        C::SubmitResponse | C::GiveFeedback | C::ProposeTheme | C::SendMessage => {
            let Receipt { code, at } = decode::receipt(node)?;
            done(Some(code), Some(at))
        }
        C::Register => {
            let seat = decode::event::seat(node)?;
            let Receipt { code, at } = seat.receipt;
            let standing = match seat.state {
                SeatState::Attending => Standing::Done,
                SeatState::Waiting(_) => Standing::Waiting,
            };
            Arrival {
                standing,
                ..done(Some(code), Some(at))
            }
        }
        C::JoinPanel => {
            let membership = decode::panel::membership(node)?;
            let standing = match membership.state {
                MembershipState::Member => Standing::Done,
                MembershipState::Requested => Standing::Requested,
            };
            Arrival {
                standing,
                ..done(None, Some(membership.since))
            }
        }
        C::ReplyInvitation => {
            decode::invitation::invitation(node)?;
            done(None, None)
        }
        _ => {
            decode::nothing(node)?;
            done(None, None)
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use model::{EventId, Language, PanelId};
    use serde_json::{Value, json};

    use super::super::{join_panel, leave_panel};
    use super::*;

    fn proven<T>(call: &super::super::Call<T>, value: Value) -> Option<Arrival> {
        let answer = Answer {
            value: Arc::new(value),
            language: Language::Fi,
        };
        arrival(call.ask(), &answer).ok()
    }

    #[test]
    fn a_request_to_join_is_not_yet_a_membership() {
        let join = join_panel(&PanelId::parse("p1").unwrap(), "", None);
        let member =
            |state| json!({"panel": "p1", "state": state, "since": "2026-01-24T00:00:00Z"});
        let standing = |state| proven(&join, member(state)).unwrap().standing;
        assert_eq!(standing("member"), Standing::Done);
        assert_eq!(standing("requested"), Standing::Requested);
        assert_eq!(proven(&join, Value::Null), None);
    }

    #[test]
    fn a_page_proves_nothing() {
        let leave = leave_panel(&PanelId::parse("p1").unwrap());
        assert!(proven(&leave, Value::Null).is_some());
        assert_eq!(proven(&leave, json!("<html>")), None);
        let event = EventId::parse("e1").unwrap();
        assert_eq!(
            proven(&super::super::event(&event), json!({"items": []})),
            None
        );
    }
}
