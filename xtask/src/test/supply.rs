//! Licences, bans and sources of every library in Cargo.lock, by the rules of `deny.toml`. The part of
//! cargo-deny that needs no network, without ten minutes of building it; the file is valid for cargo-deny too.

use crate::console;
use crate::failure::{Failure, OrMend};
use crate::process::{capture, command};
use crate::tools::rust;
use crate::workspace;
use serde::Deserialize;
use spdx::{Expression, LicenseReq};
use std::fs;

const MEND: &str = "use another library, or change deny.toml in a commit that says why";

/// The parts of `deny.toml` that are read.
#[derive(Deserialize)]
struct Rules {
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licences {
    /// SPDX names.
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
struct Banned {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

/// Checks every package of the workspace.
pub(crate) fn check() -> Result<(), Failure> {
    rust::crates()?;
    let text = fs::read_to_string(workspace::root().join("deny.toml"))
        .or_mend("deny.toml cannot be read", "restore it from git")?;
    let rules: Rules = toml::from_str(&text).or_mend("deny.toml is not understood", "mend it")?;
    let mut cargo = command("cargo");
    cargo.args(["metadata", "--format-version", "1", "--locked", "--offline"]);
    let json = capture("cargo metadata", "restore Cargo.lock from git", cargo)?;
    let metadata: Metadata = serde_json::from_str(&json)
        .or_mend("cargo's metadata is not understood", "update xtask")?;
    let complaints: Vec<String> = metadata
        .packages
        .iter()
        .flat_map(|package| complaints(package, &rules))
        .collect();
    if complaints.is_empty() {
        console::say(format!(
            "   {} packages keep the rules",
            metadata.packages.len()
        ));
        return Ok(());
    }
    Err(Failure {
        what: "libraries break deny.toml".to_owned(),
        mend: MEND.to_owned(),
        evidence: complaints,
    })
}

fn complaints(package: &Package, rules: &Rules) -> Vec<String> {
    let Package {
        name,
        version,
        license,
        source,
    } = package;
    let mut found = Vec::new();
    let allowed = license
        .as_deref()
        .is_some_and(|license| is_allowed(license, &rules.licenses));
    if !allowed {
        found.push(format!(
            "{name} {version}: licence {}",
            license.as_deref().unwrap_or("missing")
        ));
    }
    if let Some(ban) = rules.bans.deny.iter().find(|ban| ban.name == *name) {
        found.push(format!("{name} {version}: banned, {}", ban.reason));
    }
    // Our own packages have no source; a git source can change under us.
    if source
        .as_deref()
        .is_some_and(|source| !source.starts_with("registry+"))
    {
        found.push(format!("{name} {version}: comes from outside the registry"));
    }
    found
}

fn is_allowed(license: &str, rules: &Licences) -> bool {
    // Old packages write `MIT/Apache-2.0` for `MIT OR Apache-2.0`.
    let expression = Expression::parse(&license.replace('/', " OR "));
    expression.is_ok_and(|expression| expression.evaluate(|wanted| allows(wanted, rules)))
}

fn allows(wanted: &LicenseReq, rules: &Licences) -> bool {
    rules
        .allow
        .iter()
        .any(|allowed| *allowed == wanted.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        toml::from_str(
            "[licenses]\nallow = [\"MIT\", \"Apache-2.0 WITH LLVM-exception\"]\n\
             [bans]\ndeny = [{ crate = \"openssl\", reason = \"needs a C library\" }]\n",
        )
        .unwrap()
    }

    fn package(name: &str, license: Option<&str>, source: &str) -> Package {
        Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: license.map(str::to_owned),
            source: Some(source.to_owned()),
        }
    }

    #[test]
    fn licences_are_judged_as_expressions() {
        let rules = rules();
        for good in [
            "MIT",
            "GPL-3.0-only OR MIT",
            "MIT/Apache-2.0",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(is_allowed(good, &rules.licenses), "{good}");
        }
        for bad in [
            "GPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "Apache-2.0",
            "our own",
        ] {
            assert!(!is_allowed(bad, &rules.licenses), "{bad}");
        }
    }

    #[test]
    fn each_rule_is_told_with_the_library() {
        let complain = |package: &Package| complaints(package, &rules());
        assert!(complain(&package("serde", Some("MIT"), "registry+x")).is_empty());
        assert_eq!(
            complain(&package("serde", None, "registry+x")),
            ["serde 1.0.0: licence missing"]
        );
        assert!(complain(&package("openssl", Some("MIT"), "registry+x"))[0].contains("C library"));
        assert!(complain(&package("serde", Some("MIT"), "git+x"))[0].contains("registry"));
    }

    #[test]
    fn the_rules_of_this_repository_are_read() {
        let text = fs::read_to_string(workspace::root().join("deny.toml")).unwrap();
        let rules: Rules = toml::from_str(&text).unwrap();
        assert!(rules.licenses.allow.contains(&"MIT".to_owned()));
    }
}
