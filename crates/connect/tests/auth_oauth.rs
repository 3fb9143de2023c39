//! The code flow step by step, where a real provider would not show the difference: plain OAuth 2.0,
//! declared origins, what the tab stores, refresh rules.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

#[path = "auth/sign_in.rs"]
mod sign_in;
#[path = "auth/template.rs"]
mod template;

use connect::auth::{Breach, Config, Oidc, Origin, Pending, Session, SignInFailure, Tokens};
use serde_json::{Value, json};
use sign_in::*;
use template::Template;

fn untrusted<T>(outcome: Result<T, SignInFailure>, breach: Breach) {
    assert_eq!(outcome.err(), Some(SignInFailure::Untrusted(breach)));
}

#[test]
fn the_address_says_all_that_the_answer_is_tied_to() {
    let sign_in = begin(&config(), server(&config()));
    let state = stored(&sign_in.pending, "state");
    let nonce = stored(&sign_in.pending, "nonce");
    let start = "https://id.example.fi/authorize?tenant=1&response_type=code&client_id=raati";
    assert!(sign_in.url.starts_with(start), "{}", sign_in.url);
    for part in [
        "redirect_uri=https%3A%2F%2Fraati.example.fi%2Fsign-in",
        "code_challenge_method=S256",
        "scope=openid",
        "ui_locales=sv",
        &format!("state={state}"),
        &format!("nonce={nonce}"),
    ] {
        assert!(sign_in.url.contains(part), "{part} in {}", sign_in.url);
    }
    let verifier = stored(&sign_in.pending, "verifier");
    assert!(!sign_in.url.contains(&verifier));
}

#[test]
fn what_the_tab_stored_is_checked_again() {
    let config = config();
    let text = begin(&config, server(&config)).pending.to_json();
    assert!(Pending::parse(&text, &config, &[]).is_ok());
    let changed = |pointer: &str, other: &str| {
        let mut stored: Value = serde_json::from_str(&text).unwrap();
        *stored.pointer_mut(pointer).unwrap() = json!(other);
        Pending::parse(&stored.to_string(), &config, &[])
    };
    untrusted(changed("/client_id", "other"), Breach::Pending);
    untrusted(
        changed("/redirect_uri", "http://evil.example/"),
        Breach::Pending,
    );
    untrusted(
        changed("/server/issuer", "https://evil.example"),
        Breach::Issuer,
    );
    let elsewhere = changed("/server/token_endpoint", "https://evil.example/token");
    untrusted(elsewhere, Breach::Endpoint);
}

#[test]
fn a_sign_in_waits_for_an_hour() {
    let redeem = |minutes| {
        let pending = begin(&config(), server(&config())).pending;
        let url = callback(&pending);
        pending.redeem(&url, NOW.plus_minutes(minutes))
    };
    assert!(redeem(60).is_ok());
    untrusted(redeem(61), Breach::Age);
    untrusted(redeem(-1), Breach::Age);
}

#[test]
fn a_no_is_told_from_a_fault() {
    let redeem = |error: &str| {
        let pending = begin(&config(), server(&config())).pending;
        let url = callback(&pending).replace("code=the-code", &format!("error={error}"));
        pending.redeem(&url, NOW).err()
    };
    assert_eq!(redeem("access_denied"), Some(SignInFailure::Declined));
    assert_eq!(redeem("server_error"), Some(SignInFailure::Faulty(500)));
    assert_eq!(
        redeem("temporarily_unavailable"),
        Some(SignInFailure::Busy(None))
    );
}

#[test]
fn endpoints_may_be_on_origins_that_the_profile_declares() {
    let mut metadata = metadata();
    metadata["token_endpoint"] = json!("https://token.example.fi/");
    untrusted(config().server(&answer(&metadata), &[]), Breach::Endpoint);
    let declared = [Origin::of("https://token.example.fi").unwrap()];
    assert!(config().server(&answer(&metadata), &declared).is_ok());
    // A provider on the network has no business on the phone itself.
    metadata["token_endpoint"] = json!("http://localhost:8080/token");
    let declared = [Origin::of("http://localhost:8080").unwrap()];
    untrusted(
        config().server(&answer(&metadata), &declared),
        Breach::Endpoint,
    );
}

