//! The rule of crates: `model` and `markup` stand alone, `mapping` and `outbox` know only `model`, `connect` only
//! `model` and `mapping`, the portal never knows the backend. And two invariants of README: `model` knows no web and
//! no clock, `connect` and `mapping` do no I/O.

use crate::finding::Finding;
use crate::lexer::{Kind, Token};
use crate::source::{Source, under};
use std::fs;
use std::path::Path;

const OURS: [&str; 9] = [
    "model",
    "mapping",
    "markup-macro",
    "markup",
    "connect",
    "outbox",
    "backend",
    "cli",
    "portal",
];
/// Which of our crates each may use.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("model", &[]),
    ("markup-macro", &[]),
    ("markup", &["markup-macro"]),
    ("mapping", &["model"]),
    ("connect", &["model", "mapping"]),
    ("outbox", &["model"]),
    ("portal", &["model", "markup", "connect", "outbox"]),
    // `connect` for the test in which the portal's own calls meet the server.
    ("backend", &["model", "connect"]),
    // `backend` for the test in which the doctor meets the server.
    ("cli", &["model", "connect", "backend"]),
];
/// What needs a machine, a network or a browser.
const IMPURE: [&str; 9] = [
    "SystemTime",
    "Instant",
    "net",
    "fs",
    "tokio",
    "reqwest",
    "web_sys",
    "js_sys",
    "gloo_net",
];

/// A Cargo.toml and the name of its crate without our prefix.
pub(crate) struct Manifest {
    name: String,
    path: String,
    text: String,
}

/// The manifests of the portal and of every crate.
pub(crate) fn manifests() -> Vec<Manifest> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: String, path: String| {
        let text = fs::read_to_string(root.join(&path)).unwrap();
        Manifest { name, path, text }
    };
    let names = fs::read_dir(root.join("crates")).unwrap().flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let crates = names.map(|name| read(name.clone(), format!("crates/{name}/Cargo.toml")));
    crates
        .chain([read("portal".to_owned(), "Cargo.toml".to_owned())])
        .collect()
}

/// Dependencies on crates that stand beside or above. Test dependencies count too: what a test needs from
/// above belongs above.
pub(crate) fn upward(manifest: &Manifest) -> Vec<Finding> {
    const MEND: &str = "move the code to the crate that may know both (design.md §1)";
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == manifest.name) else {
        let what = format!("crate `{}` has no place in the order", manifest.name);
        return vec![Finding::new(
            &manifest.path,
            1,
            what,
            "name it in design.md §1 and in this test",
        )];
    };
    let mut in_dependencies = false;
    let mut found = Vec::new();
    for (at, line) in manifest.text.lines().enumerate() {
        if let Some(section) = line.trim().strip_prefix('[') {
            in_dependencies =
                section.contains("dependencies") && !section.starts_with("workspace.");
        }
        let name = line
            .split(['=', '.'])
            .next()
            .unwrap_or_default()
            .trim()
            .trim_start_matches("raati-");
        if in_dependencies && OURS.contains(&name) && !allowed.contains(&name) {
            let what = format!("`{}` depends on `{name}`", manifest.name);
            found.push(Finding::new(&manifest.path, at + 1, what, MEND));
        }
    }
    found
}

/// The sources that must work without a machine.
pub(crate) fn pure_sources() -> Vec<Source> {
    [
        "crates/model/src",
        "crates/mapping/src",
        "crates/connect/src",
        "crates/outbox/src",
    ]
    .into_iter()
    .flat_map(under)
    .collect()
}

/// Words that reach for the machine: `std::fs`, `Instant`, a web crate.
pub(crate) fn impure(source: &Source) -> Vec<Finding> {
    const MEND: &str =
        "take the time or the bytes as an argument; who has a machine calls this crate";
    let code = source.code();
    let wrong = |at: usize| {
        let name = code[at].word().filter(|word| IMPURE.contains(word))?;
        let after_std = at >= 2 && code[at - 2].kind == Kind::Word("std".to_owned());
        let is_path = code.get(at + 1).is_some_and(|next: &Token| next.is("::"));
        let counts = match name {
            // Ordinary words elsewhere.
            "net" | "fs" => after_std,
            "SystemTime" | "Instant" => true,
            _ => is_path,
        };
        counts.then(|| Finding::new(&source.path, code[at].line, format!("`{name}`"), MEND))
    };
    (0..code.len()).filter_map(wrong).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str) -> usize {
        let manifest = Manifest {
            name: name.to_owned(),
            path: String::new(),
            text: text.to_owned(),
        };
        upward(&manifest).len()
    }

    #[test]
    fn crates_depend_downward() {
        assert_eq!(
            found("model", "[dependencies]\nserde.workspace = true\n"),
            0
        );
        assert_eq!(
            found("model", "[dev-dependencies]\nconnect.workspace = true\n"),
            1
        );
        assert_eq!(
            found(
                "connect",
                "[dependencies]\nmodel.workspace = true\noutbox.workspace = true\n"
            ),
            1
        );
        assert_eq!(
            found(
                "portal",
                "[dependencies]\nraati-backend = { path = \"x\" }\n"
            ),
            1
        );
        assert_eq!(
            found(
                "portal",
                "[workspace.dependencies]\nbackend = { path = \"x\" }\n"
            ),
            0
        );
        assert_eq!(found("misc", ""), 1);
    }

    #[test]
    fn the_pure_crates_reach_for_no_machine() {
        let found = |code: &str| impure(&Source::new("crates/model/src/a.rs", code)).len();
        assert_eq!(found("let now = std::time::SystemTime::now();"), 1);
        assert_eq!(found("use std::fs;"), 1);
        assert_eq!(found("use std::net::IpAddr; let net = 1;"), 1);
        assert_eq!(
            found("let fs = 1; #[cfg(test)] mod tests { use std::fs; }"),
            0
        );
    }
}
