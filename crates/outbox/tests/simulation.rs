//! A million steps of the simulated world: nothing is lost, nothing is counted twice.

use outbox_sim::{Mutant, replay, run_many};

const STEPS: u64 = 1_000_000;
const FIRST_SEED: u64 = 1;

#[test]
fn a_million_steps_lose_nothing_and_count_nothing_twice() {
    match run_many(FIRST_SEED, STEPS) {
        Ok(tally) => println!("from seed {FIRST_SEED}: {tally:?}"),
        Err(finding) => {
            let (least, trace) = replay(finding.seed, Mutant::None);
            panic!("{finding:?}\n{}\n{least:?}", trace.join("\n"));
        }
    }
}
