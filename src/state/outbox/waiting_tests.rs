//! Who waits on the spot is told the truth, at the right time.

use connect::{Answer, Failure};
use futures_channel::oneshot::{self, Receiver};
use model::Timestamp;
use outbox::{
    Cause, Doubt, ItemId, Journey, Lane, Line, Pace, Reason, Receipt, Saved, Shown, Stage,
    Standing, Why,
};

use super::super::Went;
use super::{Patience, Waiters};

const AT: Timestamp = Timestamp::from_millis(1_769_212_800_000);

fn id() -> ItemId {
    ItemId::parse("a1").unwrap()
}

fn line(stage: Stage, saved: Saved, journey: Journey) -> Line {
    Line {
        id: id(),
        lane: Lane::parse("poll/p1").unwrap(),
        title: "Ruoka".into(),
        language: "fi".into(),
        created: AT,
        letter: None,
        stage,
        shown: Shown { saved, journey },
    }
}

fn waiting() -> (Waiters, Receiver<Went>) {
    let (tell, told) = oneshot::channel();
    let mut waiters = Waiters::default();
    waiters.add(id(), tell);
    (waiters, told)
}

fn retry() -> Journey {
    Journey::Waiting(Why::Retry {
        cause: Cause::Unreachable,
        until: AT,
        pace: Pace::Own,
    })
}

#[test]
fn nobody_is_told_saved_before_a_store_said_so() {
    let (mut waiters, mut told) = waiting();
    waiters.settle(&[line(Stage::Queued, Saved::NotYet, retry())]);
    assert!(told.try_recv().unwrap().is_none());
    waiters.settle(&[line(Stage::Queued, Saved::Once(AT), retry())]);
    assert!(matches!(told.try_recv().unwrap(), Some(Went::Saved(_))));
}

#[test]
fn what_arrived_brings_its_answer() {
    let (mut waiters, mut told) = waiting();
    let answer = Answer::of_text(r#"["fi", {"code": "K7QM"}]"#).unwrap();
    waiters.came(&id(), Ok(answer.clone()));
    let receipt = Receipt {
        code: None,
        at: AT,
        standing: Standing::Done,
    };
    waiters.settle(&[line(
        Stage::Arrived,
        Saved::Twice(AT),
        Journey::Arrived(receipt),
    )]);
    let Some(Went::Arrived(brought)) = told.try_recv().unwrap() else {
        panic!("it arrived");
    };
    assert_eq!(brought, answer);
}

#[test]
fn only_what_was_surely_not_kept_goes_back_into_its_form() {
    let needs = |doubt| Journey::NeedsYou {
        why: Reason::Closed,
        doubt,
    };
    let (mut waiters, mut told) = waiting();
    waiters.came(&id(), Err(Failure::NotFound));
    waiters.settle(&[line(Stage::NeedsYou, Saved::Twice(AT), needs(Doubt::Clear))]);
    let Some(Went::Refused(Failure::NotFound, Some(item))) = told.try_recv().unwrap() else {
        panic!("it was refused");
    };
    assert_eq!(item, id());

    let (mut waiters, mut told) = waiting();
    waiters.came(&id(), Err(Failure::NotFound));
    waiters.settle(&[line(
        Stage::NeedsYou,
        Saved::Twice(AT),
        needs(Doubt::MayBeThere),
    )]);
    assert!(matches!(told.try_recv().unwrap(), Some(Went::Saved(_))));
}

#[test]
fn what_no_store_has_is_not_called_saved() {
    let (mut waiters, mut told) = waiting();
    waiters.settle(&[line(Stage::Queued, Saved::Failed, retry())]);
    assert!(matches!(told.try_recv().unwrap(), Some(Went::AtRisk(_))));
}

#[test]
fn two_who_wait_for_one_item_hear_the_same() {
    let (mut waiters, mut told) = waiting();
    let (tell, mut also_told) = oneshot::channel();
    waiters.add(id(), tell);
    waiters.came(&id(), Err(Failure::NotFound));
    let needs = Journey::NeedsYou {
        why: Reason::Gone,
        doubt: Doubt::Clear,
    };
    waiters.settle(&[line(Stage::NeedsYou, Saved::Twice(AT), needs)]);
    assert!(matches!(told.try_recv().unwrap(), Some(Went::Refused(..))));
    assert!(matches!(
        also_told.try_recv().unwrap(),
        Some(Went::Refused(..))
    ));
}

#[test]
fn what_was_given_up_elsewhere_keeps_nobody_waiting() {
    let (mut waiters, mut told) = waiting();
    waiters.settle(&[]);
    assert!(told.try_recv().unwrap().is_none());
    waiters.age(&id(), Patience::Over);
    waiters.settle(&[]);
    assert!(matches!(
        told.try_recv().unwrap(),
        Some(Went::Refused(Failure::Unsure, None))
    ));
}

#[test]
fn nobody_looks_at_a_busy_button_for_ever() {
    let (mut waiters, mut told) = waiting();
    let sending = [line(Stage::Sending, Saved::Twice(AT), Journey::Sending)];
    waiters.age(&id(), Patience::Short);
    waiters.settle(&sending);
    assert!(told.try_recv().unwrap().is_none());
    waiters.age(&id(), Patience::Over);
    waiters.settle(&sending);
    assert!(matches!(told.try_recv().unwrap(), Some(Went::Saved(_))));
}
