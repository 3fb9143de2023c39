//! Worlds that are wrong on purpose. If the judge let one of them pass, a green simulation would prove nothing.

use outbox_sim::{Mutant, STEPS, run};

/// Each has to be caught, for what is wrong with it, within so many schedules.
const SCHEDULES: u64 = 1_000;

const CAUGHT: [(Mutant, &str); 12] = [
    (
        Mutant::AnySuccessIsAReceipt,
        "is shown as arrived without such a row",
    ),
    (
        Mutant::DeletesBeforeItArrived,
        "was shown as saved and is lost",
    ),
    (Mutant::NewIdAtEachTry, "was counted twice"),
    (Mutant::IgnoresTheShadow, "was shown as saved and is lost"),
    (Mutant::LoadsThePrimaryOnly, "is known to no page"),
    (Mutant::IgnoresRetryAfter, "was sent before Retry-After"),
    (Mutant::SaysSavedTooEarly, "was shown as saved and is lost"),
    (Mutant::NeverLooksUp, "was counted twice"),
    (
        Mutant::SendsAsAnyone,
        "is shown as arrived without such a row",
    ),
    (
        Mutant::ChangesItsBytes,
        "is shown as arrived without such a row",
    ),
    (
        Mutant::CallsTheUnknownUnsent,
        "was sent again by itself, though nobody knows",
    ),
    (Mutant::PutsBlindly, "was shown as saved and is lost"),
];

#[test]
fn every_wrong_world_is_caught_for_what_is_wrong_with_it() {
    assert_eq!(CAUGHT.map(|(mutant, _)| mutant), Mutant::ALL);
    for (mutant, what) in CAUGHT {
        let mut findings = (1..=SCHEDULES).filter_map(|seed| run(seed, mutant).err());
        let finding = findings.find(|finding| finding.what.ends_with(what));
        let finding = finding.unwrap_or_else(|| panic!("{mutant:?} was not caught"));
        println!(
            "{mutant:?}: caught within {} steps: {}",
            finding.seed * STEPS,
            finding.what
        );
    }
}

#[test]
fn the_right_world_is_not() {
    for seed in 1..=40 {
        assert!(run(seed, Mutant::None).is_ok());
    }
}
