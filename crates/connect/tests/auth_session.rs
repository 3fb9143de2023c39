//! What a session gives to whom, and how refreshes, sign-outs and late answers meet.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

#[path = "auth/template.rs"]
mod template;

use connect::auth::{
    Breach, Config, Origin, Password, Rejected, Session, SignInFailure, Standing, Tokens,
};
use connect::{HttpResponse, Method};
use model::time::Timestamp;
use serde_json::json;
use template::Template;

const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);
const API: &str = "https://api.example.fi";

fn bearer(origins: &[&str]) -> Session {
    let config = Config::<Template>::parse(&json!({"kind": "bearer"})).unwrap();
    let origins = origins.iter().map(|origin| Origin::of(origin).unwrap());
    let mut session = Session::new(&config, origins.collect());
    session.sign_in(Tokens::bearer("canary").unwrap());
    session
}

fn carries_token(session: &Session, url: &str) -> bool {
    let attached = session.attach(Method::Get, url, &|_| None);
    !attached.headers.is_empty()
}

#[test]
fn tokens_go_to_declared_origins_only() {
    let session = bearer(&[API, "http://localhost:8055"]);
    for url in [
        "https://api.example.fi/x?y#z",
        "https://API.example.FI",
        "https://api.example.fi:443/",
        "http://localhost:8055/items",
    ] {
        assert!(carries_token(&session, url), "{url}");
    }
    for url in [
        "/own",
        "http://api.example.fi/",
        "https://api.example.fi:8443/",
        "https://api.example.fi.evil.example/",
        "https://api.example.fi@evil.example/",
        "https://evil.example/https://api.example.fi/",
        "https://evil.example\\@api.example.fi/",
        "https://evil.example\\.api.example.fi/",
        "https://api.example.fi\t.evil.example/",
        "https://api.example.fi%2eevil.example/",
        "https://api。example.fi/",
        "https:api.example.fi/",
        "https:///api.example.fi/",
        "//api.example.fi/",
        " https://api.example.fi/",
        "https://api.example.fi:/",
        "https://api.example.fi:+443/",
        "https://api.example.fi:65979/",
        "https://api.example.fi./",
        "https://xapi.example.fi/",
        "javascript:alert(1)//https://api.example.fi/",
        "http://localhost/",
        "http://[::1]:8055/",
        "",
    ] {
        assert!(!carries_token(&session, url), "{url}");
    }
}

#[test]
fn a_late_401_ends_only_the_session_it_was_sent_under() {
    let mut session = bearer(&[API]);
    let early = session.stamp();
    session.sign_in(Tokens::bearer("newer").unwrap());
    assert_eq!(session.rejected(early), Rejected::Leave);
    assert_eq!(session.standing(NOW), Standing::Fresh);
    assert_eq!(session.rejected(session.stamp()), Rejected::Leave);
    assert_eq!(session.standing(NOW), Standing::SignedOut);
}

#[test]
fn a_401_from_before_a_refresh_is_sent_again_without_another() {
    let config = config();
    let mut session = signed_in(&config);
    let early = session.stamp();
    assert_eq!(session.rejected(early), Rejected::Repeat);
    let ticket = session.begin_refresh().unwrap();
    let renewed = session.end_refresh(ticket, Ok(tokens(&config, "second")));
    assert!(renewed.is_none());
    assert_eq!(session.standing(NOW), Standing::Fresh);
    assert_eq!(session.rejected(early), Rejected::Repeat);
    assert_eq!(session.standing(NOW), Standing::Fresh);
}

#[test]
fn an_address_that_could_be_read_in_two_ways_has_no_origin() {
    for host in [
        "a@b.example",
        "a%2eb.example",
        "[a.example]",
        "[::1",
        "a<b",
        "",
        ":443",
        "a:b",
    ] {
        assert_eq!(Origin::of(&format!("https://{host}/")), None, "{host}");
    }
    let own = Origin::of("https://API.example.fi:443/x").unwrap();
    assert_eq!(own, Origin::of(API).unwrap());
}

#[test]
fn the_portals_own_origin_is_declared_as_such() {
    let session = bearer(&["/api/v1"]);
    assert!(carries_token(&session, "/api/v1/me"));
    for url in [
        "//evil.example/",
        "/\\evil.example/",
        "/\t/evil.example/",
        API,
        "me",
    ] {
        assert!(!carries_token(&session, url), "{url}");
    }
}

