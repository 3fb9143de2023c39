//! What looks like a success and is none (`tests/fixtures/false_successes.json`, which the browser's tests serve, too): no
//! write of the native contract may take one for its receipt.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;
#[path = "false_success/table.rs"]
mod table;
#[path = "false_success/writes.rs"]
mod writes;

use std::sync::Arc;

use connect::{HttpRequest, Method, Profile};
use support::answer;
use table::Case;

/// Fewest false successes that the issue asks for, beyond those that only a wire can have.
const FEWEST: usize = 60;

#[test]
fn no_write_takes_a_false_success_for_a_receipt() {
    let cases = table::read();
    let writes = writes::all();
    let mut tried = 0;
    let mut taken = Vec::new();
    for write in &writes {
        let fitting = cases
            .iter()
            .filter_map(|case| Some((case, case.response(write)?)));
        let before = tried;
        for (Case { name, .. }, response) in fitting {
            tried += 1;
            if write.takes(&response) {
                taken.push(format!("{}: {name}", write.name));
            }
        }
        assert!(tried - before >= 35, "{} was tried too little", write.name);
    }
    assert!(
        cases.len() >= FEWEST && writes.len() >= 14,
        "the tables have shrunk"
    );
    assert_eq!(taken, [""; 0], "of {tried}");
}

#[test]
fn every_write_takes_its_honest_answer() {
    for write in writes::all() {
        let response = match &write.honest {
            Some(honest) => answer(200, &honest.to_string()),
            None => answer(204, ""),
        };
        assert!(write.takes(&response), "{}", write.name);
        if let Some(honest) = &write.honest {
            assert!(
                write.takes(&answer(201, &honest.to_string())),
                "{}",
                write.name
            );
            assert!(!write.takes(&answer(204, "")), "{}", write.name);
        }
    }
}

#[test]
fn an_invitation_that_stands_as_before_was_not_replied_to() {
    let writes = writes::all();
    let reply = writes
        .iter()
        .find(|write| write.name == "accept_invitation")
        .unwrap();
    let mut honest = reply.honest.clone().unwrap();
    for state in ["pending", "postponed", "declined", "expired", "used"] {
        honest["state"] = state.into();
        assert!(!reply.takes(&answer(200, &honest.to_string())), "{state}");
    }
}

/// What is the honest answer of a backend: whoever answers there may write rows, but not read them.
const HONEST: [&str; 2] = [
    "postgrest submit_response: nothing with 201",
    "postgrest join_panel: nothing with 201",
];

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn shipped() -> Vec<(String, Arc<Profile>)> {
    let folder = std::fs::read_dir(format!("{ROOT}/profiles")).unwrap();
    let preset =
        |name: &str| std::fs::read_to_string(format!("{ROOT}/public/presets/{name}.json")).ok();
    let profile = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (
            name,
            Arc::new(Profile::parse(&text, &preset).profile.unwrap()),
        )
    };
    let mut shipped: Vec<_> = folder.map(profile).collect();
    shipped.sort_by(|one, other| one.0.cmp(&other.0));
    shipped
}

#[test]
fn no_shipped_profile_takes_what_is_no_receipt_of_any_backend() {
    let writes = writes::all();
    let general = table::read()
        .into_iter()
        .filter(|case| !case.is_of_the_contract());
    let general: Vec<Case> = general.collect();
    let mut taken = Vec::new();
    let mut tried = 0;
    for (name, profile) in shipped() {
        for write in writes
            .iter()
            .filter(|write| profile.offers(write.capability))
        {
            for case in &general {
                let response = case.response(write).unwrap();
                // Whoever is in the way answers all; or the look before a write is answered as it should be.
                for looks_well in [false, true] {
                    tried += 1;
                    let backend = |request: &HttpRequest| match request.method {
                        Method::Get if looks_well => {
                            answer(200, r#"{"data": {"entry": "free"}, "joining": "free"}"#)
                        }
                        _ => response.clone(),
                    };
                    if write.succeeds(&profile, &backend) {
                        taken.push(format!("{name} {}: {}", write.name, case.name));
                    }
                }
            }
        }
    }
    assert!(tried > 1000, "{tried}");
    taken.dedup();
    taken.retain(|one| !HONEST.contains(&one.as_str()));
    assert_eq!(taken, [""; 0], "of {tried}");
}
