//! Who is signed in, in memory only, and what a request may carry because of it. It refuses to give
//! anything to an origin that the profile does not declare.
//!
//! Before a call: [`Session::standing`]. Where that is [`Standing::NeedsRefresh`], whoever gets a
//! [`Ticket`] from [`Session::begin_refresh`] sends the refresh; all others get `None` and wait for
//! it: many refresh tokens can be used once, and a second use ends the session for good. After a 401
//! to a call: [`Session::rejected`], and the call may be repeated once.

mod attached;
mod refresh;

use model::time::Timestamp;

use super::attach::Attach;
use super::config::Config;
use super::cookie::Csrf;
use super::oidc::Oidc;
use super::origin::Origin;
use super::public_key::PublicKey;
use super::secret::Secret;
use super::template::RequestTemplate;
use super::tokens::{Identity, Tokens};

pub use attached::{Attached, Credentials};
pub use refresh::Ticket;

/// So long before its end a token is renewed, in milliseconds: a call must still arrive in time.
const SKEW_MS: i64 = 30_000;

/// A session with a backend.
#[derive(Debug)]
pub struct Session {
    carrier: Carrier,
    origins: Vec<Origin>,
    held: Held,
    /// Which sign-in this is, so that a late answer for an earlier one is known.
    serial: u32,
    /// How often tokens were renewed.
    renewals: u32,
}

/// Which sign-in a request was sent under, and with which of its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    serial: u32,
    renewals: u32,
}

/// What to do about a call that was answered with 401.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejected {
    /// Send it once more, renewed where [`Session::standing`] asks for that.
    Repeat,
    /// Let it be: nobody is signed in any more, or somebody else is.
    Leave,
}

/// What carries the session to the backend.
#[derive(Debug)]
enum Carrier {
    Nothing,
    PublicKey(PublicKey),
    Token(Attach, Vec<(String, String)>),
    Cookie(Option<Csrf>),
}

#[derive(Debug)]
enum Held {
    Nothing,
    Cookie,
    Tokens(Kept),
}

/// Tokens in use.
#[derive(Debug)]
struct Kept {
    access: Secret,
    expires: Option<Timestamp>,
    renewal: Renewal,
    identity: Option<Identity>,
}

#[derive(Debug)]
enum Renewal {
    Impossible,
    Possible(Secret),
    UnderWay,
}

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Calls may be sent.
    Fresh,
    /// Refresh first, or wait for the refresh that is under way.
    NeedsRefresh,
    /// Nobody is signed in, or no longer.
    SignedOut,
}

impl Session {
    /// Nobody signed in yet; these are the API's origins as the profile declares them.
    pub fn new<R: RequestTemplate>(config: &Config<R>, origins: Vec<Origin>) -> Self {
        let carrier = match config {
            Config::None => Carrier::Nothing,
            Config::PublicKey(key) => Carrier::PublicKey(key.clone()),
            Config::Bearer(attach) => Carrier::Token(attach.clone(), Vec::new()),
            Config::Password(password) => Carrier::Token(password.attach().clone(), Vec::new()),
            Config::Cookie(cookie) => Carrier::Cookie(cookie.csrf().cloned()),
            Config::InvitationCode => Carrier::Cookie(None),
            Config::Oidc(oidc) => Carrier::Token(Attach::bearer(), Oidc::headers(oidc).to_vec()),
        };
        Self {
            carrier,
            origins,
            held: Held::Nothing,
            serial: 0,
            renewals: 0,
        }
    }

    /// Starts with what a sign-in has brought.
    pub fn sign_in(&mut self, tokens: Tokens) {
        self.serial = self.serial.wrapping_add(1);
        self.held = Held::Tokens(Kept::new(tokens));
    }

    /// Starts with the cookie that a login has set.
    pub fn sign_in_by_cookie(&mut self) {
        self.serial = self.serial.wrapping_add(1);
        self.held = Held::Cookie;
    }

    /// Ends at once, also without a network; what comes out is for telling the backend.
    pub fn sign_out(&mut self) -> Option<Tokens> {
        self.serial = self.serial.wrapping_add(1);
        match std::mem::replace(&mut self.held, Held::Nothing) {
            Held::Tokens(kept) => Some(kept.into_tokens()),
            Held::Nothing | Held::Cookie => None,
        }
    }

    /// How it stands now.
    pub fn standing(&self, now: Timestamp) -> Standing {
        let kept = match &self.held {
            Held::Nothing => return Standing::SignedOut,
            Held::Cookie => return Standing::Fresh,
            Held::Tokens(kept) => kept,
        };
        let left = kept.expires.map_or(i64::MAX, |expires| {
            expires.millis().saturating_sub(now.millis())
        });
        match kept.renewal {
            Renewal::Impossible if left <= 0 => Standing::SignedOut,
            Renewal::Possible(_) | Renewal::UnderWay if left <= SKEW_MS => Standing::NeedsRefresh,
            _ => Standing::Fresh,
        }
    }

    /// What a request that is sent now is sent under.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            serial: self.serial,
            renewals: self.renewals,
        }
    }

    /// The backend answered 401 to a request of this stamp, although the session seemed fresh. What has begun since is not
    /// touched by it.
    pub fn rejected(&mut self, of: Stamp) -> Rejected {
        if of.serial != self.serial {
            return Rejected::Leave;
        }
        match &mut self.held {
            Held::Tokens(_) if of.renewals != self.renewals => Rejected::Repeat,
            Held::Tokens(kept) if !matches!(kept.renewal, Renewal::Impossible) => {
                kept.expires = Some(Timestamp::from_millis(i64::MIN));
                Rejected::Repeat
            }
            _ => {
                self.sign_out();
                Rejected::Leave
            }
        }
    }
}

impl Kept {
    fn new(tokens: Tokens) -> Self {
        Self {
            access: tokens.access,
            expires: tokens.expires,
            renewal: tokens
                .refresh
                .map_or(Renewal::Impossible, Renewal::Possible),
            identity: tokens.identity,
        }
    }

    fn into_tokens(self) -> Tokens {
        Tokens {
            access: self.access,
            refresh: match self.renewal {
                Renewal::Possible(refresh) => Some(refresh),
                Renewal::Impossible | Renewal::UnderWay => None,
            },
            expires: self.expires,
            identity: self.identity,
        }
    }
}
