//! A profile: how one backend is spoken to, as data that an operator writes (`docs/connect.md`).
//!
//! It refuses what it does not know: an unknown key, an expression that does not compile or a missing rule is a
//! [`Finding`], and the operation that it belongs to is not offered. The rest goes on working.

mod check;
mod convert;
mod finding;
mod headers;
mod inspect;
mod inverse;
mod keys;
mod limits;
mod lines;
mod link;
mod local_zone;
mod locale;
mod merge;
mod normalise;
mod operation;
mod origin;
mod outcome;
mod pager;
mod parse;
mod place;
mod query;
mod reader;
mod seen;
mod sign_in;
mod statuses;
mod step;
mod template;
mod tree;
mod variant;
mod vocabulary;

pub use finding::{Finding, Weight};
pub use inspect::{How, Laid, Piece, RequestShape, only_reads};
pub use limits::{Credentials, Limits};
pub use operation::{Dedupe, Needs};
pub use sign_in::SignInRequest;
pub use variant::Variant;
pub use vocabulary::vocabulary;

pub(crate) use check::{LISTS, minted, reads};
pub(crate) use finding::nearest;
pub(crate) use inverse::invert;
pub(crate) use locale::Locale;
pub(crate) use operation::{Aggregate, Mapped, Operation, Rows};
pub(crate) use origin::Reach;
pub(crate) use outcome::{Outcome, Rule};
pub(crate) use pager::{MAXIMUM_PAGES, Pager, records};
pub(crate) use place::Place;
pub(crate) use query::QueryStyle;
pub(crate) use seen::Seen;
pub(crate) use step::{Body, Request, Step};
pub(crate) use tree::{Tree, record_root};

use std::collections::BTreeMap;

use model::Capability;

use serde_json::Value;

use crate::auth::{Config, Origin, Session};
use crate::facts::{Accounts, Remembers};

/// How one backend is spoken to.
#[derive(Debug)]
pub struct Profile {
    /// What the operator calls it.
    pub name: String,
    pub(crate) reach: Reach,
    pub(crate) locale: Locale,
    pub(crate) headers: Vec<(String, Tree)>,
    pub(crate) query_style: QueryStyle,
    pub(crate) graphql: String,
    pub(crate) outcomes: Vec<Rule>,
    pub(crate) pagers: BTreeMap<String, Pager>,
    pub(crate) entities: BTreeMap<String, Tree>,
    pub(crate) operations: BTreeMap<Capability, Operation>,
    pub(crate) sensitive: bool,
    pub(crate) min_group_size: Option<u32>,
    limits: Limits,
    /// Read only where residents sign in.
    auth: Option<Value>,
    probe: Option<variant::Probe>,
    variants: usize,
}

/// How residents tell a backend who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInWay {
    /// Not at all, or by a link that was sent to them.
    None,
    /// With a user name and a password.
    Password,
    /// On another site, which leads back.
    Redirect,
    /// With the code of an invitation.
    Code,
}

/// A profile and what is wrong with it.
#[derive(Debug)]
pub struct Checked {
    /// What can be used of it; `None` where nothing can.
    pub profile: Option<Profile>,
    /// Everything found, in the order of the file.
    pub findings: Vec<Finding>,
}

impl Profile {
    /// The presets that a profile builds on, in order; they are to be fetched before it is parsed.
    pub fn presets(text: &str) -> Vec<String> {
        merge::names(&serde_json::from_str(text).unwrap_or(Value::Null))
    }

    /// Reads a profile. `preset` brings the text of a preset by its name.
    pub fn parse(text: &str, preset: &dyn Fn(&str) -> Option<String>) -> Checked {
        Self::parse_variant(text, preset, Variant::Plain)
    }

    /// Reads one variant of a profile.
    pub fn parse_variant(
        text: &str,
        preset: &dyn Fn(&str) -> Option<String>,
        variant: Variant,
    ) -> Checked {
        let check = |section: &reader::Section, reach: &Reach| {
            sign_in::parse(section, reach);
        };
        parse::parse(text, preset, variant, check)
    }

    /// The same without checking `auth`: what is wrong in it shows with [`Self::auth`].
    pub fn parse_without_auth(
        text: &str,
        preset: &dyn Fn(&str) -> Option<String>,
        variant: Variant,
    ) -> Checked {
        parse::parse(text, preset, variant, |_, _| {})
    }

