//! Ten thousand mutated profiles and answers: no panic, no request to an undeclared origin, an end within 60 requests, and
//! none that takes long. `cargo xtask bench hostile` tries a million. A failure prints its seed and case: its `--seed` and
//! `--case` run that again, the first alone chooses others.

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
#[path = "hostile/profiles.rs"]
mod profiles;
#[path = "hostile/strings.rs"]
mod strings;
mod support;
#[path = "hostile/wishes.rs"]
mod wishes;
#[path = "hostile/world.rs"]
mod world;

use std::time::Duration;

use chance::Chance;

/// Longest that one case may take in a debug build on a slow machine.
const LONGEST: Duration = Duration::from_secs(2);

/// Answers tried with one mutated profile: reading a profile takes longer than a call.
const CALLS_A_PROFILE: u32 = 8;

/// Profiles after which one hears how far it is.
const PART: u32 = 12_500;

/// Prints what failed.
struct Here {
    seed: u64,
    case: u32,
    what: String,
}

impl Drop for Here {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("--seed {} --case {}: {}", self.seed, self.case, self.what);
        }
    }
}

fn run(cases: u32) {
    let told = |name: &str| Some(std::env::var(name).ok()?.parse().unwrap());
    let seed = told("RAATI_SEED").unwrap_or(20_261_122);
    let only = told("RAATI_CASE");
    let shipped = profiles::shipped();
    let pool = answers::Pool::read();
    let wishes = wishes::all();
    let mut sum = world::Sum::default();
    let mut slowest = Duration::ZERO;
    for case in 0..cases.div_ceil(CALLS_A_PROFILE) {
        if only.is_some_and(|only| only != u64::from(case)) {
            continue;
        }
        if case > 0 && case % PART == 0 {
            println!("{} of {cases}, {sum:?}", case * CALLS_A_PROFILE);
        }
        // Each case has a seed of its own, so that it can be run alone.
        let mut chance = Chance::new(seed ^ (u64::from(case) << 32));
        let mut here = Here {
            seed,
            case,
            what: String::new(),
        };
        let (name, text) = profiles::mutated(&shipped, &mut chance);
        let Some(world) = world::World::of(&name, &text) else {
            sum.refused += 1;
            continue;
        };
        let world = world.probed(&text, &pool, &mut chance);
        for _ in 0..CALLS_A_PROFILE {
            let wish = world.wish(&wishes, &mut chance);
            here.what = format!("{name}, {}\n{text}", wish.name);
            let before = sum.took;
            world.try_out(&*wish.call, &pool, &mut chance, &mut sum);
            let took = sum.took.saturating_sub(before);
            slowest = slowest.max(took);
            assert!(took < LONGEST, "{took:?}");
        }
    }
    println!("seed {seed}, slowest call {slowest:?}, {sum:?}");
    assert!(
        only.is_some() || sum.values > 0 && sum.requests > cases / 4,
        "too little was reached: {sum:?}"
    );
}

#[test]
fn ten_thousand_mutated_profiles_and_answers_do_no_harm() {
    let told = std::env::var("RAATI_CASES").ok();
    run(told.map_or(10_000, |cases| cases.parse().unwrap()));
}
