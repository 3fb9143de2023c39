//! `cargo xtask bench decoders`: broken answers through every decoder and every shipped profile, as many as one likes.

use crate::failure::Failure;
use crate::process::{self, Shown, Task, command};

/// How many, and from where.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Broken answers in all
    #[arg(long, default_value_t = 1_000_000)]
    cases: u64,
    /// Chooses which
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Run only the case of this number
    #[arg(long)]
    case: Option<u64>,
}

/// Runs the test of `crates/connect` that does so in every `cargo xtask test`, compiled for speed.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let task = Task {
        what: "reading broken answers",
        mend: "see how by the same command with --seed and --case as it says above",
        shown: Shown::Lines,
    };
    let mut cargo = command("cargo");
    cargo
        .args([
            "test",
            "--locked",
            "--profile",
            "native",
            "-p",
            "raati-connect",
            "--test",
            "decoders",
        ])
        .args(["broken_answers", "--", "--nocapture"])
        .env("RAATI_CASES", options.cases.to_string())
        .env("RAATI_SEED", options.seed.to_string());
    if let Some(case) = options.case {
        cargo.env("RAATI_CASE", case.to_string());
    }
    process::run(&task, cargo).map(drop)
}
