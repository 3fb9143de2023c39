//! `cargo xtask bench hostile`: the mutated profiles and answers of crates/connect, as many as one likes, at the speed of a
//! native tool; and one of them again.

use crate::failure::Failure;
use crate::process::{Shown, Task, command, run as run_task};

/// How many, and which.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Calls in all
    #[arg(long, default_value_t = 1_000_000)]
    cases: u32,
    /// Chooses the profiles and answers; without it, those of the tests
    #[arg(long)]
    seed: Option<u64>,
    /// Try only this mutated profile, as a failure names it
    #[arg(long)]
    case: Option<u64>,
}

/// Tries them until one does harm or all are done.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let task = Task {
        what: "trying mutated profiles and answers",
        mend: "run the case again by the --seed and --case that stand above",
        shown: Shown::Lines,
    };
    let mut cargo = command("cargo");
    cargo
        .args(["test", "--locked", "--profile", "native"])
        .args(["-p", "raati-connect", "--test", "hostile_profiles"])
        .args(["--", "--nocapture", "mutated_profiles_and_answers"])
        .env("RAATI_CASES", options.cases.to_string());
    for (name, told) in [("RAATI_SEED", options.seed), ("RAATI_CASE", options.case)] {
        match told {
            Some(told) => cargo.env(name, told.to_string()),
            None => cargo.env_remove(name),
        };
    }
    run_task(&task, cargo).map(drop)
}
