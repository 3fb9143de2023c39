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
            if (write.read)(&response) {
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
        assert!((write.read)(&response), "{}", write.name);
        if let Some(honest) = &write.honest {
            assert!(
                (write.read)(&answer(201, &honest.to_string())),
                "{}",
                write.name
            );
            assert!(!(write.read)(&answer(204, "")), "{}", write.name);
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
        assert!(!(reply.read)(&answer(200, &honest.to_string())), "{state}");
    }
}
