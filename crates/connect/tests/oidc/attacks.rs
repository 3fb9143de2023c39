//! Attacks on a sign-in (G29). Each starts from a real one and changes one thing; the same sign-in
//! without the change succeeds.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use connect::HttpResponse;
use connect::auth::{Breach, SignInFailure, Tokens};
use serde_json::{Value, json};

use super::kit::REDIRECT_URI;
use super::tab::Tab;

/// What an attacker changes.
enum Strike {
    /// Nothing: the control.
    Nothing,
    /// What the provider says about itself.
    Metadata(fn(&mut Value)),
    /// The address that leads back.
    Callback(fn(&str) -> String),
    /// Header and claims of the ID token.
    IdToken(fn(&mut Value, &mut Value)),
    /// The answer of the token endpoint.
    Answer(fn(&mut Value)),
    /// Comes back a second time to the same address, in the same tab.
    ReplayedCallback,
    /// Comes back a second time, having copied what the tab had stored.
    ReplayedCode,
    /// Comes back to the address of another sign-in in another tab.
    ForeignCallback,
    /// Exchanges a stolen code without the verifier of the tab that asked for it.
    ForeignVerifier,
}

use Breach as B;
use SignInFailure::{Rejected, Untrusted};
use Strike::{Answer, Callback, IdToken, Metadata};

#[rustfmt::skip]
const ATTACKS: &[(&str, Strike, SignInFailure)] = &[
    ("1 missing state", Callback(|url| without(url, "state")), Untrusted(B::State)),
    ("2 foreign state", Callback(|url| with(url, "state", "AAAA")), Untrusted(B::State)),
    ("2 callback of another sign-in", Strike::ForeignCallback, Untrusted(B::State)),
    ("3 wrong nonce", IdToken(|_, claims| claims["nonce"] = json!("AAAA")), Untrusted(B::Nonce)),
    ("3 missing nonce", IdToken(|_, claims| claims["nonce"] = Value::Null), Untrusted(B::Nonce)),
    ("4 wrong iss in the ID token", IdToken(|_, claims| claims["iss"] = json!("https://evil.example")), Untrusted(B::Issuer)),
    ("5 wrong aud", IdToken(|_, claims| claims["aud"] = json!("other")), Untrusted(B::Audience)),
    ("5 several aud without azp", IdToken(|_, claims| claims["aud"] = json!(["raati", "other"])), Untrusted(B::Audience)),
    ("5 wrong azp", IdToken(|_, claims| claims["azp"] = json!("other")), Untrusted(B::Audience)),
    ("6 alg none", IdToken(|header, _| header["alg"] = json!("none")), Untrusted(B::Algorithm)),
    ("6 alg of a shared secret", IdToken(|header, _| header["alg"] = json!("HS256")), Untrusted(B::Algorithm)),
    ("6 signature left out", IdToken(|header, _| header["unsigned"] = json!(true)), Untrusted(B::Algorithm)),
    ("6 unknown crit", IdToken(|header, _| header["crit"] = json!(["b64"])), Untrusted(B::Algorithm)),
    ("7 replayed callback", Strike::ReplayedCallback, Untrusted(B::Pending)),
    ("7 replayed code", Strike::ReplayedCode, Rejected),
    ("8 mixed-up AS: other iss", Callback(|url| with(url, "iss", "https%3A%2F%2Fevil.example")), Untrusted(B::Issuer)),
    ("8 mixed-up AS: iss announced but missing", Callback(|url| without(url, "iss")), Untrusted(B::Issuer)),
    ("9 code in the fragment", Callback(|url| url.replace('?', "#")), Untrusted(B::Fragment)),
    ("9 code in query and fragment", Callback(|url| format!("{url}#code=AAAA")), Untrusted(B::Fragment)),
    ("10 error without state", Callback(|_| format!("{REDIRECT_URI}?error=access_denied")), Untrusted(B::State)),
    ("10 error beside the code", Callback(|url| format!("{url}&error=access_denied")), Untrusted(B::Callback)),
    ("10 second code", Callback(|url| format!("{url}&code=AAAA")), Untrusted(B::Duplicate)),
    ("10 token in the address", Callback(|url| format!("{url}&access_token=AAAA")), Untrusted(B::Callback)),
    ("10 other address", Callback(|url| url.replace("/sign-in", "/sign-in/x")), Untrusted(B::Callback)),
    ("11 metadata with a foreign issuer", Metadata(|m| m["issuer"] = json!("https://evil.example")), Untrusted(B::Issuer)),
    ("11 metadata with an http endpoint", Metadata(|m| m["token_endpoint"] = json!("http://idp.example/token")), Untrusted(B::Endpoint)),
    ("11 metadata with an undeclared endpoint", Metadata(|m| m["token_endpoint"] = json!("https://evil.example/token")), Untrusted(B::Endpoint)),
    ("11 metadata without the code flow", Metadata(|m| m["response_types_supported"] = json!(["id_token"])), Untrusted(B::Flow)),
    ("12 PKCE downgrade: plain only", Metadata(|m| m["code_challenge_methods_supported"] = json!(["plain"])), Untrusted(B::Pkce)),
    ("12 PKCE downgrade: not at all", Metadata(|m| m["code_challenge_methods_supported"] = Value::Null), Untrusted(B::Pkce)),
    ("12 stolen code, no verifier", Strike::ForeignVerifier, Rejected),
    ("also: ID token is over", IdToken(|_, claims| { claims["exp"] = json!(1_000_000_001); claims["iat"] = json!(1_000_000_000); }), Untrusted(B::Clock)),
    ("also: ID token from the future", IdToken(|_, claims| { claims["iat"] = json!(9_000_000_000_i64); claims["exp"] = json!(9_000_000_001_i64); }), Untrusted(B::Clock)),
    ("also: ID token over before it was issued", IdToken(|_, claims| claims["exp"] = json!(claims["iat"].as_i64().unwrap() - 1)), Untrusted(B::Clock)),
    ("also: ID token left out", Answer(|answer| answer["id_token"] = Value::Null), Untrusted(B::IdToken)),
    ("also: nobody signed in", IdToken(|_, claims| claims["sub"] = Value::Null), Untrusted(B::Subject)),
    ("also: token of another kind", Answer(|answer| answer["token_type"] = json!("DPoP")), Untrusted(B::TokenType)),
];