    /// The native contract at this base, such as `/api/v1`.
    pub fn native(base: &str) -> Option<Self> {
        let reach = Reach::new(base)?;
        Some(parse::native(reach))
    }

    /// Whether the backend can do this, here or on another site.
    pub fn offers(&self, capability: Capability) -> bool {
        self.operations.contains_key(&capability)
    }

    /// Whether answers differ by the language they are asked in.
    pub fn answers_in_one_language(&self) -> bool {
        self.locale.per_request
    }

    /// What the phone remembers because the backend cannot tell.
    pub fn remembers(&self) -> Remembers {
        let on_phone =
            |capability| matches!(self.operations.get(&capability), Some(Operation::ThisPhone));
        match (on_phone(Capability::Me), on_phone(Capability::Invitations)) {
            (false, _) => Remembers::Nothing,
            (true, false) => Remembers::Deeds,
            (true, true) => Remembers::DeedsAndInvitations,
        }
    }

    /// The address that its paths begin at.
    pub fn base(&self) -> &str {
        self.reach.base()
    }

    /// How often, how long, and with what.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// The origins beside the portal's own that it may reach: what `connect-src` must allow.
    pub fn origins(&self) -> &[String] {
        self.reach.origins()
    }

    /// How the backend tells a repeat of a write; `None` where the write is not mapped.
    pub fn dedupe(&self, capability: Capability) -> Option<Dedupe> {
        match self.operations.get(&capability)? {
            Operation::Native => Some(Dedupe::PutById),
            Operation::Mapped(mapped) => Some(mapped.dedupe),
            _ => None,
        }
    }

    /// Whether a write is one request that anybody can send: no steps, no sign-in.
    pub fn is_one_request(&self, capability: Capability) -> bool {
        match self.operations.get(&capability) {
            Some(Operation::Native) => !self.has_auth(),
            Some(Operation::Mapped(mapped)) => {
                let [step] = mapped.steps.as_slice() else {
                    return false;
                };
                step.each.is_none() && !self.has_auth()
            }
            _ => false,
        }
    }

    /// How residents sign in, in detail; nobody does where that is broken.
    pub fn auth(&self) -> Config<SignInRequest> {
        let findings = std::cell::RefCell::new(Vec::new());
        let read = |auth| sign_in::parse(&reader::Section::root(auth, &findings), &self.reach);
        self.auth.as_ref().map_or(Config::None, read)
    }

    /// How residents sign in, for the screens.
    pub fn sign_in_way(&self) -> SignInWay {
        let auth = self.auth.as_ref();
        let kind = auth.and_then(|auth| auth.get("kind")?.as_str());
        let has_login = auth.is_some_and(|auth| auth.get("login").is_some());
        match kind {
            Some("password") => SignInWay::Password,
            Some("cookie") if has_login => SignInWay::Password,
            Some("oidc") => SignInWay::Redirect,
            Some("invitation_code") => SignInWay::Code,
            _ => SignInWay::None,
        }
    }

    /// Whether residents have accounts with the backend, by whichever way they sign in.
    pub fn accounts(&self) -> Accounts {
        let kind = self
            .auth
            .as_ref()
            .and_then(|auth| auth.get("kind")?.as_str());
        match kind {
            Some("password" | "cookie" | "oidc" | "bearer") => Accounts::Residents,
            _ => Accounts::Nobody,
        }
    }

    /// Whether requests carry more than the profile's own headers.
    pub fn has_auth(&self) -> bool {
        self.auth.is_some()
    }

    /// A session in which nobody is signed in yet. Only the base's origin ever gets what it holds.
    pub fn session(&self) -> Session {
        let base = Origin::of(&format!("{}/", self.reach.base()));
        Session::new(&self.auth(), base.into_iter().collect())
    }

    /// The declared origins, as sign-in knows them.
    pub fn declared_origins(&self) -> Vec<Origin> {
        let origins = self.reach.origins().iter();
        origins.filter_map(|origin| Origin::of(origin)).collect()
    }

    /// Who may do something.
    pub fn needs(&self, capability: Capability) -> Needs {
        match self.operations.get(&capability) {
            Some(Operation::Mapped(mapped)) => mapped.needs,
            _ => Needs::Nothing,
        }
    }
}
