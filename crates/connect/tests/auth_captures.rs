//! Signing in as real backends were seen to do it: Directus (tokens, refresh tokens good for one
//! use), Django REST framework (a lasting token; a cookie with CSRF), Decidim (OAuth 2.0).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

#[path = "auth/capture.rs"]
mod capture;
#[path = "auth/template.rs"]
mod template;

use capture::Capture;
use connect::Method;
use connect::auth::{
    Config, Cookie, Credentials, Origin, Password, Session, SignInFailure, Standing, Tokens,
};
use model::time::Timestamp;
use serde_json::{Value, json};
use template::Template;

const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);

fn config(profile: &Value) -> Config<Template> {
    Config::parse(profile).unwrap()
}

fn session(config: &Config<Template>, api: &str) -> Session {
    Session::new(config, vec![Origin::of(api).unwrap()])
}

fn no_cookie(_: &str) -> Option<String> {
    None
}

fn directus() -> Config<Template> {
    let base = "http://127.0.0.1:4131";
    config(&json!({
        "kind": "password",
        "login": {"post": format!("{base}/auth/login"), "body": {"email": "=input.user", "password": "=input.secret"}},
        "refresh": {"post": format!("{base}/auth/refresh"), "body": {"refresh_token": "=auth.refresh", "mode": "json"}},
        "logout": {"post": format!("{base}/auth/logout"), "body": {"refresh_token": "=auth.refresh", "mode": "json"}},
        "token": {"access": "data.access_token", "refresh": "data.refresh_token", "expires_in_ms": "data.expires"},
        "single_use_refresh": true,
    }))
}

fn password(config: &Config<Template>) -> &Password<Template> {
    match config {
        Config::Password(password) => password,
        other => panic!("{other:?}"),
    }
}

fn cookie(config: &Config<Template>) -> &Cookie<Template> {
    match config {
        Config::Cookie(cookie) => cookie,
        other => panic!("{other:?}"),
    }
}

#[test]
fn directus_signs_in_refreshes_once_and_signs_out() {
    let config = directus();
    let directus = password(&config);
    let mut session = session(&config, "http://127.0.0.1:4131");
    let login = directus.login(&session, "admin@example.com", "throwaway");
    let capture = Capture::read("directus-03-login");
    capture.assert_sent(&login.unwrap());
    session.sign_in(directus.signed_in(&capture.response(), NOW).unwrap());

    // 900,000 ms, less half a minute.
    assert_eq!(session.standing(NOW.plus_minutes(14)), Standing::Fresh);
    assert_eq!(
        session.standing(NOW.plus_minutes(15)),
        Standing::NeedsRefresh
    );
    let attached = session.attach(Method::Get, "http://127.0.0.1:4131/users/me", &no_cookie);
    let expected = ("authorization".to_owned(), "Bearer throwaway".to_owned());
    assert_eq!(attached.headers, [expected]);

    let ticket = session.begin_refresh().unwrap();
    let capture = Capture::read("directus-39-auth-refresh");
    let refresh = directus.refresh(&session, &ticket).unwrap();
    capture.assert_sent(&refresh.unwrap());
    let later = NOW.plus_minutes(15);
    let renewed = directus.refreshed(&ticket, &capture.response(), later);
    session.end_refresh(ticket, renewed);
    assert_eq!(session.standing(later), Standing::Fresh);

    let reused = Capture::read("directus-40-auth-refresh-reused").response();
    let ticket = session.begin_refresh().unwrap();
    let renewed = directus.refreshed(&ticket, &reused, later);
    assert_eq!(renewed.as_ref().err(), Some(&SignInFailure::Rejected));
    session.end_refresh(ticket, renewed);
    assert_eq!(
        session.standing(later),
        Standing::Fresh,
        "what is left of it"
    );
    assert_eq!(
        session.standing(later.plus_minutes(15)),
        Standing::SignedOut
    );
}

#[test]
fn directus_is_told_of_a_sign_out() {
    let config = directus();
    let directus = password(&config);
    let mut session = session(&config, "http://127.0.0.1:4131");
    let answer = Capture::read("directus-03-login").response();
    session.sign_in(directus.signed_in(&answer, NOW).unwrap());
    let tokens = session.sign_out().unwrap();
    assert_eq!(session.standing(NOW), Standing::SignedOut);
    let logout = directus.logout(&session, &tokens).unwrap();
    Capture::read("directus-42-auth-logout").assert_sent(&logout.unwrap());
}

#[test]
fn wrong_passwords_and_tokens_are_known() {
    let config = directus();
    let bad = Capture::read("directus-04-login-bad").response();
    let failure = password(&config).signed_in(&bad, NOW).err();
    assert_eq!(failure, Some(SignInFailure::Rejected));
    let bad = Capture::read("drf-14-token-login-bad").response();
    let failure = password(&config).signed_in(&bad, NOW).err();
    assert_eq!(failure, Some(SignInFailure::Rejected));

    // 401 to a call (29): what can be renewed is renewed, what cannot is over.
    let refused = Capture::read("directus-29-auth-bad-token").response();
    assert_eq!(refused.status, 401);
    let mut session = session(&config, "http://127.0.0.1:4131");
    let answer = Capture::read("directus-03-login").response();
    session.sign_in(password(&config).signed_in(&answer, NOW).unwrap());
    session.rejected(session.stamp());
    assert_eq!(session.standing(NOW), Standing::NeedsRefresh);
    let ticket = session.begin_refresh().unwrap();
    session.end_refresh(ticket, Err(SignInFailure::Rejected));
    assert_eq!(session.standing(NOW), Standing::SignedOut);
}

