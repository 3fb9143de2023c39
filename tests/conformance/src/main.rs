//! `raati-kit NAME [--port N]`: starts one backend, prints `{"base": …}` as one line of JSON, and runs until its
//! standard input is closed or it is ended. A line such as `responses` on its standard input is answered by
//! `{"rows": 7}`, as the backend's own storage counts. For Playwright and for people who try a profile.
//!
//! `raati-kit rows FILE` starts nothing: it answers each line, a query, by the rows that the SQLite file holds now.

use std::env;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use raati_conformance::{Kit, Rows, Server};
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
    if let ["rows", file] = words.as_slice() {
        return look(Path::new(file));
    }
    let server = match words.as_slice() {
        [name] => Server::start(name.parse()?)?,
        [name, "--port", port] => Server::start_on(name.parse()?, port.parse()?)?,
        _ => return Err(usage().into()),
    };
    writeln!(io::stdout(), "{}", json!({"base": server.base()}))?;
    // Whoever started us closes it, or ends.
    for noun in io::stdin().lines() {
        let rows = server.rows(noun?.trim().parse()?)?;
        writeln!(io::stdout(), "{}", json!({"rows": rows}))?;
    }
    Ok(())
}

fn look(file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let rows = Rows::open(file)?;
    for query in io::stdin().lines() {
        let answer = match rows.all(&query?) {
            Ok(found) => json!({"rows": found}),
            Err(failure) => json!({"failure": failure.to_string()}),
        };
        writeln!(io::stdout(), "{answer}")?;
    }
    Ok(())
}

fn usage() -> String {
    format!(
        "usage: raati-kit rows FILE, or raati-kit NAME [--port N], NAME being one of {}",
        Kit::ALL.map(Kit::name).join(", ")
    )
}
