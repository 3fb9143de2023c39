//! The answer of a whole operation, in the native contract's JSON.

use mapping::receipt;
use model::{Capability, Timestamp};
use serde_json::{Map, Value, json};

use super::{Exchange, aggregate, failed, unreadable, whole};
use crate::failure::Failure;
use crate::profile::{LISTS, Mapped, Operation, Profile, minted, reads};

/// The answer that the steps have brought.
pub(super) fn answer(
    exchange: &mut Exchange,
    profile: &Profile,
    mapped: &Mapped,
) -> Result<Value, Failure> {
    let capability = exchange.ask.capability;
    if !reads(capability) && !exchange.gathered.is_settled {
        // An answer without a single row, for a backend that keeps rows: nothing arrived.
        return unreadable("at least one request that writes", "none".to_owned());
    }
    if let Some(aggregate) = &mapped.aggregate {
        return aggregate::results(exchange, profile, aggregate);
    }
    if let Some(result) = &mapped.result {
        return result.build(&exchange.context.root()).map_err(failed);
    }
    if LISTS.contains(&capability) {
        return Ok(list(exchange, mapped));
    }
    if let Some(record) = exchange.gathered.record.take() {
        return Ok(record);
    }
    Ok(usual(exchange))
}

fn list(exchange: &mut Exchange, mapped: &Mapped) -> Value {
    let items = exchange.gathered.items.take().unwrap_or_default();
    if mapped.whole {
        return whole::page(
            exchange.ask.capability,
            &exchange.ask.params,
            items,
            exchange.at.now,
        );
    }
    let mut page = Map::new();
    page.insert("items".to_owned(), items.into());
    if let Some(next) = &exchange.gathered.next {
        page.insert("next".to_owned(), next.to_cursor().into());
    }
    if let Some(total) = exchange.gathered.total {
        page.insert("total".to_owned(), total.into());
    }
    Value::Object(page)
}

/// What a confirmed write means in the contract, where the backend says no more than that.
fn usual(exchange: &Exchange) -> Value {
    let ask = &exchange.ask;
    let now = exchange.at.now.to_string();
    let id = minted(ask.capability)
        .and_then(|name| ask.params.get(name))
        .unwrap_or_default();
    let receipt = json!({ "code": receipt::code(id), "at": now });
    match ask.capability {
        Capability::SubmitResponse
        | Capability::GiveFeedback
        | Capability::ProposeTheme
        | Capability::SendMessage => receipt,
        Capability::Register => json!({ "id": id, "state": "attending", "receipt": receipt }),
        Capability::JoinPanel => {
            json!({ "panel": ask.params.get("panel"), "state": "member", "since": now })
        }
        _ => Value::Null,
    }
}

/// The entity that a capability's records are read as, unless the operation names another.
pub fn entity_of(capability: Capability) -> Option<&'static str> {
    use Capability as C;
    Some(match capability {
        C::Portal => "portal",
        C::Me => "person",
        C::Panels | C::Panel => "panel",
        C::JoinPanel => "membership",
        C::Meetings | C::Meeting => "meeting",
        C::Themes => "theme",
        C::Invitations | C::Invitation | C::ReplyInvitation => "invitation",
        C::Polls | C::Poll => "poll",
        C::PollResults => "results",
        C::Events | C::Event => "event",
        C::Register => "seat",
        C::Impacts => "impact",
        C::SubmitResponse | C::GiveFeedback | C::ProposeTheme | C::SendMessage => "receipt",
        _ => return None,
    })
}

/// Whoever accepts an invitation to a panel is a member from now on (`docs/contract.md`), unless the answer says otherwise.
pub(super) fn admit(invitation: &mut Value, now: Timestamp) {
    let is = |pointer: &str, word: &str| {
        invitation.pointer(pointer).and_then(Value::as_str) == Some(word)
    };
    if !is("/state", "accepted") || !is("/target/kind", "panel") {
        return;
    }
    let panel = invitation.pointer("/target/id").cloned();
    if let Some(fields) = invitation.as_object_mut() {
        let membership = || json!({ "panel": panel, "state": "member", "since": now.to_string() });
        fields.entry("membership").or_insert_with(membership);
    }
}

/// Adds what the profile says of every record: its care, and where else something is done.
pub(super) fn complete(value: &mut Value, profile: &Profile, capability: Capability) {
    let (act, name) = match capability {
        Capability::Panels | Capability::Panel => (Capability::JoinPanel, "panel"),
        Capability::Polls | Capability::Poll => (Capability::SubmitResponse, "poll"),
        Capability::Events | Capability::Event => (Capability::Register, "event"),
        _ => return,
    };
    let elsewhere = match profile.operations.get(&act) {
        Some(Operation::Elsewhere(template)) => template.as_ref(),
        _ => None,
    };
    if elsewhere.is_none() && !profile.sensitive && profile.min_group_size.is_none() {
        return;
    }
    let records = match value.get_mut("items") {
        Some(Value::Array(items)) => items.iter_mut().collect(),
        Some(_) => Vec::new(),
        None => vec![value],
    };
    for record in records.into_iter().filter_map(Value::as_object_mut) {
        if profile.sensitive {
            record
                .entry("discretion")
                .or_insert_with(|| "sensitive".into());
        }
        if let Some(size) = profile.min_group_size.filter(|_| name == "poll") {
            record
                .entry("min_group_size")
                .or_insert_with(|| size.into());
        }
        let id = record.get("id").cloned().unwrap_or_default();
        let address = elsewhere.and_then(|template| {
            let input = mapping::expression::to_variable(&json!({ "input": { (name): id } }));
            let path = template.fill(&input)?;
            if path.starts_with("https://") {
                Some(path)
            } else {
                profile.reach.join(&path)
            }
        });
        if let Some(address) = address {
            record.entry("elsewhere").or_insert_with(|| address.into());
        }
    }
}
