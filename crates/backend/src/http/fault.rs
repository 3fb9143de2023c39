//! Faults on purpose, for tests only: neither the header nor the operation exists unless the
//! server was started with `--faults`.

use std::sync::Mutex;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt as _, stream};
use serde::Deserialize;

use super::extract::Body as JsonBody;
use super::listener::Peer;
use super::reply;
use crate::app::App;
use crate::problem::{Kind, Outcome, Problem};

const HEADER: &str = "x-raati-fault";

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The answer comes late.
    Delay(Duration),
    /// Nothing is done; this status is answered.
    Status(StatusCode, Option<u64>),
    /// All is done and stored, then the connection breaks before a byte is answered.
    DropAfterCommit,
    /// A log-in page of some network, with 200.
    Html,
    /// Half of the answer.
    Truncated,
}

/// Faults that wait for their request.
#[derive(Default)]
pub(crate) struct Armed(Mutex<Vec<Waiting>>);

struct Waiting {
    method: Option<String>,
    path_prefix: String,
    fault: Fault,
    times: u32,
}

/// What arms a fault.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Arm {
    /// Which method; any where left out.
    method: Option<String>,
    /// Paths that begin so, with or without `/api/v1`.
    path_prefix: String,
    /// As in the header.
    fault: String,
    /// For so many requests; 0 disarms.
    times: u32,
}

impl Fault {
    /// Reads `delay=1500`, `status=503;retry-after=2`, `drop-after-commit`, `html`, `truncated`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text
            .split_once(';')
            .map_or((text, None), |(kind, rest)| (kind, Some(rest)));
        match (kind.trim().split_once('='), kind.trim()) {
            (Some(("delay", millis)), _) => {
                Some(Self::Delay(Duration::from_millis(millis.parse().ok()?)))
            }
            (Some(("status", code)), _) => {
                let retry_after = rest.and_then(|rest| rest.trim().strip_prefix("retry-after="));
                let retry_after = retry_after.map(|seconds| seconds.parse().ok());
                let status = StatusCode::from_bytes(code.as_bytes()).ok()?;
                match retry_after {
                    Some(None) => None,
                    retry_after => Some(Self::Status(status, retry_after.flatten())),
                }
            }
            (None, "drop-after-commit") => Some(Self::DropAfterCommit),
            (None, "html") => Some(Self::Html),
            (None, "truncated") => Some(Self::Truncated),
            _ => None,
        }
    }
}

impl Armed {
    fn take(&self, request: &Request) -> Option<Fault> {
        let path = request.uri().path();
        let short = path.strip_prefix("/api/v1").unwrap_or(path);
        let mut waiting = self.0.lock().ok()?;
        let found = waiting.iter_mut().find(|one| {
            let method = one
                .method
                .as_deref()
                .is_none_or(|method| method == request.method());
            let prefix = one.path_prefix.as_str();
            method && (path.starts_with(prefix) || short.starts_with(prefix))
        })?;
        found.times = found.times.saturating_sub(1);
        let fault = found.fault;
        waiting.retain(|one| one.times > 0);
        Some(fault)
    }
}

pub(crate) async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(armed) = &app.faults else {
        return next.run(request).await;
    };
    let arming = request.uri().path() == "/api/v1/test/fault";
    let named = request
        .headers()
        .get(HEADER)
        .and_then(|value| value.to_str().ok());
    let fault = match named {
        Some(text) => match Fault::parse(text) {
            Some(fault) => Some(fault),
            None => {
                return Problem::from(Kind::BadRequest)
                    .with_detail("unknown fault")
                    .into_response();
            }
        },
        None if arming => None,
        None => armed.take(&request),
    };
    match fault {
        Some(fault) => act(fault, request, next).await,
        None => next.run(request).await,
    }
}

async fn act(fault: Fault, request: Request, next: Next) -> Response {
    match fault {
        Fault::Delay(duration) => {
            tokio::time::sleep(duration).await;
            next.run(request).await
        }
        Fault::Status(status, retry_after) => {
            let kind = match status.as_u16() {
                401 => Kind::Unauthorised,
                503 => Kind::Unavailable,
                _ => Kind::Internal,
            };
            let mut problem = Problem::from(kind).with_detail("a fault on purpose");
            problem.retry_after = retry_after;
            let mut response = problem.into_response();
            *response.status_mut() = status;
            response
        }
        Fault::DropAfterCommit => {
            let peer = request.extensions().get::<ConnectInfo<Peer>>().cloned();
            let response = next.run(request).await;
            if let Some(ConnectInfo(peer)) = peer {
                peer.break_off.now();
            }
            response
        }
        Fault::Html => {
            let page = "<!doctype html><title>Log in</title><h1>Log in to this network</h1>";
            axum::response::Html(page).into_response()
        }
        Fault::Truncated => truncated(next.run(request).await).await,
    }
}

async fn truncated(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    let half: Result<Bytes, std::io::Error> = Ok(bytes.slice(..bytes.len() / 2));
    let broken = async {
        // The half must be on its way before the connection breaks.
        tokio::time::sleep(Duration::from_millis(100)).await;
        Err(std::io::ErrorKind::ConnectionAborted.into())
    };
    let body = stream::once(async { half }).chain(stream::once(broken));
    Response::from_parts(parts, Body::from_stream(body))
}

/// `PUT /test/fault`
pub(crate) async fn arm(State(app): State<App>, JsonBody(arm): JsonBody<Arm>) -> Outcome<Response> {
    let Some(armed) = &app.faults else {
        return Err(Kind::NotFound.into());
    };
    let fault = Fault::parse(&arm.fault)
        .ok_or_else(|| Problem::field("/fault", "unknown", "see the backend's README"))?;
    let Ok(mut waiting) = armed.0.lock() else {
        return Err(Kind::Internal.into());
    };
    let Arm {
        method,
        path_prefix,
        times,
        ..
    } = arm;
    waiting.retain(|one| one.path_prefix != path_prefix || one.method != method);
    if times > 0 {
        waiting.push(Waiting {
            method,
            path_prefix,
            fault,
            times,
        });
    }
    Ok(reply::done())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_as_written() {
        assert_eq!(
            Fault::parse("delay=15"),
            Some(Fault::Delay(Duration::from_millis(15)))
        );
        let unavailable = StatusCode::SERVICE_UNAVAILABLE;
        assert_eq!(
            Fault::parse("status=503;retry-after=2"),
            Some(Fault::Status(unavailable, Some(2)))
        );
        assert_eq!(Fault::parse("status=503; retry-after=x"), None);
        assert_eq!(Fault::parse("html"), Some(Fault::Html));
        assert_eq!(Fault::parse("nonsense"), None);
    }
}
