//! Kits whose database is PostgreSQL.

use raati_conformance::Kit;

use crate::scenario::{Case, Full, Order, Results, WrongAnswer, run};

#[test]
#[ignore = "needs PostgreSQL"]
fn feathers() {
    run(&Case {
        kit: Kit::Feathers,
        profile: "feathers",
        lacks: &[],
        order: Order::OfKeys,
        full: Full::Refused,
        wrong_answer: WrongAnswer::Taken("the service stores any JSON"),
        results: Results::AtOnce,
    });
}

#[test]
#[ignore = "needs PostgreSQL, installs Python packages"]
fn kinto() {
    run(&Case {
        kit: Kit::Kinto,
        profile: "kinto",
        lacks: &["poll.who_sees"],
        order: Order::AsEntered,
        full: Full::Taken("Kinto counts nothing, and who may count sign-ups may read them"),
        wrong_answer: WrongAnswer::Taken("the collection's schema knows no options"),
        results: Results::Published,
    });
}
