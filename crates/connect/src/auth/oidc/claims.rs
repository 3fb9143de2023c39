//! What an ID token says (`OpenID` Connect Core, 3.1.3.7 and 12.2). It comes straight from the token
//! endpoint over TLS, so its signature proves nothing more and is not verified (3.1.3.7, 6); but an
//! unsigned one, or one signed with a secret that a public client cannot have, is refused.

use model::time::Timestamp;
use serde_json::Value;

use super::config::Oidc;
use crate::auth::failure::Breach;
use crate::auth::form::from_base64url;
use crate::auth::origin::Endpoint;
use crate::auth::secret::Secret;
use crate::auth::tokens::Identity;

/// Signatures with a key pair (RFC 7518, 8037, 9864).
const ALGORITHMS: [&str; 11] = [
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
    "Ed25519",
];
/// How far a phone's clock and the provider's may be apart, in seconds.
const SKEW: i64 = 300;

/// What an ID token came for.
pub(super) enum Occasion<'a> {
    SignIn { nonce: &'a str },
    Refresh(&'a Identity),
}

/// Who signed in, if the token is meant for us, here and now.
pub(super) fn check(
    config: &Oidc,
    id_token: &str,
    occasion: &Occasion,
    now: Timestamp,
) -> Result<Identity, Breach> {
    let token = Secret::parse(id_token).ok_or(Breach::IdToken)?;
    let mut parts = id_token.split('.');
    let (Some(header), Some(claims), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Breach::IdToken);
    };
    check_header(&object(header)?, signature)?;
    let claims = object(claims)?;
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    if text("iss").is_none() || text("iss") != config.issuer.as_ref().map(Endpoint::as_str) {
        return Err(Breach::Issuer);
    }
    check_audience(&claims, &config.client_id)?;
    check_clock(&claims, now)?;
    let subject = text("sub")
        .filter(|subject| !subject.is_empty())
        .ok_or(Breach::Subject)?;
    let nonce = text("nonce");
    match occasion {
        Occasion::SignIn { nonce: ours } if nonce != Some(*ours) => return Err(Breach::Nonce),
        Occasion::Refresh(before) if subject != before.subject => {
            return Err(Breach::Subject);
        }
        Occasion::Refresh(before)
            if nonce.is_some() && nonce != before.nonce.as_ref().map(Secret::as_str) =>
        {
            return Err(Breach::Nonce);
        }
        _ => {}
    }
    let nonce = match occasion {
        Occasion::Refresh(before) => before.nonce.clone(),
        Occasion::SignIn { .. } => nonce.and_then(Secret::parse),
    };
    Ok(Identity {
        subject: subject.to_owned(),
        id_token: token,
        nonce,
    })
}

fn object(part: &str) -> Result<Value, Breach> {
    let bytes = from_base64url(part).ok_or(Breach::IdToken)?;
    let value: Value = serde_json::from_slice(&bytes).map_err(|_| Breach::IdToken)?;
    Some(value).filter(Value::is_object).ok_or(Breach::IdToken)
}

fn check_header(header: &Value, signature: &str) -> Result<(), Breach> {
    let algorithm = header.get("alg").and_then(Value::as_str);
    let known = algorithm.is_some_and(|algorithm| ALGORITHMS.contains(&algorithm));
    // `crit` names extensions that must be understood; we understand none.
    if known && !signature.is_empty() && header.get("crit").is_none() {
        Ok(())
    } else {
        Err(Breach::Algorithm)
    }
}

fn check_audience(claims: &Value, client_id: &str) -> Result<(), Breach> {
    let others = match claims.get("aud") {
        Some(Value::String(audience)) if audience == client_id => false,
        Some(Value::Array(audiences)) if audiences.iter().any(|one| one == client_id) => {
            audiences.len() > 1
        }
        _ => return Err(Breach::Audience),
    };
    match claims.get("azp") {
        None if !others => Ok(()),
        Some(party) if party == client_id => Ok(()),
        _ => Err(Breach::Audience),
    }
}

fn check_clock(claims: &Value, now: Timestamp) -> Result<(), Breach> {
    let now = now.millis() / 1_000;
    let seconds = |name: &str| {
        let time = claims.get(name).and_then(Value::as_f64);
        #[expect(clippy::cast_possible_truncation, reason = "saturates")]
        time.map(|time| time as i64).ok_or(Breach::Clock)
    };
    let (expires, issued) = (seconds("exp")?, seconds("iat")?);
    let over = expires.saturating_add(SKEW) <= now;
    let early = issued > now.saturating_add(SKEW);
    if over || early || expires <= issued {
        Err(Breach::Clock)
    } else {
        Ok(())
    }
}
