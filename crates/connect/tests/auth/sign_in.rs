//! A sign-in without a provider: metadata, a callback and a token answer that fit each other.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use connect::HttpResponse;
use connect::auth::{Config, Oidc, Pending, RedirectUri, Server, SignIn};
use model::Language;
use model::time::Timestamp;
use serde_json::{Value, json};

use crate::template::Template;

pub(crate) const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);
pub(crate) const ISSUER: &str = "https://id.example.fi";
pub(crate) const REDIRECT_URI: &str = "https://raati.example.fi/sign-in";

pub(crate) fn oidc(profile: &Value) -> Oidc {
    match Config::<Template>::parse(profile) {
        Ok(Config::Oidc(oidc)) => oidc,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn config() -> Oidc {
    oidc(&json!({"kind": "oidc", "issuer": ISSUER, "client_id": "raati", "scopes": ["openid"]}))
}

pub(crate) fn metadata() -> Value {
    json!({
        "issuer": ISSUER,
        "authorization_endpoint": "https://id.example.fi/authorize?tenant=1",
        "token_endpoint": "https://id.example.fi/token",
        "end_session_endpoint": "https://id.example.fi/leave",
        "response_types_supported": ["code"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": true,
    })
}

pub(crate) fn answer(body: &Value) -> HttpResponse {
    HttpResponse {
        status: 200,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.to_string(),
    }
}

pub(crate) fn server(config: &Oidc) -> Server {
    config.server(&answer(&metadata()), &[]).unwrap()
}

pub(crate) fn begin(config: &Oidc, server: Server) -> SignIn {
    let back = RedirectUri::parse(REDIRECT_URI).unwrap();
    let random = std::array::from_fn(|at| u8::try_from(at).unwrap());
    config.begin(server, back, &random, Language::Sv, NOW)
}

/// A field of what the tab stores.
pub(crate) fn stored(pending: &Pending, name: &str) -> String {
    let stored: Value = serde_json::from_str(&pending.to_json()).unwrap();
    stored[name].as_str().unwrap().to_owned()
}

pub(crate) fn callback(pending: &Pending) -> String {
    let state = stored(pending, "state");
    format!("{REDIRECT_URI}?code=the-code&state={state}&iss=https%3A%2F%2Fid.example.fi")
}

pub(crate) fn header() -> Value {
    json!({"alg": "ES256", "kid": "1"})
}

pub(crate) fn claims(pending: &Pending) -> Value {
    let now = NOW.millis() / 1_000;
    json!({"iss": ISSUER, "aud": "raati", "sub": "aino", "nonce": stored(pending, "nonce"),
        "iat": now, "exp": now + 300})
}

pub(crate) fn token_answer(header: &Value, claims: &Value) -> Value {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    json!({"token_type": "bearer", "access_token": "access", "refresh_token": "refresh",
        "expires_in": 300, "id_token": format!("{}.{}.c2ln", part(header), part(claims))})
}