#[test]
fn an_answer_without_tokens_is_no_sign_in() {
    // Directus in session mode: the token is in a cookie, not in the body.
    let answer = Capture::read("directus-41-auth-login-cookie-mode").response();
    let config = directus();
    let failure = password(&config).signed_in(&answer, NOW).err();
    assert!(
        matches!(failure, Some(SignInFailure::Unreadable(_))),
        "{failure:?}"
    );
    let config = self::config(&json!({"kind": "cookie"}));
    assert_eq!(cookie(&config).signed_in(&answer), Ok(()));
}

#[test]
fn django_gives_a_lasting_token_under_a_name_of_its_own() {
    let url = "http://127.0.0.1:4121/api/token/";
    let config = config(&json!({
        "kind": "password",
        "login": {"post": url, "body": {"username": "=input.user", "password": "=input.secret"}},
        "token": {"access": "token"},
        "attach": {"header": "authorization", "prefix": "Token "},
    }));
    let mut session = session(&config, "http://127.0.0.1:4121");
    let capture = Capture::read("drf-13-token-login");
    let login = password(&config).login(&session, "aino", "pw1");
    capture.assert_sent(&login.unwrap());
    session.sign_in(
        password(&config)
            .signed_in(&capture.response(), NOW)
            .unwrap(),
    );
    assert_eq!(session.standing(NOW.plus_days(3_650)), Standing::Fresh);
    assert!(session.begin_refresh().is_none());
    let attached = session.attach(Method::Get, "http://127.0.0.1:4121/api/events/", &no_cookie);
    assert_eq!(attached.headers[0].1, "Token throwaway");
    session.rejected(session.stamp());
    assert_eq!(session.standing(NOW), Standing::SignedOut);
}

#[test]
fn django_keeps_the_session_in_a_cookie_and_wants_csrf_in_a_header() {
    let base = "http://127.0.0.1:4121";
    let config = config(&json!({
        "kind": "cookie",
        "login": {"post": format!("{base}/auth/login/"), "body": {"username": "=input.user", "password": "=input.secret"}},
        "csrf": {"cookie": "csrftoken", "header": "x-csrftoken", "obtain": {"get": format!("{base}/auth/csrf/")}},
    }));
    let mut session = session(&config, base);
    let obtain = cookie(&config).obtain(&session).unwrap();
    Capture::read("drf-27-csrf-cookie").assert_sent(&obtain.unwrap());
    let login = cookie(&config)
        .login(&session, "aino", "pw1")
        .unwrap()
        .unwrap();
    let capture = Capture::read("drf-28-session-login");
    capture.assert_sent(&login);
    cookie(&config).signed_in(&capture.response()).unwrap();
    session.sign_in_by_cookie();
    assert_eq!(session.standing(NOW), Standing::Fresh);

    // Without the header (29) Django refuses; with it (30) it does not.
    let url = format!("{base}/api/registrations/");
    let attached = session.attach(Method::Post, &url, &no_cookie);
    assert_eq!(attached.headers, []);
    assert_eq!(attached.credentials, Credentials::Include);
    assert_eq!(
        Capture::read("drf-29-session-create-no-csrf")
            .response()
            .status,
        403
    );
    let jar = |name: &str| (name == "csrftoken").then(|| "rotated".to_owned());
    let attached = session.attach(Method::Post, &url, &jar);
    let capture = Capture::read("drf-30-session-create-csrf");
    assert_eq!(capture.response().status, 201);
    assert!(capture.sent_headers().contains(&attached.headers[0].0));
    assert_eq!(attached.headers[0].1, "rotated");
    // Reads need none, and nobody else gets it.
    assert_eq!(session.attach(Method::Get, &url, &jar).headers, []);
    let elsewhere = session.attach(Method::Post, "https://evil.example/api/", &jar);
    assert_eq!(elsewhere.headers, []);
    assert_eq!(elsewhere.credentials, Credentials::SameOrigin);
}

#[test]
fn decidim_wants_a_header_beside_the_token() {
    let config = config(&json!({"kind": "oidc", "client_id": "OAUTH_CLIENT_ID",
        "scopes": ["user", "api:read"], "extra_headers": {"x-jwt-aud": "OAUTH_CLIENT_ID"},
        "endpoints": {"authorize": "https://decidim.example/oauth/authorize",
            "token": "https://decidim.example/oauth/token"}}));
    let mut session = session(&config, "https://decidim.example");
    session.sign_in(Tokens::bearer("throwaway").unwrap());
    let attached = session.attach(Method::Post, "https://decidim.example/api", &no_cookie);
    let sent = Capture::read("decidim-30-auth-oauth-pkce").sent_headers();
    let names: Vec<_> = attached.headers.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["authorization", "x-jwt-aud"]);
    assert!(names.iter().all(|name| sent.contains(name)), "{sent:?}");
}
