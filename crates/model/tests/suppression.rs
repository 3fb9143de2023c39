//! No result tells of a single person, not even to one who can subtract and knows the rule.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // test helpers panic too

mod common;

use std::collections::HashMap;

use common::{option, question_id, row};
use proptest::prelude::*;
use raati_model::panel::Discretion;
use raati_model::poll::WhyNoResults;
use raati_model::results::{
    Cell, Count, Numbers, Placing, PollResults, QuestionResults, RowCounts, Tally, TextCount,
};

fn results(respondents: u32, answered: u32, tally: Tally) -> PollResults {
    let question = question_id("q");
    let questions = vec![QuestionResults {
        question,
        answered: Cell::Exactly(answered),
        tally,
    }];
    PollResults {
        respondents,
        questions,
    }
}

fn counts(counts: &[u32]) -> Vec<Count> {
    let count = |(at, count): (usize, &u32)| Count {
        value: at.to_string(),
        count: Cell::Exactly(*count),
    };
    counts.iter().enumerate().map(count).collect()
}

fn sensitive(results: PollResults, least: u32) -> QuestionResults {
    results
        .suppress(least, Discretion::Sensitive)
        .unwrap()
        .questions
        .remove(0)
}

/// What is left of a row of counts; `None` where all of it is hidden.
fn shown(respondents: u32, row: &[u32], least: u32) -> (Option<u32>, Option<Vec<Option<u32>>>) {
    let answered = row.iter().sum();
    let left = sensitive(
        results(respondents, answered, Tally::Counts(counts(row))),
        least,
    );
    let cells = match left.tally {
        Tally::Counts(counts) => Some(counts.iter().map(|one| one.count.told()).collect()),
        Tally::Hidden => None,
        other => panic!("{other:?}"),
    };
    (left.answered.told(), cells)
}

#[test]
fn a_small_group_has_no_results() {
    for (discretion, least, why) in [
        (Discretion::Ordinary, 5, 5),
        (Discretion::Sensitive, 5, 5),
        (Discretion::Sensitive, 0, 3),
    ] {
        let few = results(why - 1, why - 1, Tally::Counts(counts(&[why - 1])));
        assert_eq!(
            few.suppress(least, discretion),
            Err(WhyNoResults::GroupTooSmall(why))
        );
    }
    let nobody = results(0, 0, Tally::Counts(counts(&[0])));
    assert!(nobody.suppress(0, Discretion::Ordinary).is_ok());
}

#[test]
fn an_ordinary_poll_tells_small_counts_but_not_of_few_who_answered() {
    let all = results(20, 20, Tally::Counts(counts(&[1, 19])));
    assert_eq!(all.clone().suppress(5, Discretion::Ordinary), Ok(all));
    let few = results(20, 4, Tally::Counts(counts(&[1, 3])));
    let left = few.suppress(5, Discretion::Ordinary).unwrap();
    assert_eq!(left.questions[0].tally, Tally::Hidden);
    assert_eq!(left.questions[0].answered, Cell::Exactly(4));
    let none = results(20, 0, Tally::Counts(counts(&[0, 0])));
    assert_eq!(none.clone().suppress(5, Discretion::Ordinary), Ok(none));
}

#[test]
fn a_small_count_takes_the_next_larger_one_with_it() {
    assert_eq!(
        shown(31, &[1, 20, 10, 0], 5),
        (Some(31), Some(vec![None, Some(20), None, Some(0)])),
    );
    assert_eq!(
        shown(30, &[10, 20, 0], 5),
        (Some(30), Some(vec![Some(10), Some(20), Some(0)]))
    );
    // Equals go together: which of two fives was hidden would tell where the one stood.
    assert_eq!(
        shown(11, &[5, 5, 1], 5),
        (Some(11), Some(vec![None, None, None]))
    );
    // Nothing larger to hide behind.
    assert_eq!(
        shown(8, &[4, 4, 0], 5),
        (Some(8), Some(vec![None, None, None]))
    );
}

