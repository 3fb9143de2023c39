//! What several tests need: the command itself, and a small server.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(
    clippy::expect_used,
    clippy::format_push_string,
    reason = "a test says what it expects by panicking, and may be slow"
)]

pub mod drafted;
pub mod town;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;

/// What a run of the command said.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the command.
pub fn raati(arguments: &[&str]) -> Ran {
    raati_with(arguments, &[])
}

/// Runs the command in this environment.
pub fn raati_with(arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_raati"))
        .args(arguments)
        .env_remove("RAATI_PASSWORD")
        .envs(environment.iter().copied())
        .output()
        .expect("the command runs");
    Ran {
        code: output.status.code().expect("an exit code"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

/// What a small server is asked.
pub struct Asked {
    pub method: String,
    /// Path and query.
    pub url: String,
    pub body: String,
    headers: Vec<(String, String)>,
}

impl Asked {
    /// A header by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn path(&self) -> &str {
        self.url.split('?').next().unwrap_or_default()
    }
}

/// What it answers: status, headers, body.
pub type Said = (u16, Vec<(&'static str, String)>, String);

/// Serves until the test ends, each connection in a thread of its own; gives its address.
pub fn serve(answer: impl Fn(&Asked) -> Said + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let answer = Arc::new(answer);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            std::thread::spawn(move || one(stream, &*answer));
        }
    });
    address
}

/// One request and its answer; the connection is closed after it.
fn one(mut stream: TcpStream, answer: &dyn Fn(&Asked) -> Said) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let (method, url) = (words.next()?, words.next()?);
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim().split_once(": ") else {
            break;
        };
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length
        .and_then(|(_, length)| length.parse().ok())
        .unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let body = String::from_utf8(body).ok()?;
    let (status, headers, body) = answer(&Asked {
        method,
        url,
        body,
        headers,
    });
    let mut text = format!("HTTP/1.1 {status} X\r\nConnection: close\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if status != 204 {
        text.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    stream
        .write_all(format!("{text}\r\n{body}").as_bytes())
        .ok()
}
