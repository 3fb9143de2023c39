//! Broken answers through every decoder, natively and through the profiles that are shipped: no panic, and none that takes
//! long. `cargo xtask bench decoders --cases N` runs a million and more. A failure prints its seed and case; `RAATI_SEED` and
//! `RAATI_CASE` run it again.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test says what it expects by panicking"
)]

#[path = "hostile/answers.rs"]
mod answers;
#[path = "hostile/chance.rs"]
mod chance;
#[path = "hostile/mutate.rs"]
mod mutate;
#[path = "hostile/odd.rs"]
mod odd;
#[allow(dead_code, reason = "another test breaks profiles, too")]
#[path = "hostile/profiles.rs"]
mod profiles;
#[path = "hostile/strings.rs"]
mod strings;
#[path = "hostile/suite.rs"]
mod suite;
mod support;
#[path = "hostile/wishes.rs"]
mod wishes;
#[allow(dead_code, reason = "another test breaks profiles, too")]
#[path = "hostile/world.rs"]
mod world;

use std::time::Duration;

use chance::Chance;
use connect::{HttpRequest, HttpResponse};
use support::answer;
use world::{Sum, World};

/// Longest that one case may take in a debug build on a slow machine.
const LONGEST: Duration = Duration::from_secs(2);

/// Calls that read a list, a record, a receipt, and what nests deepest.
const KINDS: [&str; 5] = [
    "panels",
    "poll",
    "submit_response",
    "poll_results",
    "leave_panel",
];

/// Once in so many cases the native contract's own decoders have their turn.
const NATIVE_EVERY: usize = 2;

/// Prints what failed.
struct Here {
    seed: u64,
    case: u64,
    what: String,
}

impl Drop for Here {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!(
                "RAATI_SEED={} RAATI_CASE={}: {}",
                self.seed, self.case, self.what
            );
        }
    }
}

/// One text, whatever is asked.
struct Only(String);

impl answers::Answers for Only {
    fn answer(&self, _: &str, _: &[String], _: &HttpRequest, _: &mut Chance) -> HttpResponse {
        answer(200, &self.0)
    }
}

fn native() -> World {
    World::of(
        "native",
        r#"{"profile": 1, "extends": ["native"], "base": "https://api.example.fi/v1"}"#,
    )
    .unwrap()
}

fn told(name: &str) -> Option<u64> {
    Some(std::env::var(name).ok()?.parse().unwrap())
}

fn shipped() -> Vec<World> {
    let profiles = profiles::shipped().profiles;
    let worlds = profiles
        .iter()
        .map(|(name, profile)| World::of(name, &profile.to_string()).unwrap());
    worlds.collect()
}

#[test]
fn twenty_thousand_broken_answers_do_no_harm() {
    let seed = told("RAATI_SEED").unwrap_or(20_261_123);
    let cases = told("RAATI_CASES").unwrap_or(20_000);
    let only = told("RAATI_CASE");
    let (odd, wishes) = (odd::Odd::read(), wishes::all());
    let (native, shipped) = (native(), shipped());
    let mut sum = Sum::default();
    let mut slowest = Duration::ZERO;
    for case in only.map_or(0..cases, |only| only..only + 1) {
        let mut chance = Chance::new(seed ^ (case << 24));
        let world = if chance.one_in(NATIVE_EVERY) {
            &native
        } else {
            chance.pick(&shipped)
        };
        let wish = world.wish(&wishes, &mut chance);
        let mut here = Here {
            seed,
            case,
            what: format!("{}, {}", world.product(), wish.name),
        };
        let before = sum.took;
        world.try_out(&*wish.call, &odd, &mut chance, &mut sum);
        let took = sum.took.saturating_sub(before);
        slowest = slowest.max(took);
        assert!(took < LONGEST, "{took:?}");
        if case % 100_000 == 99_999 {
            println!(
                "   {} cases from seed {seed}, slowest {slowest:?}, {sum:?}",
                case + 1
            );
        }
        here.what.clear();
    }
    println!("   {cases} cases from seed {seed}, slowest {slowest:?}, {sum:?}");
    assert!(
        only.is_some() || u64::from(sum.values) > cases / 20,
        "too little was reached: {sum:?}"
    );
}

#[test]
fn every_case_of_json_test_suite_ends_well_in_every_decoder() {
    let suite = suite::read();
    assert!(suite.len() >= 318, "the suite has shrunk");
    let (native, wishes) = (native(), wishes::all());
    for (name, text) in &suite {
        let mut sum = Sum::default();
        for wish in &wishes {
            let mut chance = Chance::new(1);
            // As the whole answer, as a list's item, and as a text in a receipt.
            let inner = [
                text.clone(),
                format!("{{\"items\":[{text}]}}"),
                format!("{{\"id\":{text},\"code\":{text},\"at\":{text}}}"),
            ];
            for text in inner {
                native.try_out(&*wish.call, &Only(text), &mut chance, &mut sum);
            }
        }
        assert!(sum.took < LONGEST, "{name}: {:?}", sum.took);
        // What was no UTF-8 is mended before it is read.
        let is_json = serde_json::from_str::<serde_json::Value>(text).is_ok();
        assert!(!name.starts_with("y_") || is_json, "{name}");
        assert!(
            !name.starts_with("n_") || !is_json || text.contains('\u{fffd}'),
            "{name}"
        );
    }
}

#[test]
fn what_is_wide_deep_or_huge_ends_soon() {
    let (native, shipped) = (native(), shipped());
    let mut wishes = wishes::all();
    wishes.retain(|wish| KINDS.contains(&wish.name));
    assert_eq!(wishes.len(), KINDS.len());
    let wide = |piece: &str| {
        format!(
            "{{\"items\":[{}{}]}}",
            format!("{piece},").repeat(200_000),
            piece
        )
    };
    let million = format!("[{}0]", "0,".repeat(1_000_000));
    let texts = [
        "[".repeat(4_000_000),
        "[".repeat(1_000_000) + &"]".repeat(1_000_000),
        "{\"items\":".repeat(400_000),
        "[".repeat(127) + &"]".repeat(127),
        million.clone(),
        format!("{{\"items\":{million}}}"),
        wide("{}"),
        wide("[]"),
        wide("{\"id\":1}"),
        format!("{{\"items\":[{{\"id\":\"{}\"}}]}}", "x".repeat(1_900_000)),
        format!("{{\"id\":{}}}", "9".repeat(1_900_000)),
        format!("{{{}\"id\":1}}", "\"id\":2,".repeat(200_000)),
        "\u{feff}{\"items\":[]}".to_owned(),
        "\0".repeat(1_000_000),
        r#"{"items":[{"id":"\ud800"}]}"#.to_owned(),
    ];
    for text in &texts {
        let start = text.get(..40.min(text.len())).unwrap_or_default();
        for wish in &wishes {
            let mut chance = Chance::new(1);
            for world in [&native].into_iter().chain(shipped.iter().take(1)) {
                let mut sum = Sum::default();
                world.try_out(&*wish.call, &Only(text.clone()), &mut chance, &mut sum);
                assert!(
                    sum.took < 8 * LONGEST,
                    "{} took {:?} for {start}",
                    wish.name,
                    sum.took
                );
            }
        }
    }
}
