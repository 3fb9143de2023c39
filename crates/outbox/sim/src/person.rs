//! The person: writes, edits, deletes, insists, signs out and in as somebody else.

use crate::chance::Chance;
use model::Capability;
use outbox::{
    Backend, Event, Identity, ItemId, Journey, Lane, Letter, Outbox, Promise, Reason, Writing,
};

/// What the person does.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// Gives this to the page.
    Tell(Event),
    /// Says of this item: send it though it may be there.
    Consent(ItemId, Event),
    /// Gives this item up.
    GiveUp(ItemId, Event),
    /// Cancels this item by a write.
    Cancel(ItemId, Box<Writing>),
}

/// A write about `subject`; `cancels` takes another one back.
pub(crate) fn writing(
    id: &str,
    owner: &Identity,
    subject: &str,
    body: &str,
    promise: Promise,
    cancels: Option<&ItemId>,
) -> Option<Writing> {
    let own = |text: &str| text.to_owned();
    let mut params = vec![(own("subject"), own(subject)), (own("id"), own(id))];
    if let Some(target) = cancels {
        params.push((own("cancels"), own(target.as_str())));
    }
    let operation = match cancels {
        Some(_) => Capability::CancelRegistration,
        None => Capability::SubmitResponse,
    };
    Some(Writing {
        id: ItemId::parse(id)?,
        owner: owner.clone(),
        backend: Backend::parse("b")?,
        lane: Lane::parse(subject)?,
        title: own("t"),
        language: own("fi"),
        letter: Letter {
            operation,
            params,
            body: Some(own(body)),
            direct: None,
        },
        promise,
        cancels: cancels.cloned(),
    })
}

/// Chooses what to do in front of this screen.
pub(crate) fn act(
    outbox: &Outbox,
    owner: &Identity,
    promise: Promise,
    fresh: &str,
    at: outbox::Steady,
    chance: &mut Chance,
) -> Option<Act> {
    let subject = format!("s{}", chance.below(4));
    let flavour = match chance.below(20) {
        0 => "bad",
        1 => "odd",
        _ => "good",
    };
    let body = format!("{flavour}-{}", chance.below(1_000_000));
    let shown: Vec<_> = outbox.items().collect();
    let choice = chance.below(100);
    let item = chance.pick(&shown).copied();
    if choice < 45 || item.is_none() {
        if shown.len() > 12 {
            return None;
        }
        let writing = writing(fresh, owner, &subject, &body, promise, None)?;
        let keep = choice < 8;
        return Some(Act::Tell(if keep {
            Event::Keep(writing)
        } else {
            Event::Submit(writing)
        }));
    }
    let item = item?;
    let id = item.envelope().id.clone();
    let lane = item.envelope().lane.as_str().to_owned();
    if item.envelope().cancels.is_some() && choice < 70 {
        return None;
    }
    match choice {
        45..58 => {
            let writing = writing(id.as_str(), owner, &lane, &body, promise, None)?;
            let keep = chance.percent(50);
            Some(Act::Tell(if keep {
                Event::Keep(writing)
            } else {
                Event::Submit(writing)
            }))
        }
        58..70 => {
            let writing = writing(fresh, owner, &lane, "cancel", promise, Some(&id))?;
            Some(Act::Cancel(id, Box::new(writing)))
        }
        70..73 => Some(Act::GiveUp(id.clone(), Event::Discard(id))),
        73..76 => Some(Act::GiveUp(id.clone(), Event::TakeBack(id))),
        76..79 => Some(Act::Tell(Event::Dismiss(id))),
        79..92 => {
            let journey = outbox.shown(item, at).journey;
            let unsure = matches!(
                journey,
                Journey::NeedsYou {
                    why: Reason::Unsure,
                    ..
                }
            );
            let asked = unsure || matches!(journey, Journey::NeedsYou { .. });
            let event = Event::TryNow(id.clone());
            Some(if asked {
                Act::Consent(id, event)
            } else {
                Act::Tell(event)
            })
        }
        _ => Some(Act::Tell(Event::Nudge)),
    }
}