#[test]
fn every_attack_is_rejected() {
    let mut named: Vec<&str> = ATTACKS.iter().map(|(name, ..)| number(name)).collect();
    named.dedup();
    assert_eq!(
        named[..12],
        [
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"
        ]
    );
    sign_in(&Strike::Nothing).expect("a sign-in that nobody attacks succeeds");
    for (name, strike, expected) in ATTACKS {
        match sign_in(strike) {
            Ok(_) => panic!("{name}: signed in"),
            Err(failure) => assert_eq!(failure, *expected, "{name}"),
        }
    }
}

fn number(name: &str) -> &str {
    name.split([' ', ':']).next().unwrap()
}

fn sign_in(strike: &Strike) -> Result<Tokens, SignInFailure> {
    let mut tab = Tab::new();
    let server = match strike {
        Metadata(edit) => tab.config.server(&edited(tab.discover(), edit), &[])?,
        _ => tab.server(),
    };
    let back = tab.leave(server.clone());
    let stored = tab.storage.clone();
    match strike {
        Callback(edit) => tab.come_back(&edit(&back), |answer| answer),
        Answer(edit) => tab.come_back(&back, |answer| edited(answer, edit)),
        IdToken(edit) => tab.come_back(&back, |answer| {
            edited(answer, |answer| {
                let id_token = forged(answer["id_token"].as_str().unwrap(), *edit);
                answer["id_token"] = json!(id_token);
            })
        }),
        Strike::ReplayedCallback => {
            tab.come_back(&back, |answer| answer).unwrap();
            tab.come_back(&back, |answer| answer)
        }
        Strike::ReplayedCode => {
            tab.come_back(&back, |answer| answer).unwrap();
            tab.storage = stored;
            tab.come_back(&back, |answer| answer)
        }
        Strike::ForeignCallback => {
            let theirs = Tab::new().leave(server);
            tab.come_back(&theirs, |answer| answer)
        }
        Strike::ForeignVerifier => {
            let mut theirs = Tab::new();
            let other = theirs.leave(server);
            // The attacker's own sign-in, with the victim's code put in.
            theirs.come_back(&with(&other, "code", value(&back, "code")), |answer| answer)
        }
        Strike::Nothing | Metadata(_) => tab.come_back(&back, |answer| answer),
    }
}

fn edited(mut response: HttpResponse, edit: impl Fn(&mut Value)) -> HttpResponse {
    let mut body: Value = serde_json::from_str(&response.body).unwrap();
    edit(&mut body);
    response.body = body.to_string();
    response
}

/// An ID token with other contents; the signature is left, except where the header
/// says that there is none.
fn forged(id_token: &str, edit: fn(&mut Value, &mut Value)) -> String {
    let parts: Vec<&str> = id_token.split('.').collect();
    let read = |part: &str| -> Value {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    };
    let (mut header, mut claims) = (read(parts[0]), read(parts[1]));
    edit(&mut header, &mut claims);
    let write = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let unsigned = header["alg"] == "none" || header["unsigned"] == true;
    let signature = if unsigned { "" } else { parts[2] };
    format!("{}.{}.{signature}", write(header), write(claims))
}

fn value<'a>(url: &'a str, name: &str) -> &'a str {
    let pairs = url
        .split(['?', '&'])
        .filter_map(|pair| pair.split_once('='));
    pairs
        .filter(|(known, _)| *known == name)
        .map(|(_, value)| value)
        .next()
        .unwrap()
}

fn with(url: &str, name: &str, other: &str) -> String {
    url.replace(
        &format!("{name}={}", value(url, name)),
        &format!("{name}={other}"),
    )
}

fn without(url: &str, name: &str) -> String {
    let pair = format!("{name}={}", value(url, name));
    url.replace(&format!("{pair}&"), "")
        .replace(&format!("&{pair}"), "")
}
