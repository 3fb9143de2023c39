//! `cargo xtask`: the commands that set this repository up, build it, check it and measure it.
//!
//! Every command installs what it needs, says what it does while it does it, skips what is done, and ends a
//! failure in one sentence that names the mend. Nothing here runs in production.

mod browser_tests;
mod chaos;
mod console;
mod decoders;
mod digest;
mod dist;
mod doctor;
mod failure;
mod hostile;
mod map;
mod outbox;
mod process;
mod progress;
mod serve;
mod size;
mod test;
mod tools;
mod workspace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Raati's own commands. Run them from anywhere in the repository.
#[derive(Parser)]
#[command(name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build portal and backend, fill a database with demo data, and serve both on one port
    Serve(serve::Options),
    /// Run everything CI runs, or only the steps named
    Test(test::Options),
    /// Build the deployable folder `dist/`
    Dist,
    /// Try a connection profile against a live backend, as a browser would
    Doctor(doctor::Options),
    /// Measure
    #[command(subcommand)]
    Bench(Bench),
}

#[derive(Subcommand)]
enum Bench {
    /// Weigh the first view; fail over the budget
    Size,
    /// Time the mapping of 1,000 events in Chromium, its CPU throttled; fail over the budget
    Map,
    /// Read broken answers through every decoder and every shipped profile; fail if one panics or takes long
    Decoders(decoders::Options),
    /// Drive the outbox through a simulated world that breaks everywhere; fail if anything is lost or doubled
    Outbox(outbox::Options),
    /// Try mutated profiles and answers on the engine; fail if one panics, goes astray or takes long
    Hostile(hostile::Options),
    /// Send in a real browser while network, browser and server break; compare what the screen said with the rows
    Chaos(chaos::Options),
    /// Kill the browser at every point between tap and arrival, and wipe its stores
    Kills(chaos::Deaths),
    /// Time from the tap on "send" to "saved", the CPU throttled; fail over the budget
    Saved(chaos::Taps),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Test(options) => return test::run(&options),
        Command::Doctor(options) => return doctor::run(&options),
        Command::Dist => dist::build(),
        Command::Bench(Bench::Size) => size::run(),
        Command::Bench(Bench::Map) => map::run(),
        Command::Bench(Bench::Decoders(options)) => decoders::run(&options),
        Command::Bench(Bench::Outbox(options)) => outbox::run(&options),
        Command::Bench(Bench::Hostile(options)) => hostile::run(&options),
        Command::Bench(Bench::Chaos(options)) => chaos::schedules(&options),
        Command::Bench(Bench::Kills(options)) => chaos::kills(&options),
        Command::Bench(Bench::Saved(options)) => chaos::saved(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            console::complain(&failure);
            ExitCode::FAILURE
        }
    }
}
