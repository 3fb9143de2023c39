//! No profile, provider or address, however odd, may panic a sign-in or make a session that is not
//! the one that was begun.

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

use connect::auth::{Config, Oidc, Pending, SignInFailure, Tokens};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use sign_in::*;
use template::Template;

/// Any small JSON, made of words that mean something here more often than not.
fn odd() -> impl Strategy<Value = Value> {
    let words = select(vec![
        "",
        "raati",
        "none",
        "oidc",
        "password",
        "cookie",
        "https://id.example.fi/",
        "code",
        "S256",
        "http://id.example.fi",
        "https://evil.example/token",
        "Bearer",
        "a.b.c",
        "=x",
        "aino ",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        words.prop_map(Value::from),
    ];
    let names = select(vec![
        "kind",
        "issuer",
        "client_id",
        "scopes",
        "endpoints",
        "token",
        "login",
        "attach",
        "csrf",
        "header",
        "prefix",
        "access",
        "authorize",
        "extra_headers",
        "value",
        "query",
    ]);
    leaf.prop_recursive(3, 24, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((names.clone(), inner), 0..6).prop_map(|fields| {
                let fields = fields.into_iter();
                Value::Object(
                    fields
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect(),
                )
            }),
        ]
    })
}

fn finish(config: &Oidc, answer: &Value) -> Result<Tokens, SignInFailure> {
    let pending = begin(config, server(config)).pending;
    let url = callback(&pending);
    let exchange = pending.redeem(&url, NOW).unwrap();
    let (tokens, _) = exchange.finish(config, &sign_in::answer(answer), NOW)?;
    Ok(tokens)
}

#[test]
fn the_sign_in_that_is_mutated_succeeds_as_it_is() {
    let config = config();
    let pending = begin(&config, server(&config)).pending;
    let answer = token_answer(&header(), &claims(&pending));
    assert!(finish(&config, &answer).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn odd_profiles_do_no_harm(profile in odd()) {
        let _ = Config::<Template>::parse(&profile);
    }

    #[test]
    fn odd_texts_do_no_harm(text in ".{0,200}", answer in odd()) {
        let config = config();
        prop_assert!(Pending::parse(&text, &config, &[]).is_err());
        prop_assert!(begin(&config, server(&config)).pending.redeem(&text, NOW).is_err());
        prop_assert!(config.server(&sign_in::answer(&answer), &[]).is_err());
        prop_assert!(finish(&config, &answer).is_err());
    }

    #[test]
    fn a_changed_callback_is_ours_or_refused(
        at: Index,
        cut in 0_usize..40,
        put in prop_oneof![
            ".{0,6}",
            select(vec!["#", "&state=x", "&code=x", "&error=x", "&iss=x", "?", "%", "%00", "state="])
                .prop_map(str::to_owned),
        ],
    ) {
        let config = config();
        let pending = begin(&config, server(&config)).pending;
        let (url, state) = (callback(&pending), stored(&pending, "state"));
        let at = at.index(url.len() + 1);
        let changed = format!("{}{put}{}", &url[..at], &url[(at + cut).min(url.len())..]);
        if pending.redeem(&changed, NOW).is_ok() {
            // Only the code, or a parameter that means nothing, may differ.
            let start = format!("{REDIRECT_URI}?");
            prop_assert!(changed.starts_with(&start), "{changed}");
            prop_assert!(changed.contains(&format!("state={state}")), "{changed}");
            prop_assert!(changed.contains("iss=https%3A%2F%2Fid.example.fi"), "{changed}");
            prop_assert!(!changed.contains('#') && !changed.contains("error="), "{changed}");
            let codes = changed.split(['?', '&']).filter(|part| part.starts_with("code="));
            prop_assert_eq!(codes.count(), 1, "{}", changed);
        }
    }

    #[test]
    fn a_changed_claim_signs_nobody_in(
        name in select(vec!["iss", "aud", "nonce", "sub", "iat", "exp", "azp", "alg", "crit"]),
        value in odd(),
    ) {
        let config = config();
        let pending = begin(&config, server(&config)).pending;
        let (mut header, mut claims) = (header(), claims(&pending));
        let place = if ["alg", "crit"].contains(&name) { &mut header } else { &mut claims };
        place[name] = value.clone();
        let outcome = finish(&config, &token_answer(&header, &claims));
        let harmless = match name {
            "aud" => value == json!("raati") || value == json!(["raati"]),
            "azp" => value == json!("raati"),
            "sub" => value.as_str().is_some_and(|subject| !subject.is_empty()),
            "iat" | "exp" => value.is_number(),
            _ => false,
        };
        prop_assert!(outcome.is_err() || harmless, "{name}: {value}");
    }

    #[test]
    fn a_changed_provider_stays_where_it_was(
        name in select(vec![
            "issuer", "authorization_endpoint", "token_endpoint", "end_session_endpoint",
            "response_types_supported", "code_challenge_methods_supported",
        ]),
        value in odd(),
    ) {
        let config = config();
        let mut metadata = metadata();
        metadata[name] = value.clone();
        let home = |value: &Value| value.as_str().is_some_and(|url| url.starts_with(ISSUER));
        let harmless = match name {
            "issuer" => value == json!(ISSUER),
            // An address that is no text is none, and this one may be missing.
            "end_session_endpoint" => !value.is_string() || home(&value),
            "authorization_endpoint" | "token_endpoint" => home(&value),
            _ => value.is_array(),
        };
        let outcome = config.server(&answer(&metadata), &[]);
        prop_assert!(outcome.is_err() || harmless, "{name}: {value}");
    }
}
