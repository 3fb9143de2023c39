//! The command `raati`: check, replay, doctor, probe. Exit codes: 0 fine, 1 something was found or failed, 2 usage.

mod arguments;
mod commands;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check(options) => commands::check::checked(&options),
        Command::Replay(options) => commands::replay::replayed(&options),
        Command::Doctor(options) => commands::doctor::examined(&options),
        Command::Probe(options) => commands::probe::probed(&options),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(2)
        }
    }
}
