//! Schedules: so many steps of one seed, then calm until nothing more happens; and the least part of one that still
//! goes wrong.

use crate::chance::Chance;
use crate::mutant::Mutant;
use crate::server::Mood;
use crate::world::World;

/// Steps of one schedule.
pub const STEPS: u64 = 250;
/// Steps after which nothing more should happen.
const CALM_STEPS: u64 = 6_000;

/// A schedule that went wrong.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Replays it.
    pub seed: u64,
    /// At which step; [`STEPS`] and more are those of the calm after it.
    pub step: u64,
    /// What the judge said.
    pub what: String,
}

/// What a schedule came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Schedules.
    pub schedules: u64,
    /// Steps of them, the calm not counted.
    pub steps: u64,
    /// Items that were shown as saved.
    pub saved: u64,
    /// Rows.
    pub rows: u64,
    /// Items that were shown as arrived.
    pub arrived: u64,
}

/// Runs the schedule of one seed.
pub fn run(seed: u64, mutant: Mutant) -> Result<Tally, Finding> {
    let steps: Vec<u64> = (0..STEPS).collect();
    attempt(seed, mutant, &steps, false).0
}

/// Runs it again, tells what happened, and finds a small part of it that goes wrong too.
pub fn replay(seed: u64, mutant: Mutant) -> (Result<Tally, Finding>, Vec<String>) {
    let whole: Vec<u64> = (0..STEPS).collect();
    let fails = |steps: &[u64]| attempt(seed, mutant, steps, false).0.is_err();
    let mut least = whole;
    if fails(&least) {
        let mut size = least.len() / 2;
        while size > 0 {
            let mut from = 0;
            while from < least.len() {
                let mut fewer = least.clone();
                fewer.drain(from..(from + size).min(least.len()));
                if fails(&fewer) {
                    least = fewer;
                } else {
                    from += size;
                }
            }
            size /= 2;
        }
    }
    attempt(seed, mutant, &least, true)
}

fn attempt(
    seed: u64,
    mutant: Mutant,
    steps: &[u64],
    is_traced: bool,
) -> (Result<Tally, Finding>, Vec<String>) {
    let mut world = World::new(seed, mutant, is_traced);
    let mut wrong_at = STEPS;
    for step in steps {
        world.step(&mut Chance::of(seed, *step));
        if world.judge.verdict.is_some() {
            wrong_at = *step;
            break;
        }
    }
    if world.judge.verdict.is_none() {
        wrong_at = STEPS + calm(&mut world, seed);
    }
    let shown = world.judge.items.values();
    let tally = Tally {
        schedules: 1,
        steps: steps.len() as u64,
        saved: shown.clone().filter(|shown| shown.saved.is_some()).count() as u64,
        rows: world.server.rows.len() as u64,
        arrived: shown.filter(|shown| shown.has_arrived).count() as u64,
    };
    let trace = world.trace.take().unwrap_or_default();
    let result = match world.judge.verdict.take() {
        Some(what) => Err(Finding {
            seed,
            step: wrong_at,
            what,
        }),
        None => Ok(tally),
    };
    (result, trace)
}

/// Each person once more, alone, with everything well: whatever can arrive does.
fn calm(world: &mut World, seed: u64) -> u64 {
    world.calm();
    let mut taken = 0;
    for name in ["anna", "bo", "anna"] {
        for number in world.tabs.iter().map(|tab| tab.number).collect::<Vec<_>>() {
            world.kill(number);
        }
        world.who = crate::world::named(name);
        world.server.mood = Mood::Well;
        let mut chance = Chance::of(seed, STEPS + taken);
        world.open(chance.next());
        let mut left = CALM_STEPS;
        while world.next_time().is_some() && world.judge.verdict.is_none() {
            if left == 0 {
                world.judge.find("it never comes to rest".to_owned());
            }
            left = left.saturating_sub(1);
            world.go_on(&mut Chance::of(seed, STEPS + taken));
            taken += 1;
        }
        world.examine();
        let disks = [&world.primary, &world.shadow];
        if let Some(tab) = world.tabs.first() {
            world.judge.settle(&tab.outbox, name, disks, &world.server);
        }
    }
    taken
}
