//! What several tests need: the command itself, and a small server.

#![allow(dead_code, reason = "each test uses its part")]

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

/// Serves until the test ends, some requests at a time; gives its address.
pub fn serve(answer: impl Fn(&Asked) -> Said + Send + Sync + 'static) -> String {
    let server = Arc::new(tiny_http::Server::http("127.0.0.1:0").expect("a free port"));
    let address = format!("http://{}", server.server_addr());
    let answer = Arc::new(answer);
    for _ in 0..8 {
        let (server, answer) = (Arc::clone(&server), Arc::clone(&answer));
        std::thread::spawn(move || {
            while let Ok(mut request) = server.recv() {
                let mut body = String::new();
                let _ = request.as_reader().read_to_string(&mut body);
                let headers = request.headers().iter().map(|header| {
                    (
                        header.field.to_string().to_ascii_lowercase(),
                        header.value.to_string(),
                    )
                });
                let asked = Asked {
                    method: request.method().to_string(),
                    url: request.url().to_owned(),
                    body,
                    headers: headers.collect(),
                };
                let (status, headers, body) = answer(&asked);
                let mut response = tiny_http::Response::from_string(body).with_status_code(status);
                for (name, value) in headers {
                    let header = tiny_http::Header::from_bytes(name, value).expect("a header");
                    response.add_header(header);
                }
                let _ = request.respond(response);
            }
        });
    }
    address
}