fn config() -> Config<Template> {
    Config::parse(&json!({
        "kind": "password",
        "login": {"post": format!("{API}/login"), "body": {"password": "=input.secret"}},
        "refresh": {"post": "https://evil.example/refresh", "body": {"token": "=auth.refresh"}},
        "token": {"access": "a", "refresh": "r", "expires_in_s": "s"},
    }))
    .unwrap()
}

fn password(config: &Config<Template>) -> &Password<Template> {
    match config {
        Config::Password(password) => password,
        other => panic!("{other:?}"),
    }
}

fn answer(body: &str) -> HttpResponse {
    HttpResponse {
        status: 200,
        headers: Vec::new(),
        body: body.to_owned(),
    }
}

fn tokens(config: &Config<Template>, access: &str) -> Tokens {
    let body = json!({"a": access, "r": format!("refresh-{access}"), "s": 600});
    let answer = answer(&body.to_string());
    password(config).signed_in(&answer, NOW).unwrap()
}

fn signed_in(config: &Config<Template>) -> Session {
    let mut session = Session::new(config, vec![Origin::of(API).unwrap()]);
    session.sign_in(tokens(config, "first"));
    session
}

fn token(session: &Session) -> Option<String> {
    let attached = session.attach(Method::Get, API, &|_| None);
    attached.headers.first().map(|(_, value)| value.clone())
}

#[test]
fn a_refresh_token_does_not_leave_its_origin() {
    let config = config();
    let mut session = signed_in(&config);
    let ticket = session.begin_refresh().unwrap();
    let request = password(&config).refresh(&session, &ticket).unwrap();
    assert_eq!(request, Err(SignInFailure::Untrusted(Breach::Endpoint)));
}

#[test]
fn a_refresh_that_got_lost_can_be_tried_again() {
    let config = config();
    let mut session = signed_in(&config);
    for lost in [
        SignInFailure::Unreachable,
        SignInFailure::Busy(Some(3)),
        SignInFailure::Faulty(502),
    ] {
        let ticket = session.begin_refresh().unwrap();
        session.end_refresh(ticket, Err(lost));
    }
    let later = NOW.plus_minutes(10);
    assert_eq!(session.standing(later), Standing::NeedsRefresh);
}

#[test]
fn a_refresh_that_comes_after_the_sign_out_signs_nobody_in() {
    let config = config();
    let mut session = signed_in(&config);
    let ticket = session.begin_refresh().unwrap();
    session.sign_out();
    let late = session.end_refresh(ticket, Ok(tokens(&config, "second")));
    assert!(late.is_some(), "to be revoked");
    assert_eq!(session.standing(NOW), Standing::SignedOut);
    assert_eq!(token(&session), None);
}

#[test]
fn a_refresh_that_comes_late_does_not_replace_the_next_person() {
    let config = config();
    let mut session = signed_in(&config);
    let ticket = session.begin_refresh().unwrap();
    session.sign_out();
    session.sign_in(tokens(&config, "next"));
    assert!(
        session
            .end_refresh(ticket, Ok(tokens(&config, "late")))
            .is_some()
    );
    assert_eq!(token(&session).as_deref(), Some("Bearer next"));
}

#[test]
fn a_refresh_that_does_not_fit_ends_the_session() {
    let config = config();
    let mut session = signed_in(&config);
    let ticket = session.begin_refresh().unwrap();
    session.end_refresh(ticket, Err(SignInFailure::Untrusted(Breach::Subject)));
    assert_eq!(session.standing(NOW), Standing::SignedOut);
    assert_eq!(token(&session), None);
}

#[test]
fn a_captive_portal_ends_no_session() {
    let config = config();
    let mut session = signed_in(&config);
    let ticket = session.begin_refresh().unwrap();
    let page = answer("<html>Welcome to our café</html>");
    let outcome = password(&config).refreshed(&ticket, &page, NOW);
    assert!(matches!(outcome, Err(SignInFailure::Unreadable(_))));
    session.end_refresh(ticket, outcome);
    assert!(session.begin_refresh().is_some());
}

#[test]
fn nothing_secret_is_printed() {
    let config = config();
    let mut session = signed_in(&config);
    let attached = session.attach(Method::Get, API, &|_| None);
    let printed = format!("{session:?} {attached:?} {:?}", tokens(&config, "first"));
    let ticket = session.begin_refresh().unwrap();
    let printed = format!("{printed} {ticket:?}");
    assert!(!printed.contains("first"), "{printed}");
}