#[test]
fn few_who_skipped_are_hidden_like_a_small_count() {
    // A follow-up question asked only of the others would tell how many they were.
    assert_eq!(shown(41, &[8, 30], 5), (None, Some(vec![None, Some(30)])));
    // Many who skipped may be told.
    assert_eq!(
        shown(41, &[10, 20], 5),
        (Some(30), Some(vec![Some(10), Some(20)]))
    );
    // Too little is left to be sure that five answered.
    assert_eq!(shown(9, &[8], 5), (None, None));
    // Several could be chosen: 40 of 41 chose one thing, so not more than one can have skipped.
    let several = results(41, 40, Tally::Counts(counts(&[40, 30, 20])));
    assert_eq!(sensitive(several, 5).tally, Tally::Hidden);
}

/// Every row of so many cells with at most so many in all.
fn rows(cells: u32, most: u32) -> Vec<Vec<u32>> {
    if cells == 0 {
        return vec![vec![]];
    }
    let with = |count: u32| {
        rows(cells - 1, most - count)
            .into_iter()
            .map(move |mut row| {
                row.push(count);
                row
            })
    };
    (0..=most).flat_map(with).collect()
}

/// Whoever knows the rule, the respondents and what is shown can still not tell a hidden count:
/// for each one there are two values that give the very same picture. Looked at for every row
/// there is, and again for questions nobody could skip.
#[test]
fn no_hidden_count_can_be_worked_out() {
    for least in 3..=5 {
        for (cells, respondents) in [(1, 12), (2, 5), (2, 6), (2, 16), (3, 7), (3, 13), (4, 11)] {
            let all = rows(cells, respondents);
            let full = |row: &&Vec<u32>| row.iter().sum::<u32>() == respondents;
            cannot_be_worked_out(all.iter().collect(), respondents, least);
            if cells > 1 {
                cannot_be_worked_out(all.iter().filter(full).collect(), respondents, least);
            }
        }
    }
}

fn cannot_be_worked_out(rows: Vec<&Vec<u32>>, respondents: u32, least: u32) {
    let mut pictures: HashMap<_, Vec<&Vec<u32>>> = HashMap::new();
    for row in rows {
        pictures
            .entry(shown(respondents, row, least))
            .or_default()
            .push(row);
    }
    for ((answered, picture), origins) in pictures {
        let one_value =
            |of: &dyn Fn(&[u32]) -> u32| origins.iter().all(|row| of(row) == of(origins[0]));
        let whole = || vec![None; origins[0].len()];
        for (at, cell) in picture.clone().unwrap_or_else(whole).iter().enumerate() {
            assert!(
                cell.is_some() || !one_value(&|row| row[at]),
                "k {least}, n {respondents}: {picture:?} comes only from {origins:?}",
            );
        }
        assert!(
            answered.is_some() || !one_value(&|row| row.iter().sum()),
            "k {least}, n {respondents}: answered in {picture:?} comes only from {origins:?}",
        );
    }
}

proptest! {
    #[test]
    fn no_small_count_is_told_and_none_is_hidden_alone(
        row in prop::collection::vec(0u32..30, 1..8), skipped in 0u32..20, least in 3u32..11,
    ) {
        let answered: u32 = row.iter().sum();
        prop_assume!(answered + skipped >= least);
        let (told, cells) = shown(answered + skipped, &row, least);
        let hidden_skip = usize::from(told.is_none());
        if let Some(cells) = cells {
            prop_assert!(cells.iter().flatten().all(|count| *count == 0 || *count >= least));
            let hidden = cells.iter().filter(|cell| cell.is_none()).count() + hidden_skip;
            prop_assert!(hidden != 1);
            for (cell, count) in cells.iter().zip(&row) {
                prop_assert!(cell.is_none_or(|told| told == *count));
            }
        } else {
            prop_assert_eq!(hidden_skip, 1);
        }
        if let Some(told) = told {
            let skipped = answered + skipped - told;
            prop_assert!(told == 0 || told >= least);
            prop_assert!(skipped == 0 || skipped >= least);
        }
    }

    #[test]
    fn hiding_twice_hides_no_more(
        rows in prop::collection::vec(prop::collection::vec(0u32..12, 3), 1..4),
        skipped in 0u32..8, least in 0u32..8,
    ) {
        let answered: u32 = rows[0].iter().sum();
        let respondents = answered + skipped;
        let matrix = rows.iter().map(|cells| RowCounts { row: row("r"), counts: counts(cells) });
        let texts = rows[0].iter().map(|count| TextCount { text: "ja".into(), count: *count });
        for tally in [
            Tally::Counts(counts(&rows[0])),
            Tally::Matrix(matrix.collect()),
            Tally::Texts(texts.collect()),
        ] {
            for discretion in [Discretion::Ordinary, Discretion::Sensitive] {
                let raw = results(respondents, answered, tally.clone());
                if let Ok(once) = raw.suppress(least, discretion) {
                    prop_assert_eq!(once.clone().suppress(least, discretion), Ok(once));
                }
            }
        }
    }
}

