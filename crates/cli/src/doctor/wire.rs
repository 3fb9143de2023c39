//! One request over the wire, and the little that is known of addresses.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body};

/// Whom the operating system trusts; a county's own authority is among them on its own machines.
static CERTIFICATES: LazyLock<Vec<Certificate<'static>>> = LazyLock::new(|| {
    let found = rustls_native_certs::load_native_certs().certs.into_iter();
    found
        .map(|one| Certificate::from_der(&one).to_owned())
        .collect()
});

/// Longest answer read, in bytes; the engine refuses those over 2 MB.
const LONGEST: u64 = 4 * 1024 * 1024;

/// An answer off the wire.
pub(crate) struct Raw {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

/// A client that trusts whom the operating system trusts, and follows nothing by itself.
pub(crate) fn agent(timeout: Duration) -> Agent {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::from(CERTIFICATES.clone()))
        .unversioned_rustls_crypto_provider(provider)
        .build();
    Agent::config_builder()
        .tls_config(tls)
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(timeout))
        .user_agent(concat!("raati/", env!("CARGO_PKG_VERSION")))
        .build()
        .into()
}

/// `https://host:port` of an address.
pub(crate) fn origin(url: &str) -> Option<&str> {
    let start = url.find("://")? + 3;
    let host = url.get(start..)?.split(['/', '?', '#']).next()?;
    (!host.is_empty()).then(|| url.get(..start + host.len()))?
}

/// Percent-encoded for a query.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Sends one request; names of headers come back in lower case.
pub(crate) fn exchange(
    agent: &Agent,
    method: &str,
    url: &str,
    headers: &[(String, String)],
    body: &str,
) -> Result<Raw, String> {
    let mut builder = ureq::http::Request::builder().method(method).uri(url);
    for (name, value) in headers {
        builder = builder.header(name, value);
    }
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let answer = if body.is_empty() {
        agent.run(builder.body(()).map_err(|error| said(&error))?)
    } else {
        agent.run(builder.body(body).map_err(|error| said(&error))?)
    };
    raw(answer.map_err(|error| said(&error))?)
}

fn raw(mut answer: ureq::http::Response<Body>) -> Result<Raw, String> {
    let headers = answer.headers().iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_ascii_lowercase(), value)
    });
    let headers = headers.collect();
    let status = answer.status().as_u16();
    let body = answer
        .body_mut()
        .with_config()
        .limit(LONGEST)
        .lossy_utf8(true)
        .read_to_string();
    let body = body.map_err(|error| error.to_string())?;
    Ok(Raw {
        status,
        headers,
        body,
    })
}
