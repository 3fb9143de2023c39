//! A draft that `raati probe` made, and what `raati check` and `raati doctor` say of it.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "each test uses its part, and says what it expects by panicking"
)]

use serde_json::{Value, json};

use super::{Asked, Said, raati};

/// A draft with the doctor's report on it.
pub struct Drafted {
    /// What `probe --json` said.
    pub found: Value,
    report: Value,
}

/// Probes, and takes the draft through check and doctor: the one finds nothing broken, the other nothing left out.
pub fn drafted(url: &str) -> Drafted {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("profile.json");
    let path = path.to_str().unwrap();
    let ran = raati(&["probe", url, "--json", "-o", path]);
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let asked = found["asked"].as_array().unwrap();
    assert!(asked.len() <= 60, "{} requests", asked.len());
    let origin: Vec<&str> = url.splitn(4, '/').take(3).collect();
    let origin = origin.join("/");
    for one in asked {
        let address = one.as_str().unwrap().split_whitespace().nth(1).unwrap();
        assert!(address.starts_with(&origin), "{address} is elsewhere");
    }
    let checked = raati(&["check", path]);
    assert_eq!(checked.code, 0, "{}\n{found:#}", checked.out);
    let doctor = raati(&["doctor", path, "--json"]);
    assert_eq!(doctor.code, 0, "{}\n{found:#}", doctor.out);
    let report = serde_json::from_str(&doctor.out).unwrap();
    Drafted { found, report }
}

impl Drafted {
    /// How many records an operation brought.
    pub fn records(&self, name: &str) -> u64 {
        let mut all = self.report["operations"].as_array().unwrap().iter();
        let outcome = all.find(|one| one["operation"] == name);
        let outcome = outcome.unwrap_or_else(|| panic!("no {name} in {:#}", self.found));
        assert_eq!(outcome["class"], "ok", "{outcome:#}");
        outcome["records"].as_u64().unwrap()
    }

    pub fn operation(&self, name: &str) -> &Value {
        &self.found["profile"]["operations"][name]
    }

    pub fn preset(&self) -> &Value {
        &self.found["profile"]["extends"]
    }
}

/// An answer that any page may read.
pub fn ok(body: &Value) -> Said {
    ok_as("application/json", body)
}

/// The same in another dialect of JSON.
pub fn ok_as(kind: &str, body: &Value) -> Said {
    let headers = vec![
        ("Access-Control-Allow-Origin", "*".to_owned()),
        ("Access-Control-Allow-Headers", "*".to_owned()),
        ("Content-Type", kind.to_owned()),
    ];
    (200, headers, body.to_string())
}

pub fn missing() -> Said {
    let (_, headers, _) = ok(&json!({}));
    (404, headers, "Not Found".to_owned())
}

/// A number in the query.
pub fn parameter(asked: &Asked, name: &str) -> Option<usize> {
    let query = asked.url.split_once('?')?.1;
    let value = query
        .split('&')
        .find_map(|pair| pair.strip_prefix(&format!("{name}=")))?;
    value.parse().ok()
}
