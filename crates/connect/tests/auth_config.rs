//! What a profile may say about signing in, and what is refused with its place.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

#[path = "auth/template.rs"]
mod template;

use connect::Method;
use connect::auth::{Config, Credentials, Origin, Session};
use serde_json::{Value, json};
use template::Template;

fn parse(profile: Value) -> Result<Config<Template>, Vec<connect::auth::Wrong>> {
    Config::parse(&profile)
}

/// The places at which a profile is refused.
fn refused(profile: Value) -> Vec<String> {
    let wrong = parse(profile).err().unwrap_or_default();
    wrong.into_iter().map(|wrong| wrong.pointer).collect()
}

fn session(profile: Value) -> Session {
    let origin = Origin::of("https://api.example.fi").unwrap();
    Session::new(&parse(profile).unwrap(), vec![origin])
}

fn oidc(change: Value) -> Value {
    let mut profile = json!({"kind": "oidc", "issuer": "https://id.example.fi/realm",
        "client_id": "raati", "scopes": ["openid"]});
    for (name, value) in change.as_object().unwrap() {
        profile[name] = value.clone();
    }
    profile
}

const LOGIN: &str = "https://api.example.fi/login";

fn password(change: Value) -> Value {
    let mut profile = json!({"kind": "password", "token": {"access": "token"},
        "login": {"post": LOGIN, "body": {"password": "=input.secret"}}});
    for (name, value) in change.as_object().unwrap() {
        profile[name] = value.clone();
    }
    profile
}

#[test]
fn every_kind_is_read() {
    for profile in [
        json!({"kind": "none"}),
        json!({"kind": "invitation_code"}),
        json!({"kind": "public_key", "header": "x-api-key", "value": "pk_1"}),
        json!({"kind": "public_key", "query": "key", "value": "pk_1"}),
        json!({"kind": "bearer"}),
        json!({"kind": "bearer", "attach": {"header": "x-token"}}),
        password(json!({})),
        json!({"kind": "cookie", "csrf": {"cookie": "csrftoken", "header": "x-csrftoken"}}),
        oidc(json!({})),
        oidc(json!({"audience": "api", "issuer": "http://127.0.0.1:9/"})),
    ] {
        assert!(parse(profile.clone()).is_ok(), "{profile}");
    }
}

#[test]
#[rustfmt::skip]
fn what_is_wrong_is_told_with_its_place() {
    let key = |header: &str, value: &str| json!({"kind": "public_key", "header": header, "value": value});
    for (pointer, profile) in [
        ("", json!("none")),
        ("/kind", json!({})),
        ("/kind", json!({"kind": "ntlm"})),
        ("/realm", json!({"kind": "none", "realm": "x"})),
        ("/value", json!({"kind": "public_key", "header": "x-api-key"})),
        ("", json!({"kind": "public_key", "header": "x", "query": "y", "value": "z"})),
        ("/header", key("X-Api-Key", "pk_1")),
        ("/header", key("cookie", "pk_1")),
        ("/header", key("x\r\ny", "pk_1")),
        ("/value", key("x-api-key", "a\r\nb")),
        ("/attach/prefix", json!({"kind": "bearer", "attach": {"header": "x", "prefix": "\n"}})),
        ("/login", json!({"kind": "password", "token": {"access": "token"}})),
        ("/login/post", password(json!({"login": {}}))),
        ("/token/access", password(json!({"token": {}}))),
        ("/token/access", password(json!({"token": {"access": "a["}}))),
        ("/token", password(json!({"token": {"access": "a", "expires_in_s": "b", "expires_in_ms": "c"}}))),
        ("", password(json!({"token": {"access": "a", "refresh": "b"}}))),
        ("", password(json!({"refresh": {"post": LOGIN}}))),
        ("/single_use_refresh", password(json!({"single_use_refresh": "yes"}))),
        ("/csrf/header", json!({"kind": "cookie", "csrf": {"cookie": "csrftoken"}})),
        ("/issuer", oidc(json!({"issuer": "http://id.example.fi"}))),
        ("/issuer", oidc(json!({"issuer": "https://id.example.fi?x"}))),
        ("/issuer", oidc(json!({"issuer": null}))),
        ("/client_id", oidc(json!({"client_id": ""}))),
        ("/scopes/0", oidc(json!({"scopes": ["openid profile"]}))),
        ("/endpoints/token", oidc(json!({"endpoints": {"authorize": "https://id.example.fi/a", "token": "http://id.example.fi/t"}}))),
        ("/extra_headers/host", oidc(json!({"extra_headers": {"host": "x"}}))),
    ] {
        assert_eq!(refused(profile.clone()), [pointer], "{profile}");
    }
}

#[test]
#[rustfmt::skip]
fn secrets_are_refused_wherever_they_stand_and_never_repeated() {
    // {"role":"service_role"} between a header and a signature.
    let service = "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2ln";
    for (pointer, profile) in [
        ("/client_secret", oidc(json!({"client_secret": "hush-hush"}))),
        ("/extra_headers/authorization", oidc(json!({"extra_headers": {"authorization": "hush-hush"}}))),
        ("/value", json!({"kind": "public_key", "header": "x-key", "value": service})),
        ("/value", json!({"kind": "public_key", "header": "authorization", "value": "hush-hush"})),
        ("/attach/prefix", json!({"kind": "bearer", "attach": {"header": "authorization", "prefix": "Basic "}})),
        ("/login/body/client_secret", password(json!({"login": {"post": LOGIN, "body": {"client_secret": "=input.secret"}}}))),
        ("/login/body/Password", password(json!({"login": {"post": LOGIN, "body": {"Password": "hush-hush"}}}))),
        ("/login/body/password", password(json!({"login": {"post": LOGIN, "body": {"password": "='hush-hush'"}}}))),
        ("/login/headers/x/0", password(json!({"login": {"post": LOGIN, "headers": {"x": ["BASIC aHVzaC1odXNo"]}}}))),
    ] {
        let wrong = parse(profile.clone()).unwrap_err();
        assert!(wrong.iter().any(|wrong| wrong.pointer == pointer), "{profile}: {wrong:?}");
        assert!(!format!("{wrong:?}").contains("hush"), "{wrong:?}");
    }
}

#[test]
fn a_public_key_goes_where_the_profile_says() {
    let get = |session: &Session| session.attach(Method::Get, "https://api.example.fi/", &|_| None);
    let pair = |name: &str| (name.to_owned(), "pk_1".to_owned());
    let header = session(json!({"kind": "public_key", "header": "x-api-key", "value": "pk_1"}));
    assert_eq!(get(&header).headers, [pair("x-api-key")]);
    let query = session(json!({"kind": "public_key", "query": "key", "value": "pk_1"}));
    assert_eq!(get(&query).query, Some(pair("key")));
    let none = get(&session(json!({"kind": "none"})));
    assert_eq!((none.headers, none.query), (vec![], None));
}

#[test]
fn an_invitation_code_session_is_a_cookie() {
    let session = session(json!({"kind": "invitation_code"}));
    let attached = session.attach(Method::Put, "https://api.example.fi/", &|_| None);
    assert_eq!(attached.credentials, Credentials::Include);
    assert_eq!(attached.headers, []);
}
