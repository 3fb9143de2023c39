//! A simulated world that drives the outbox and judges it: stores that fail, abort, forget and are wiped; a network
//! that loses, doubles, delays and lies; backends of each promise; a clock that jumps; several pages that die between
//! any two awaits; and a person who edits, deletes, insists and signs in as somebody else.
//!
//! Everything follows from a seed. The judge looks after each step: nothing that was shown as saved is lost, nothing
//! is counted twice where the backend promises it or sent again by itself where nobody knows, "arrived" has its row,
//! nobody sees or sends another's, `Retry-After` holds. It refuses to be kind: [`Mutant`]s prove that it can fail.

mod chance;
mod disk;
mod judge;
mod mutant;
mod network;
mod person;
mod politeness;
mod portal;
mod schedule;
mod server;
mod step;
mod tab;
mod world;

pub use mutant::Mutant;
pub use politeness::{Politeness, Recovery, after_an_outage};
pub use schedule::{Finding, STEPS, Tally, replay, run};

impl Tally {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            schedules: self.schedules + other.schedules,
            steps: self.steps + other.steps,
            saved: self.saved + other.saved,
            rows: self.rows + other.rows,
            arrived: self.arrived + other.arrived,
        }
    }
}

/// So many steps of schedules from this seed on; ends at the first that goes wrong.
pub fn run_many(first_seed: u64, steps: u64) -> Result<Tally, Finding> {
    let mut total = Tally::default();
    while total.steps < steps {
        let seed = first_seed.wrapping_add(total.schedules);
        total = total.plus(run(seed, Mutant::None)?);
    }
    Ok(total)
}
