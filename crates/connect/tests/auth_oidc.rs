//! A sign-in with a real identity provider, from the first address to the sign-out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test says what it expects by panicking"
)]

#[path = "oidc/attacks.rs"]
mod attacks;
#[path = "oidc/browser.rs"]
mod browser;
#[path = "oidc/kit.rs"]
mod kit;
#[path = "oidc/tab.rs"]
mod tab;

use connect::Method;
use connect::auth::{Config, RedirectUri, Session, SignInFailure, Standing};
use tab::{NoRequests, Tab, api, now};

fn session(tab: &Tab) -> Session {
    Session::new(&Config::<NoRequests>::Oidc(tab.config.clone()), api())
}

fn authorization(session: &Session) -> String {
    let attached = session.attach(Method::Get, "https://api.example.fi/me", &|_| None);
    attached.headers[0].1.clone()
}

#[test]
fn a_resident_signs_in_refreshes_and_signs_out() {
    let mut tab = Tab::new();
    let server = tab.server();
    let back = tab.leave(server.clone());
    let tokens = tab.come_back(&back, |answer| answer).unwrap();
    let mut session = session(&tab);
    session.sign_in(tokens);
    assert_eq!(session.standing(now()), Standing::Fresh);
    let first = authorization(&session);
    assert!(first.starts_with("Bearer "));

    // One refresh at a time, with rotation.
    let later = now().plus_minutes(61);
    assert_eq!(session.standing(later), Standing::NeedsRefresh);
    let ticket = session.begin_refresh().unwrap();
    assert!(session.begin_refresh().is_none());
    let refresh = tab.config.refresh(&server, &ticket);
    let answer = tab.browser.send(&refresh);
    let renewed = tab.config.refreshed(&ticket, &answer, now());
    assert!(session.end_refresh(ticket, renewed).is_none());
    assert_eq!(session.standing(now()), Standing::Fresh);
    assert_ne!(authorization(&session), first);

    // Signed out here at once, and then there.
    let tokens = session.sign_out().unwrap();
    assert_eq!(session.standing(now()), Standing::SignedOut);
    let revocation = tab.config.revocation(&server, &tokens).unwrap();
    assert_eq!(tab.browser.send(&revocation).status, 200);
    let home = RedirectUri::parse(kit::AFTER_LOGOUT).unwrap();
    let farewell = tab
        .config
        .end_session_url(&server, Some(&tokens), Some(&home))
        .unwrap();
    assert!(tab.browser.visit(&farewell).starts_with(kit::AFTER_LOGOUT));

    // The provider has revoked it: what was kept is worth nothing.
    session.sign_in(tokens);
    let ticket = session.begin_refresh().unwrap();
    let answer = tab.browser.send(&tab.config.refresh(&server, &ticket));
    let renewed = tab.config.refreshed(&ticket, &answer, now());
    assert_eq!(renewed.as_ref().err(), Some(&SignInFailure::Rejected));
    session.end_refresh(ticket, renewed);
    assert_eq!(session.standing(later), Standing::SignedOut);
}

#[test]
fn a_refresh_token_is_good_for_one_use() {
    let mut tab = Tab::new();
    let server = tab.server();
    let back = tab.leave(server.clone());
    let mut session = session(&tab);
    session.sign_in(tab.come_back(&back, |answer| answer).unwrap());
    let ticket = session.begin_refresh().unwrap();
    let refresh = tab.config.refresh(&server, &ticket);
    assert_eq!(tab.browser.send(&refresh).status, 200);
    let again = tab.browser.send(&refresh);
    let outcome = tab.config.refreshed(&ticket, &again, now());
    assert_eq!(outcome.err(), Some(SignInFailure::Rejected));
}
