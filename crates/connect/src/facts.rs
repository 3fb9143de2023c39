//! What the screens need to know of a profile, as plain values: small enough for a phone that speaks the native contract and
//! needs nothing else of this crate's profiles.

use model::Capability;
use model::panel::Discretion;
use serde_json::Value;

use crate::origin::Origin;
use crate::profile::{Credentials, Limits, Profile, Reach, SignInWay};

/// How a backend is, seen from the screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// What the operator calls it.
    pub name: String,
    /// The address that requests begin at.
    pub base: String,
    /// What it can do.
    pub offered: Vec<Capability>,
    /// What the phone remembers in its place.
    pub remembers: Remembers,
    /// How texts come.
    pub texts: Texts,
    /// How often, how long, and with what.
    pub limits: Limits,
    /// How residents sign in.
    pub sign_in_way: SignInWay,
    /// Whether anybody has an account.
    pub accounts: Accounts,
    /// Whether what is read may stay on the phone: not where everything is a sensitive matter.
    pub discretion: Discretion,
}

/// Who has an account with a backend: whether it knows residents by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accounts {
    /// Nobody has one, nobody's name is asked.
    Nobody,
    /// Residents have, and are known once they have signed in.
    Residents,
}

/// What a backend cannot tell a resident of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remembers {
    /// It tells everything.
    Nothing,
    /// What they did.
    Deeds,
    /// That, and which invitations they opened.
    DeedsAndInvitations,
}

/// How texts for people come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// In every language at once.
    InAll,
    /// In the language that was asked in.
    InOne,
}

impl Facts {
    /// Keys of a profile that says no more than where the native contract is spoken; `boot.js` learns them from here.
    pub const PLAIN: &[&str] = &[
        "$schema", "profile", "name", "about", "extends", "base", "backend",
    ];

    /// Of a profile that is the native contract and nothing else; `None` for all others, which [`Profile::parse`] reads.
    pub fn plainly_native(text: &str) -> Option<Self> {
        let profile: Value = serde_json::from_str(text).ok()?;
        let fields = profile.as_object()?;
        let extends = profile.get("extends")?.as_array()?;
        let is_plain = fields.keys().all(|key| Self::PLAIN.contains(&key.as_str()))
            && profile.get("profile")?.as_u64() == Some(1)
            && matches!(extends.as_slice(), [only] if only == "native");
        let base = profile.get("base")?.as_str()?;
        let reach = Reach::new(base).filter(|_| is_plain)?;
        Some(Self {
            name: profile
                .get("name")
                .and_then(Value::as_str)
                .unwrap_or("native")
                .to_owned(),
            base: reach.base().to_owned(),
            offered: Capability::ALL.to_vec(),
            remembers: Remembers::Nothing,
            texts: Texts::InAll,
            limits: Limits::USUAL,
            sign_in_way: SignInWay::None,
            accounts: Accounts::Nobody,
            discretion: Discretion::Ordinary,
        })
    }

    /// Whether a request goes to the origin of the base.
    pub fn is_at_base(&self, url: &str) -> bool {
        let base = Origin::of(&[&self.base, "/"].concat());
        base.is_some() && Origin::of(url) == base
    }

    /// Of any profile.
    pub fn of(profile: &Profile) -> Self {
        let offered = Capability::ALL.iter().copied();
        Self {
            name: profile.name.clone(),
            base: profile.base().to_owned(),
            offered: offered.filter(|one| profile.offers(*one)).collect(),
            remembers: profile.remembers(),
            texts: if profile.answers_in_one_language() {
                Texts::InOne
            } else {
                Texts::InAll
            },
            limits: profile.limits(),
            sign_in_way: profile.sign_in_way(),
            accounts: profile.accounts(),
            discretion: if profile.sensitive {
                Discretion::Sensitive
            } else {
                Discretion::Ordinary
            },
        }
    }
}

impl Limits {
    /// A slow phone on a slow network needs some seconds for a list.
    pub const USUAL: Self = Self {
        timeout_millis: 20_000,
        requests_a_minute: None,
        credentials: Credentials::SameOrigin,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_the_base_s_alone() {
        let facts = |base: &str| {
            let text = format!(r#"{{"profile": 1, "extends": ["native"], "base": "{base}"}}"#);
            Facts::plainly_native(&text).unwrap()
        };
        let api = facts("https://api.example.fi/v1");
        assert!(api.is_at_base("https://api.example.fi/v1/polls"));
        assert!(!api.is_at_base("https://files.example.fi/v1/polls"));
        assert!(!api.is_at_base("/polls"));
        let own = facts("/api/v1");
        assert!(own.is_at_base("/api/v1/polls"));
        assert!(!own.is_at_base("//evil.example/") && !own.is_at_base("https://evil.example/"));
    }

    #[test]
    fn only_what_is_nothing_but_native_is_plainly_native() {
        let plain = r#"{"profile": 1, "extends": ["native"], "base": "/api/v1/"}"#;
        let facts = Facts::plainly_native(plain).unwrap();
        assert_eq!(facts.base, "/api/v1");
        let parsed = Profile::parse(plain, &|_| None).profile.unwrap();
        let named = Facts {
            name: String::new(),
            ..facts
        };
        assert_eq!(named, Facts::of(&parsed));
        for other in [
            r#"{"profile": 1, "extends": ["native"], "base": "/api", "operations": {}}"#,
            r#"{"profile": 1, "extends": ["native", "a"], "base": "/api"}"#,
            r#"{"profile": 1, "base": "/api"}"#,
            r#"{"profile": 2, "extends": ["native"], "base": "/api"}"#,
            r#"{"profile": 1, "extends": ["native"], "base": "http://a.example"}"#,
        ] {
            assert_eq!(Facts::plainly_native(other), None, "{other}");
        }
    }
}