#[test]
fn a_lone_hidden_count_of_a_careless_backend_gets_company() {
    let mut careless = counts(&[0, 20, 10]);
    careless.push(Count {
        value: "x".into(),
        count: Cell::Hidden,
    });
    let left = sensitive(results(31, 31, Tally::Counts(careless)), 5);
    let Tally::Counts(left) = left.tally else {
        panic!()
    };
    let left: Vec<_> = left.iter().map(|one| one.count.told()).collect();
    assert_eq!(left, [Some(0), Some(20), None, None]);
}

#[test]
fn a_sensitive_matrix_is_protected_row_by_row() {
    let matrix = || {
        let row = |id, cells: &[u32]| RowCounts {
            row: row(id),
            counts: counts(cells),
        };
        Tally::Matrix(vec![row("r", &[1, 19, 0]), row("s", &[10, 10, 0])])
    };
    let left = sensitive(results(20, 20, matrix()), 5);
    let Tally::Matrix(rows) = left.tally else {
        panic!()
    };
    let told = |row: &RowCounts| {
        row.counts
            .iter()
            .map(|one| one.count.told())
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&rows[0]), [None, None, Some(0)]);
    assert_eq!(told(&rows[1]), [Some(10), Some(10), Some(0)]);
    // Row sums tell how many skipped.
    let left = sensitive(results(22, 20, matrix()), 5);
    assert_eq!((left.answered, left.tally), (Cell::Hidden, Tally::Hidden));
}

#[test]
fn sensitive_texts_are_told_only_when_enough_wrote_them() {
    let text = |text: &str, count| TextCount {
        text: text.to_owned(),
        count,
    };
    let texts = Tally::Texts(vec![text("kuulluksi tuleminen", 6), text("nimeni on …", 1)]);
    let left = sensitive(results(7, 7, texts.clone()), 5);
    assert_eq!(
        left.tally,
        Tally::Texts(vec![text("kuulluksi tuleminen", 6)])
    );
    let left = sensitive(results(7, 7, Tally::Texts(vec![text("minä", 4)])), 5);
    assert_eq!(left.tally, Tally::Hidden);
    let ordinary = results(7, 7, texts);
    assert_eq!(
        ordinary.clone().suppress(5, Discretion::Ordinary),
        Ok(ordinary)
    );
}

#[test]
fn sensitive_numbers_tell_the_mean_but_nobodys_own() {
    let numbers = |ends: Option<f64>| {
        Tally::Numbers(Numbers {
            average: 4.5,
            smallest: ends,
            largest: ends,
        })
    };
    let left = sensitive(results(20, 20, numbers(Some(9.0))), 5);
    assert_eq!(
        (left.answered, left.tally),
        (Cell::Exactly(20), numbers(None))
    );
    let left = sensitive(results(20, 18, numbers(None)), 5);
    assert_eq!((left.answered, left.tally), (Cell::Hidden, numbers(None)));
    let left = sensitive(results(20, 2, numbers(None)), 5);
    assert_eq!((left.answered, left.tally), (Cell::Hidden, Tally::Hidden));
    // Six respondents and a mean of at least five: one skipped, whoever sees it knows.
    let left = sensitive(results(6, 5, numbers(None)), 5);
    assert_eq!((left.answered, left.tally), (Cell::Hidden, Tally::Hidden));
}

#[test]
fn a_sensitive_ranking_stays() {
    let places = vec![Placing {
        option: option("a"),
        average_place: 1.25,
    }];
    let left = sensitive(results(20, 20, Tally::Ranking(places.clone())), 5);
    assert_eq!(left.tally, Tally::Ranking(places));
}
