//! The whole table, written out: 9 stages by 16 kinds of input, 144 cells.

use super::*;

/// Columns in the order of [`Stage::ALL`]. A capital is the stage that
/// follows (D F Q S A B N C X), small letters are a refusal: tr tried, ov over, no not over, ns not submitted,
/// al already, fl in flight, bl blocked, np needs the person, nt never tried, st stale, -- nothing.
const TABLE: &str = "
    Keep     D  F  tr tr ov tr tr tr ov
    Submit   F  al al al ov al al al ov
    Start    ns S  S  fl ov bl np fl ov
    Look     ns nt C  fl ov bl np C  ov
    Arrived  nt nt A  A  ov A  A  A  A
    Absent   nt nt st st ov st st Q  ov
    Again    nt nt st Q  ov st st C  ov
    Check    nt nt st C  ov st st C  ov
    Block    nt nt st B  ov st st B  ov
    Refuse   nt nt N  N  ov st st N  ov
    Orphan   st st st Q  st st st C  st
    SignIn   -- -- -- -- -- Q  -- -- --
    Retry    ns F  Q  fl ov Q  Q  C  ov
    Discard  X  X  X  X  ov X  X  X  ov
    Withdraw X  X  tr tr ov tr tr tr ov
    Dismiss  no no no no A  no no no --
";

fn cell(word: &str) -> Result<Stage, Refusal> {
    match word {
        "D" => Ok(Stage::Draft),
        "F" => Ok(Stage::Fresh),
        "Q" => Ok(Stage::Queued),
        "S" => Ok(Stage::Sending),
        "A" => Ok(Stage::Arrived),
        "B" => Ok(Stage::AuthBlocked),
        "N" => Ok(Stage::NeedsYou),
        "C" => Ok(Stage::Checking),
        "X" => Ok(Stage::Discarded),
        "tr" => Err(Refusal::Tried),
        "ov" => Err(Refusal::Over),
        "no" => Err(Refusal::NotOver),
        "ns" => Err(Refusal::NotSubmitted),
        "al" => Err(Refusal::Already),
        "fl" => Err(Refusal::InFlight),
        "bl" => Err(Refusal::Blocked),
        "np" => Err(Refusal::NeedsPerson),
        "nt" => Err(Refusal::NeverTried),
        "st" => Err(Refusal::Stale),
        "--" => Err(Refusal::Nothing),
        other => panic!("no such cell: {other}"),
    }
}

#[test]
fn every_cell_of_the_table_is_decided() {
    let rows: Vec<Vec<&str>> = TABLE
        .lines()
        .map(|line| line.split_whitespace().collect())
        .filter(|row: &Vec<&str>| !row.is_empty())
        .collect();
    let mut cells = 0;
    assert_eq!(rows.len(), Kind::ALL.len());
    for (row, kind) in rows.iter().zip(Kind::ALL) {
        assert_eq!(row[0], format!("{kind:?}"));
        assert_eq!(row.len(), 1 + Stage::ALL.len());
        for (word, stage) in row[1..].iter().zip(Stage::ALL) {
            assert_eq!(next(stage, kind), cell(word), "{stage:?} × {kind:?}");
            cells += 1;
        }
    }
    assert_eq!(cells, 144);
}

#[test]
fn nothing_leads_back_from_arrived() {
    for kind in Kind::ALL {
        assert!(matches!(
            next(Stage::Arrived, kind),
            Ok(Stage::Arrived) | Err(_)
        ));
    }
}
