//! Two stores that differ in every way there is.

use super::*;

const GOLDEN: &str = include_str!("../tests/golden/v1.jsonl");
const QUEUED: usize = 1;
const ARRIVED: usize = 3;
const DISCARDED: usize = 8;

/// A golden record with another revision.
fn raw(line: usize, revision: u32) -> Raw {
    let text = GOLDEN.lines().nth(line).unwrap();
    let text = text.replace("\"revision\":3", &format!("\"revision\":{revision}"));
    Raw {
        key: "r1".to_owned(),
        bytes: text.into_bytes(),
    }
}

fn damaged() -> Raw {
    Raw {
        key: "r1".to_owned(),
        bytes: b"{\"v\":1".to_vec(),
    }
}

fn only(primary: &[Raw], shadow: &[Raw]) -> Merged {
    let mut plan = merge(primary, shadow);
    assert_eq!((plan.items.len(), plan.strange.len()), (1, 0));
    plan.items.remove(0)
}

#[test]
fn the_same_in_both_is_whole() {
    let merged = only(&[raw(QUEUED, 3)], &[raw(QUEUED, 3)]);
    assert!(merged.is_whole());
}

#[test]
fn the_later_revision_wins_from_either_side() {
    let (old, new) = ([raw(QUEUED, 3)], [raw(DISCARDED, 4)]);
    for (primary, shadow) in [(&old, &new), (&new, &old)] {
        let merged = only(primary, shadow);
        assert_eq!(
            (merged.envelope.stage(), merged.envelope.revision),
            (Stage::Discarded, 4)
        );
        assert!(!merged.is_whole());
    }
}

#[test]
fn arrival_beats_all_else() {
    let merged = only(&[raw(DISCARDED, 9)], &[raw(ARRIVED, 3)]);
    assert_eq!(merged.envelope.stage(), Stage::Arrived);
    assert_eq!((merged.primary, merged.shadow), (Some(9), Some(3)));
}

#[test]
fn a_mark_of_deletion_keeps_an_old_copy_away() {
    assert_eq!(
        only(&[raw(QUEUED, 3)], &[raw(DISCARDED, 3)])
            .envelope
            .stage(),
        Stage::Discarded
    );
}

#[test]
fn a_wiped_store_is_given_everything_back() {
    for (primary, shadow) in [
        (vec![raw(QUEUED, 3)], vec![]),
        (vec![], vec![raw(QUEUED, 3)]),
    ] {
        let merged = only(&primary, &shadow);
        assert_eq!(merged.envelope.stage(), Stage::Queued);
        assert!(!merged.is_whole());
    }
}

#[test]
fn a_damaged_copy_is_replaced_by_a_good_one() {
    let merged = only(&[damaged()], &[raw(QUEUED, 3)]);
    assert_eq!((merged.primary, merged.shadow), (None, Some(3)));
}

#[test]
fn what_nobody_can_read_is_listed_not_dropped() {
    let plan = merge(&[damaged()], &[damaged()]);
    assert_eq!(plan.items, []);
    assert_eq!(
        plan.strange,
        [Strange {
            raw: damaged(),
            why: Strangeness::Unreadable
        }]
    );
}

#[test]
fn what_a_newer_version_wrote_is_not_touched() {
    let newer = Raw {
        key: "r1".to_owned(),
        bytes: b"{\"v\":2,\"id\":\"r1\"}".to_vec(),
    };
    let plan = merge(&[raw(QUEUED, 3)], std::slice::from_ref(&newer));
    assert_eq!(plan.items, []);
    assert_eq!(
        plan.strange,
        [Strange {
            raw: newer,
            why: Strangeness::Newer
        }]
    );
}