#[test]
fn plain_oauth_needs_neither_discovery_nor_an_identity() {
    let config = oidc(
        &json!({"kind": "oidc", "client_id": "raati", "scopes": ["user", "api:read"],
        "endpoints": {"authorize": "https://id.example.fi/oauth/authorize",
            "token": "https://id.example.fi/oauth/token"}}),
    );
    assert_eq!(config.discovery(), None);
    let begun = begin(&config, config.declared_server().unwrap().clone());
    assert!(begun.url.contains("&scope=user%20api%3Aread") && !begun.url.contains("nonce="));
    let pending = Pending::parse(&begun.pending.to_json(), &config, &[]).unwrap();
    let url = format!("{REDIRECT_URI}?code=c&state={}", stored(&pending, "state"));
    let verifier = stored(&pending, "verifier");
    let exchange = pending.redeem(&url, NOW).unwrap();
    let request = exchange.request();
    assert_eq!(request.url, "https://id.example.fi/oauth/token");
    let body = request.body.unwrap();
    assert!(
        body.contains(&format!("code_verifier={verifier}")),
        "{body}"
    );
    assert!(!body.contains("secret"), "{body}");
    // An ID token that nobody asked for is not looked at.
    let tokens = json!({"token_type": "Bearer", "access_token": "a", "id_token": "x"});
    assert!(exchange.finish(&config, &answer(&tokens), NOW).is_ok());
}

fn signed_in(config: &Oidc) -> Tokens {
    let pending = begin(config, server(config)).pending;
    let tokens = token_answer(&header(), &claims(&pending));
    let url = callback(&pending);
    let exchange = pending.redeem(&url, NOW).unwrap();
    exchange.finish(config, &answer(&tokens), NOW).unwrap().0
}

/// What a refresh brings where the provider answers so.
fn refreshed(change: impl Fn(&mut Value, &mut Value)) -> Result<Session, SignInFailure> {
    let config = config();
    let mut session = Session::new(&Config::<Template>::Oidc(config.clone()), Vec::new());
    session.sign_in(signed_in(&config));
    let ticket = session.begin_refresh().unwrap();
    let mut claims = claims(&begin(&config, server(&config)).pending);
    let mut answered = json!({"refresh_token": "rotated"});
    change(&mut claims, &mut answered);
    let mut body = token_answer(&header(), &claims);
    for (name, value) in answered.as_object().unwrap() {
        body[name] = value.clone();
    }
    let tokens = config.refreshed(&ticket, &answer(&body), NOW)?;
    session.end_refresh(ticket, Ok(tokens));
    Ok(session)
}

#[test]
fn a_refresh_names_the_same_person_or_nobody() {
    assert!(refreshed(|_, _| {}).is_ok());
    assert!(refreshed(|claims, _| claims["nonce"] = Value::Null).is_ok());
    assert!(refreshed(|_, answer| answer["id_token"] = Value::Null).is_ok());
    untrusted(
        refreshed(|claims, _| claims["sub"] = json!("eino")),
        Breach::Subject,
    );
    untrusted(
        refreshed(|claims, _| claims["nonce"] = json!("x")),
        Breach::Nonce,
    );
    untrusted(
        refreshed(|claims, _| claims["aud"] = json!("x")),
        Breach::Audience,
    );
}

#[test]
fn a_refresh_token_that_is_not_replaced_is_not_used_again() {
    assert!(refreshed(|_, _| {}).unwrap().begin_refresh().is_some());
    for kept in [Value::Null, json!("refresh")] {
        let mut session = refreshed(|_, answer| answer["refresh_token"] = kept.clone()).unwrap();
        assert!(session.begin_refresh().is_none(), "{kept}");
    }
}

#[test]
fn the_way_out_is_known_where_the_provider_tells_it() {
    let config = config();
    let (tokens, server) = (signed_in(&config), server(&config));
    let url = config
        .end_session_url(&server, Some(&tokens), None)
        .unwrap();
    let start = "https://id.example.fi/leave?client_id=raati&id_token_hint=ey";
    assert!(url.starts_with(start), "{url}");
    assert_eq!(config.revocation(&server, &tokens), None);
}
