//! Kits that take a database server or a compiler.

use raati_conformance::Kit;

use crate::scenario::{Case, Full, Order, Results, WrongAnswer, run};

const ANY_VALUE: WrongAnswer =
    WrongAnswer::Taken("this schema looks neither at the question nor at the value of an answer");
const NO_COUNTING: Full =
    Full::Taken("Directus has no rule that counts without code of the operator's own");

fn directus(kit: Kit) -> Case {
    Case {
        kit,
        profile: "directus",
        lacks: &[],
        order: Order::AsEntered,
        full: NO_COUNTING,
        wrong_answer: ANY_VALUE,
        results: Results::AtOnce,
    }
}

#[test]
#[ignore = "installs Directus, which compiles for six minutes"]
fn directus_on_sqlite() {
    run(&directus(Kit::DirectusSqlite));
}

#[test]
#[ignore = "installs Directus, and starts PostgreSQL"]
fn directus_on_postgresql() {
    run(&directus(Kit::DirectusPostgres));
}

#[test]
#[ignore = "installs PostGraphile, and starts PostgreSQL"]
fn postgraphile() {
    run(&Case {
        kit: Kit::PostGraphile,
        profile: "postgraphile",
        lacks: &[],
        order: Order::AsEntered,
        full: Full::Refused,
        wrong_answer: ANY_VALUE,
        results: Results::AtOnce,
    });
}

#[test]
#[ignore = "installs Django, and starts PostgreSQL"]
fn drf() {
    run(&Case {
        kit: Kit::Drf,
        profile: "drf",
        lacks: &["poll.who_sees", "impact.source_titles"],
        order: Order::AsEntered,
        full: Full::Refused,
        wrong_answer: WrongAnswer::Refused("/answers/4/question"),
        results: Results::AtOnce,
    });
}

#[test]
#[ignore = "installs Django, and starts PostgreSQL"]
fn drf_jsonapi() {
    run(&Case {
        kit: Kit::DrfJsonApi,
        profile: "drf_jsonapi",
        lacks: &["poll.who_sees", "impact.source_titles"],
        order: Order::AsEntered,
        full: Full::Refused,
        wrong_answer: WrongAnswer::Refused("/answers"),
        results: Results::AtOnce,
    });
}
