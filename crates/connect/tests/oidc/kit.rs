//! Starts the identity provider of `server.mjs`: installed once into the user's cache, listening on
//! loopback, gone when the test process is.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Instant;

use serde_json::Value;
use sha2::{Digest, Sha256};

/// Where the provider sends people back to; nobody listens there, the test reads the address.
pub(crate) const PORTAL: &str = "http://127.0.0.1:4173";
pub(crate) const REDIRECT_URI: &str = "http://127.0.0.1:4173/sign-in";
pub(crate) const AFTER_LOGOUT: &str = "http://127.0.0.1:4173/";

/// The issuer of the one provider that all tests of this process share.
pub(crate) fn issuer() -> &'static str {
    static PROVIDER: OnceLock<(String, Child)> = OnceLock::new();
    &PROVIDER.get_or_init(start).0
}

fn start() -> (String, Child) {
    let begun = Instant::now();
    let modules = installed().join("node_modules");
    let installed = begun.elapsed();
    let mut child = Command::new("node")
        .arg(kit().join("server.mjs"))
        .args([modules.to_str().unwrap(), REDIRECT_URI, AFTER_LOGOUT])
        // Held open by the child's handle: the provider ends when we do, however we end.
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("node starts (Node 20 or newer must be installed)");
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let told = lines.find_map(|line| serde_json::from_str::<Value>(&line.unwrap()).ok());
    let told = told.expect("the provider says where it listens");
    println!(
        "installed in {installed:?}, listening after {:?}",
        begun.elapsed()
    );
    // Whatever it says later must not fill the pipe.
    std::thread::spawn(move || lines.for_each(drop));
    (told["issuer"].as_str().unwrap().to_owned(), child)
}

fn kit() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oidc")
}

/// The folder with the packages of exactly this lock file.
fn installed() -> PathBuf {
    let lock = std::fs::read(kit().join("package-lock.json")).unwrap();
    let hash = Sha256::digest(&lock);
    let hash = u64::from_be_bytes(hash[..8].try_into().unwrap());
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.filter(|path| path.is_absolute()).unwrap_or_else(|| {
        PathBuf::from(std::env::var_os("HOME").expect("HOME is set")).join(".cache")
    });
    let kits = cache.join("raati/kits");
    let folder = kits.join(format!("oidc-{hash:016x}"));
    if folder.exists() {
        return folder;
    }
    // Under another name until it is whole: another test run may look for it now.
    let partial = kits.join(format!("oidc-{hash:016x}.{}", std::process::id()));
    std::fs::create_dir_all(&partial).unwrap();
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        std::fs::copy(kit().join(name), partial.join(name)).unwrap();
    }
    let done = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--silent"])
        .current_dir(&partial)
        .status()
        .expect("npm starts (Node 20 or newer must be installed)");
    assert!(done.success(), "npm ci failed in {}", partial.display());
    if std::fs::rename(&partial, &folder).is_err() {
        std::fs::remove_dir_all(&partial).unwrap();
    }
    folder
}
