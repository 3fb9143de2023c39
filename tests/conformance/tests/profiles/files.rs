//! Kits that keep files and need no database.

use raati_conformance::Kit;

use crate::scenario::{Case, Full, Order, Results, WrongAnswer, run};

#[test]
fn json_server_0() {
    run(&Case {
        kit: Kit::JsonServer0,
        profile: "json_server_0",
        lacks: &[],
        order: Order::AsEntered,
        full: Full::Refused,
        wrong_answer: WrongAnswer::Taken("json-server knows no schema"),
        results: Results::AtOnce,
    });
}

#[test]
fn json_server_1() {
    run(&Case {
        kit: Kit::JsonServer1,
        profile: "json_server_1",
        lacks: &[],
        order: Order::AsEntered,
        full: Full::Refused,
        wrong_answer: WrongAnswer::Taken("json-server knows no schema"),
        results: Results::AtOnce,
    });
}

#[test]
fn static_files() {
    run(&Case {
        kit: Kit::Static,
        profile: "static",
        lacks: &[
            "event.capacity",
            "invitation.minutes",
            "poll.who_sees",
            "question.scale_labels",
        ],
        order: Order::OfKeys,
        full: Full::Taken("files take nothing in"),
        wrong_answer: WrongAnswer::Taken("files take nothing in"),
        results: Results::Published,
    });
}
