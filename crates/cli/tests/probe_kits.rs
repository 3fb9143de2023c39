//! `raati probe` on real servers: started, filled with the seed, probed, and the draft taken through check and doctor. What
//! needs a database server or a long installation is ignored here and run by `cargo xtask test --all`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;

use raati_conformance::{Kit, Server};
use serde_json::json;
use support::drafted::drafted;

/// What the seed holds.
const SEED: [(&str, u64); 4] = [("panels", 27), ("events", 64), ("polls", 3), ("impacts", 3)];

/// Each of these addresses of a kit gives a draft by which everything is read, lists to their ends.
fn probed(kit: Kit, preset: &str, addresses: &[&str]) {
    let server = Server::start(kit).unwrap();
    for address in addresses {
        let drafted = drafted(&format!("{}{address}", server.base()));
        assert_eq!(drafted.preset(), &json!([preset]), "{address}");
        for (operation, records) in SEED {
            assert_eq!(
                drafted.records(operation),
                records,
                "{address}: {operation}"
            );
        }
        let alone = (drafted.records("panel"), drafted.records("event"));
        assert_eq!(alone, (1, 1), "{address}");
        let languages = &drafted.found["profile"]["portal"]["languages"];
        assert_eq!(languages, &json!(["fi", "sv"]), "{address}");
    }
}

#[test]
fn json_server_0() {
    probed(Kit::JsonServer0, "json_server_0", &["", "/happenings"]);
}

#[test]
fn json_server_1() {
    probed(Kit::JsonServer1, "json_server_1", &["", "/meetups"]);
}

#[test]
fn static_files() {
    probed(Kit::Static, "static_files", &["", "/events.json"]);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn feathers() {
    probed(Kit::Feathers, "feathers", &["", "/gatherings"]);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn postgraphile() {
    probed(Kit::PostGraphile, "postgraphile", &["", "/graphql"]);
}

#[test]
#[ignore = "needs PostgreSQL, installs Python packages"]
fn drf() {
    probed(Kit::Drf, "drf_page", &["", "/events/"]);
}

#[test]
#[ignore = "needs PostgreSQL, installs Python packages"]
fn drf_jsonapi() {
    probed(Kit::DrfJsonApi, "jsonapi", &["", "/events"]);
}

#[test]
#[ignore = "needs PostgreSQL, installs Python packages"]
fn kinto() {
    // It lists its buckets to nobody who is not signed in.
    let list = "/buckets/portal/collections/gatherings/records";
    probed(Kit::Kinto, "kinto", &["/buckets/portal", list]);
}

#[test]
#[ignore = "compiles native modules for minutes"]
fn directus_sqlite() {
    probed(Kit::DirectusSqlite, "directus", &["", "/items/events"]);
}

#[test]
#[ignore = "needs PostgreSQL, compiles native modules for minutes"]
fn directus_postgres() {
    probed(Kit::DirectusPostgres, "directus", &["", "/items/events"]);
}
