//! A tab of the portal that signs in: the state machine between a browser and a provider.

use std::time::{SystemTime, UNIX_EPOCH};

use connect::auth::{
    Config, Oidc, Origin, Pending, RedirectUri, RequestTemplate, Server, SignInFailure, Tokens,
    Wrong,
};
use connect::expression::Failed;
use connect::{HttpRequest, HttpResponse};
use model::Language;
use model::time::Timestamp;
use serde_json::{Value, json};

use super::browser::Browser;
use super::kit::{REDIRECT_URI, issuer};

pub(crate) struct Tab {
    pub(crate) config: Oidc,
    pub(crate) browser: Browser,
    /// The tab's session storage.
    pub(crate) storage: Option<String>,
}

/// OIDC needs no requests of the profile.
#[derive(Debug)]
pub(crate) struct NoRequests;

impl RequestTemplate for NoRequests {
    fn parse(_: &Value) -> Result<Self, Vec<Wrong>> {
        Ok(Self)
    }

    fn request(&self, _: &Value) -> Result<HttpRequest, Failed> {
        Err(Failed {
            why: "there is none".to_owned(),
        })
    }
}

pub(crate) fn now() -> Timestamp {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_millis(i64::try_from(now.as_millis()).unwrap())
}

/// Random enough to tell one sign-in of a test from another.
pub(crate) fn random() -> [u8; 96] {
    let mut bytes = [0; 96];
    let mut source = std::fs::File::open("/dev/urandom").unwrap();
    std::io::Read::read_exact(&mut source, &mut bytes).unwrap();
    bytes
}

impl Tab {
    pub(crate) fn new() -> Self {
        let profile = json!({"kind": "oidc", "issuer": issuer(), "client_id": "raati",
            "scopes": ["openid", "offline_access"]});
        let Ok(Config::<NoRequests>::Oidc(config)) = Config::parse(&profile) else {
            panic!("the profile is fine");
        };
        Self {
            config,
            browser: Browser::new(),
            storage: None,
        }
    }

    pub(crate) fn discover(&self) -> HttpResponse {
        self.browser.send(&self.config.discovery().unwrap())
    }

    pub(crate) fn server(&self) -> Server {
        self.config.server(&self.discover(), &[]).unwrap()
    }

    /// Leaves for the provider, signs in there, and is sent back to this address.
    pub(crate) fn leave(&mut self, server: Server) -> String {
        let back = RedirectUri::parse(REDIRECT_URI).unwrap();
        let begun = self
            .config
            .begin(server, back, &random(), Language::Fi, now());
        self.storage = Some(begun.pending.to_json());
        self.browser.visit(&begun.url)
    }

    /// Comes back to an address; `answer` may come between the provider and us.
    pub(crate) fn come_back(
        &mut self,
        url: &str,
        answer: impl Fn(HttpResponse) -> HttpResponse,
    ) -> Result<Tokens, SignInFailure> {
        let stored = self.storage.take().unwrap_or_default();
        let pending = Pending::parse(&stored, &self.config, &[])?;
        let exchange = pending.redeem(url, now())?;
        let response = answer(self.browser.send(&exchange.request()));
        let (tokens, _) = exchange.finish(&self.config, &response, now())?;
        Ok(tokens)
    }
}

/// Where the API of these tests is.
pub(crate) fn api() -> Vec<Origin> {
    vec![Origin::of("https://api.example.fi").unwrap()]
}
