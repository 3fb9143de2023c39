//! `cargo xtask doctor …`: builds the command `raati` and hands over to its doctor, with the caller's own folder and
//! terminal.

use crate::console;
use crate::failure::{Failure, OrMend};
use crate::process::{Shown, Task, command, run as run_task};
use crate::tools::rust;
use crate::workspace;
use clap::Args;
use std::ffi::OsString;
use std::process::{Command, ExitCode};

const MEND: &str = "mend what the lines above name, then run the same command again";

#[derive(Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Options {
    /// What `raati doctor` takes; `--help` tells
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

/// Runs the doctor; its exit code is ours: 0 fine, 1 something does not work, 2 usage.
pub(crate) fn run(options: &Options) -> ExitCode {
    match examine(options) {
        Ok(code) => code,
        Err(failure) => {
            console::complain(&failure);
            ExitCode::from(2)
        }
    }
}

fn examine(options: &Options) -> Result<ExitCode, Failure> {
    rust::crates()?;
    let task = Task {
        what: "building the command raati",
        mend: MEND,
        shown: Shown::Heartbeat,
    };
    let mut cargo = command("cargo");
    cargo.args(["build", "--locked", "--offline", "-p", "raati-cli"]);
    run_task(&task, cargo)?;
    let status = Command::new(workspace::target().join("debug/raati"))
        .arg("doctor")
        .args(&options.arguments)
        .status()
        .or_mend("the command raati could not start", MEND)?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
