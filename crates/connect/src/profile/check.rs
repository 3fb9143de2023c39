//! Contradictions within an operation that its parts do not show.

use mapping::Section;
use model::Capability;

use super::Profile;
use super::operation::{Dedupe, Mapped, Operation};
use super::pager::Pager;
use super::step::{Body, Step};
use crate::exchange::Method;

/// Operations that bring a list.
pub(crate) const LISTS: &[Capability] = &[
    Capability::Panels,
    Capability::Meetings,
    Capability::Themes,
    Capability::Invitations,
    Capability::Polls,
    Capability::Events,
    Capability::Impacts,
];

/// Operations that bring one record.
const RECORDS: &[Capability] = &[
    Capability::Panel,
    Capability::Meeting,
    Capability::Invitation,
    Capability::Poll,
    Capability::Event,
];

/// Operations that only read.
pub(crate) fn reads(capability: Capability) -> bool {
    use Capability as C;
    LISTS.contains(&capability)
        || RECORDS.contains(&capability)
        || matches!(
            capability,
            C::Portal | C::Me | C::ExportMyData | C::PollResults
        )
}

/// Notes what contradicts itself.
pub(super) fn operation(
    section: &Section,
    capability: Capability,
    operation: &Operation,
    profile: &Profile,
) {
    match operation {
        Operation::Mapped(mapped) => self::mapped(section, capability, mapped, profile),
        Operation::ThisPhone if !matches!(capability, Capability::Me | Capability::Invitations) => {
            section.broken(
                "from this_phone only for me and invitations",
                capability.name(),
            );
        }
        Operation::Elsewhere(_)
            if !matches!(
                capability,
                Capability::JoinPanel | Capability::SubmitResponse | Capability::Register
            ) =>
        {
            section.broken(
                "link_out only for join_panel, submit_response and register",
                capability.name(),
            );
        }
        _ => {}
    }
}

fn mapped(section: &Section, capability: Capability, mapped: &Mapped, profile: &Profile) {
    for step in &mapped.steps {
        if let Some(name) = step
            .pager
            .as_deref()
            .filter(|name| !profile.pagers.contains_key(*name))
        {
            section.unknown(name, profile.pagers.keys().map(String::as_str));
        }
        let pager = step
            .pager
            .as_ref()
            .and_then(|name| profile.pagers.get(name));
        if step.records.is_none() && pager.is_some_and(Pager::counts) {
            section.broken(
                "records beside this pager, or one that ends by total, next or an expression",
                "a pager that counts records",
            );
        }
        if matches!(step.request.body, Body::GraphQl(..)) && profile.graphql.is_empty() {
            section.broken("http.graphql, the path that takes GraphQL", "none");
        }
        if let Body::Like(entity) = &step.request.body {
            known_entity(section, entity, profile);
        }
    }
    if let Some(entity) = &mapped.entity {
        known_entity(section, entity, profile);
    }
    if mapped.steps.is_empty() {
        section.broken("at least one step", "none");
    }
    brings(section, capability, mapped);
    if !reads(capability) {
        writes(section, capability, mapped);
    }
}

fn known_entity(section: &Section, name: &str, profile: &Profile) {
    if !profile.entities.contains_key(name) {
        section.unknown(name, profile.entities.keys().map(String::as_str));
    }
}

fn brings(section: &Section, capability: Capability, mapped: &Mapped) {
    let has_records = mapped.first(|step| step.records.is_some()).is_some();
    let has_record = mapped.first(|step| step.record.is_some()).is_some();
    if LISTS.contains(&capability) && !has_records && mapped.result.is_none() {
        section.broken("records, the expression that finds the list", "none");
    }
    if RECORDS.contains(&capability) && !has_record && mapped.result.is_none() {
        section.broken("record, the expression that finds the record", "none");
    }
    let counts = mapped.aggregate.is_some() || mapped.result.is_some() || has_record;
    if capability == Capability::PollResults && !counts {
        section.broken("record, result or aggregate", "none of them");
    }
    let counted = mapped.aggregate.as_ref();
    if counted.is_some_and(|counted| counted.poll.is_none()) && !has_record {
        section.broken(
            "a step whose record is the poll, or aggregate.poll",
            "neither",
        );
    }
    if matches!(capability, Capability::ReplyInvitation) && !has_record && mapped.result.is_none() {
        section.broken("record or result, the invitation as it is now", "neither");
    }
}

fn writes(section: &Section, capability: Capability, mapped: &Mapped) {
    let sends = |method: Method| mapped.first(|step| step.request.method == method).is_some();
    if mapped
        .steps
        .iter()
        .all(|step| step.request.method == Method::Get)
    {
        section.doubt("a write that sends something", "only get");
    }
    let minted = minted(capability);
    match mapped.dedupe {
        Dedupe::PutById => {
            let by_id = mapped.first(|step| {
                let path = step.request.path.as_ref();
                step.request.method == Method::Put
                    && path.is_some_and(|path| {
                        minted.is_some_and(|name| path.holds(name)) || path.holds("key")
                    })
            });
            if by_id.is_none() {
                section.broken(
                    "put to a path with the minted id",
                    "dedupe put_by_id without it",
                );
            }
        }
        Dedupe::LookUp if mapped.first(looks).is_none() => {
            let expected = "a step with done_when, or a write with when";
            section.broken(expected, "dedupe look_up without it");
        }
        Dedupe::None if minted.is_some() && section.field("dedupe").is_none() => {
            section.doubt(
                "dedupe: how the backend tells a repeat; without it a lost answer may count twice",
                "none",
            );
        }
        _ => {}
    }
    let proven = mapped
        .first(|step| step.proof.is_some() || step.record.is_some())
        .is_some();
    let told = mapped.result.is_some() || proven;
    if minted.is_some() && !told && !sends(Method::Delete) {
        section.doubt(
            "proof, record or result: what shows that it was kept",
            "none",
        );
    }
}

/// Whether a step makes what was found before end the matter, or a write depend on it.
fn looks(step: &Step) -> bool {
    step.done_when.is_some() || (step.when.is_some() && step.request.method != Method::Get)
}

/// The call's value that the phone mints, where there is one.
pub(crate) fn minted(capability: Capability) -> Option<&'static str> {
    Some(match capability {
        Capability::SubmitResponse => "response",
        Capability::Register => "registration",
        Capability::GiveFeedback => "feedback",
        Capability::ProposeTheme => "theme",
        Capability::SendMessage => "message",
        _ => return None,
    })
}
