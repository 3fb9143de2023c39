//! The command `raati`: check, replay, doctor, probe. Exit codes: 0 fine, 1 something was found or failed, 2 usage.

mod arguments;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
use raati::check;
use raati::paint::Paint;

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check(options) => checked(&options),
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

/// What a command says goes to stdout; a reader that went away (`raati … | head`) is no failure.
fn say(text: &str) {
    use std::io::Write as _;
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn say_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    say(&format!("{}\n", serde_json::to_string_pretty(value)?));
    Ok(())
}

/// Whether nothing is broken (nor doubtful, where asked strictly).
fn checked(options: &arguments::Check) -> Result<bool, Failure> {
    let mut reports = Vec::new();
    for path in &options.profiles {
        let loaded = raati::load::profile(path, None)?;
        reports.push(check::check(&loaded));
    }
    if options.json {
        say_json(&reports)?;
    } else {
        for report in &reports {
            say(&report.show(Paint::of_stdout()));
        }
    }
    let fine = |report: &check::Report| match report.verdict() {
        check::Verdict::Fine => true,
        check::Verdict::Doubtful => !options.strict,
        check::Verdict::Broken => false,
    };
    Ok(reports.iter().all(fine))
}
