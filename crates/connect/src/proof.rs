//! Does an answer of the native contract prove that a write arrived? Networks' log-in pages, proxies and caches answer
//! 200, too, and some of them in JSON: only the status, the type and the id that the contract promises count.

use model::Capability;
use serde_json::Value;

use crate::calls::Ask;
use crate::exchange::HttpResponse;
use crate::profile::minted;

/// Whether this belongs to what was asked. Writes that bring nothing are answered by 204 alone, which is no matter of it.
#[inline(never)]
pub(crate) fn holds(ask: &Ask, response: &HttpResponse, value: &Value) -> bool {
    let (field, param) = match ask.capability {
        Capability::JoinPanel => ("panel", "panel"),
        Capability::ReplyInvitation => ("id", "invitation"),
        capability => match minted(capability) {
            Some(param) => ("id", param),
            None => return false,
        },
    };
    let text = |value: &Value, field| value.get(field).and_then(Value::as_str).map(str::to_owned);
    let kind = response.header("content-type");
    let is_replied = || {
        // An invitation is as the reply has left it.
        let reply = text(ask.body.as_ref()?, "reply")?;
        let state = if reply == "later" {
            "postponed"
        } else {
            &reply
        };
        Some(text(value, "state")?.starts_with(state))
    };
    matches!(response.status, 200 | 201)
        && kind.is_some_and(|kind| kind.contains("json"))
        && text(value, field).as_deref() == ask.params.get(param)
        && is_replied() != Some(false)
}
