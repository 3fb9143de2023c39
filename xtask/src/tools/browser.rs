//! The browser for the tests: an existing Chromium or Chrome, else Debian's package where we may install it.

use crate::console;
use crate::failure::Failure;
use crate::process::{Shown, Task, command, first_line, run};
use crate::workspace;
use std::env;
use std::path::PathBuf;

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const MEND: &str = "install Chromium (on Debian `sudo apt-get install chromium`) or set CHROMIUM to a browser's path";

/// The browser's program; installs Debian's when there is none and we have the right to.
pub(crate) fn executable() -> Result<PathBuf, Failure> {
    if let Some(chosen) = env::var_os("CHROMIUM").filter(|path| !path.is_empty()) {
        let chosen = PathBuf::from(chosen);
        let missing = || {
            Failure::new(
                format!("CHROMIUM names {}, which is no file", chosen.display()),
                MEND,
            )
        };
        return if chosen.is_file() {
            Ok(chosen)
        } else {
            Err(missing())
        };
    }
    if let Some(found) = installed() {
        console::skipped("Chromium");
        return Ok(found);
    }
    install_from_debian()?;
    installed().ok_or_else(|| Failure::new("Debian's chromium brought no browser", MEND))
}

fn installed() -> Option<PathBuf> {
    NAMES.into_iter().find_map(workspace::find)
}

fn install_from_debian() -> Result<(), Failure> {
    let no_right = || Failure::new("there is no Chromium and no right to install one", MEND);
    if workspace::find("apt-get").is_none() {
        return Err(no_right());
    }
    let asked = |program: &str, arguments: &[&str]| {
        let mut command = command(program);
        command.args(arguments);
        first_line(command)
    };
    let apt = if asked("id", &["-u"]).as_deref() == Some("0") {
        vec!["apt-get"]
    } else if asked("sudo", &["-n", "true"]).is_some() {
        vec!["sudo", "-n", "apt-get"]
    } else {
        return Err(no_right());
    };
    apt_get(&apt, "reading Debian's package lists", &["update", "-q"])?;
    let packages = ["install", "-y", "-q", "--no-install-recommends", "chromium"];
    apt_get(&apt, "installing Chromium (once)", &packages)
}

fn apt_get(program: &[&str], what: &str, arguments: &[&str]) -> Result<(), Failure> {
    let [first, rest @ ..] = program else {
        return Ok(());
    };
    let mut apt = command(first);
    apt.args(rest)
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive");
    run(
        &Task {
            what,
            mend: MEND,
            shown: Shown::Heartbeat,
        },
        apt,
    )
    .map(drop)
}
