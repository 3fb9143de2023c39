//! Renewing a session: one at a time, and never back to life what was ended meanwhile.

use super::{Held, Kept, Renewal, Session};
use crate::auth::failure::SignInFailure;
use crate::auth::secret::Secret;
use crate::auth::tokens::{Identity, Tokens};

/// The right to refresh. There is one for each refresh token; give it back with what came of it.
#[derive(Debug)]
pub struct Ticket {
    pub(in crate::auth) refresh: Secret,
    pub(in crate::auth) identity: Option<Identity>,
    serial: u32,
}

impl Session {
    /// Takes the refresh token out; `None` if there is none, or while a refresh is under way.
    pub fn begin_refresh(&mut self) -> Option<Ticket> {
        let Held::Tokens(kept) = &mut self.held else {
            return None;
        };
        match std::mem::replace(&mut kept.renewal, Renewal::UnderWay) {
            Renewal::Possible(refresh) => Some(Ticket {
                refresh,
                identity: kept.identity.clone(),
                serial: self.serial,
            }),
            other => {
                kept.renewal = other;
                None
            }
        }
    }

    /// Goes on with what a refresh has brought. If somebody signed out or in meanwhile, its tokens
    /// come back instead, to be revoked.
    pub fn end_refresh(
        &mut self,
        ticket: Ticket,
        outcome: Result<Tokens, SignInFailure>,
    ) -> Option<Tokens> {
        let kept = match &mut self.held {
            Held::Tokens(kept) if ticket.serial == self.serial => kept,
            _ => return outcome.ok(),
        };
        match outcome {
            Ok(tokens) => {
                let identity = tokens.identity.or(ticket.identity);
                *kept = Kept::new(Tokens { identity, ..tokens });
                self.renewals = self.renewals.wrapping_add(1);
            }
            Err(SignInFailure::Untrusted(_) | SignInFailure::Declined) => {
                self.sign_out();
            }
            // What is left of the access token may be used up.
            Err(SignInFailure::Rejected) => kept.renewal = Renewal::Impossible,
            Err(_) => kept.renewal = Renewal::Possible(ticket.refresh),
        }
        None
    }
}
