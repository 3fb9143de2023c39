//! `cargo xtask bench outbox`: the simulated world of crates/outbox, as many steps as one likes; and the replay of one
//! seed, least part first.

use crate::console;
use crate::failure::Failure;
use outbox_sim::{Finding, Mutant, Tally, replay, run_many};
use std::time::Instant;

/// Steps after which one hears how far it is.
const PART: u64 = 500_000;

/// How much, and from where.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Steps in all
    #[arg(long, default_value_t = 10_000_000)]
    steps: u64,
    /// The first seed; with --replay the only one
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Run only this seed, and tell what happens in the least part of it that goes wrong
    #[arg(long)]
    replay: bool,
}

/// Runs the world until it breaks or the steps are done.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    if options.replay {
        return tell(options.seed);
    }
    let started = Instant::now();
    let mut total = Tally::default();
    while total.steps < options.steps {
        let seed = options.seed.wrapping_add(total.schedules);
        let part = run_many(seed, PART.min(options.steps - total.steps)).map_err(failure)?;
        total = total.plus(part);
        console::say(format!(
            "   {} steps in {} schedules, seeds {}–{}: {} items saved, {} arrived, {} rows; 0 lost, 0 doubled; {:.0} s",
            total.steps,
            total.schedules,
            options.seed,
            options.seed.wrapping_add(total.schedules) - 1,
            total.saved,
            total.arrived,
            total.rows,
            started.elapsed().as_secs_f64(),
        ));
    }
    Ok(())
}

fn tell(seed: u64) -> Result<(), Failure> {
    let (result, trace) = replay(seed, Mutant::None);
    match result {
        Ok(tally) => {
            console::say(format!("seed {seed} goes well: {tally:?}"));
            Ok(())
        }
        Err(finding) => {
            trace.iter().for_each(console::say);
            Err(failure(finding))
        }
    }
}

fn failure(finding: Finding) -> Failure {
    let Finding { seed, step, what } = finding;
    Failure::new(
        format!("seed {seed}, step {step}: {what}"),
        format!("see how by `cargo xtask bench outbox --replay --seed {seed}`"),
    )
}
