//! `raati-kit NAME [--port N]`: starts one backend, prints `{"base": …}` as one line of JSON, and runs until its
//! standard input is closed or it is ended. For Playwright and for people who try a profile.

use std::env;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use raati_conformance::{Kit, Server};
use serde_json::json;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let server = match words.as_slice() {
        [name] => Server::start(name.parse()?)?,
        [name, "--port", port] => Server::start_on(name.parse()?, port.parse()?)?,
        _ => return Err(usage().into()),
    };
    writeln!(io::stdout(), "{}", json!({"base": server.base()}))?;
    // Whoever started us closes it, or ends.
    io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

fn usage() -> String {
    format!(
        "usage: raati-kit NAME [--port N], NAME being one of {}",
        Kit::ALL.map(Kit::name).join(", ")
    )
}
