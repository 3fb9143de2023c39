//! Does an answer of the native contract prove that a write arrived? Networks' log-in pages, proxies and caches answer
//! 200, too, and some of them in JSON: only the status, the type and the id that the contract promises count.

use model::Capability;
use serde_json::Value;

use crate::calls::Ask;
use crate::exchange::{HttpResponse, Method};
use crate::failure::Failure;
use crate::node::Node;
use crate::profile::minted;

/// Refuses what proves nothing. Answers to reads, and empty ones, are no matter of it.
pub(crate) fn check(
    ask: &Ask,
    method: Method,
    response: &HttpResponse,
    value: &Value,
) -> Result<(), Failure> {
    if method == Method::Get || ask.capability == Capability::Invitation {
        return Ok(());
    }
    let root = Node::plain(value);
    let proven = match echoed(ask) {
        // Withdrawing and the like are answered by 204 alone.
        None => root.wrong("an empty answer (204)"),
        Some(_) if !matches!(response.status, 200 | 201) => root.wrong("the status 200 or 201"),
        Some(_) if !is_json(response) => root.wrong("the content type of JSON"),
        Some((field, id)) => {
            let field = root.field(field);
            match field.value().as_str() {
                Some(echo) if echo == id => replied(ask, &root),
                _ => field.wrong("the id that was sent"),
            }
        }
    };
    proven.map_err(Failure::Unreadable)
}

/// Where the answer names what was sent, and by which id.
fn echoed(ask: &Ask) -> Option<(&'static str, &str)> {
    let (field, param) = match ask.capability {
        Capability::JoinPanel => ("panel", "panel"),
        Capability::ReplyInvitation => ("id", "invitation"),
        capability => ("id", minted(capability)?),
    };
    Some((field, ask.params.get(param)?))
}

/// An invitation is as the reply has left it.
fn replied(ask: &Ask, root: &Node) -> Result<(), crate::Unreadable> {
    let reply = ask
        .body
        .as_ref()
        .and_then(|body| body.get("reply")?.as_str());
    let wanted = match reply {
        Some("accept") => "accepted",
        Some("later") => "postponed",
        Some("decline") => "declined",
        _ => return Ok(()),
    };
    let state = root.field("state");
    match state.value().as_str() {
        Some(state) if state == wanted => Ok(()),
        _ => state.wrong("the state that was replied"),
    }
}

/// `application/json` and its like, such as `application/vnd.api+json`.
fn is_json(response: &HttpResponse) -> bool {
    let kind = response.header("content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.rsplit(['/', '+'])
        .next()
        .is_some_and(|end| end.eq_ignore_ascii_case("json"))
}
