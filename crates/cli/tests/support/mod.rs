//! What several tests need: the command itself, and a small server.

#![allow(dead_code, reason = "each test uses its part")]

use std::process::Command;

/// What a run of the command said.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the command.
pub fn raati(arguments: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_raati"))
        .args(arguments)
        .output()
        .expect("the command runs");
    Ran {
        code: output.status.code().expect("an exit code"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}
