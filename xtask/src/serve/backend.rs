//! The reference backend as a program: built, seeded, started.

use crate::console;
use crate::failure::{Failure, OrMend};
use crate::process::{Shown, Task, command, run};
use crate::tools::rust;
use crate::workspace;
use std::fs;
use std::net::IpAddr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds the backend with optimisations for speed and gives its program.
pub(crate) fn build() -> Result<PathBuf, Failure> {
    rust::crates()?;
    let task = Task {
        what: "building the backend",
        mend: "mend what the lines above name, then run the same command again",
        shown: Shown::Heartbeat,
    };
    let mut cargo = command("cargo");
    cargo.args([
        "build",
        "--locked",
        "--offline",
        "--profile",
        "native",
        "-p",
        "raati-backend",
    ]);
    run(&task, cargo)?;
    Ok(workspace::target().join("native/raati-backend"))
}

/// Makes a database with demo data. It gets its name when it is whole, so that a seeding that was interrupted
/// is done again.
pub(crate) fn seed(backend: &Path, database: &Path, scale: Option<u32>) -> Result<(), Failure> {
    const MEND: &str = "give yourself the right to write in this folder";
    let unfinished = database.with_extension("unfinished");
    if let Some(folder) = database.parent() {
        fs::create_dir_all(folder).or_mend("data/ cannot be made", MEND)?;
    }
    remove(&unfinished)?;
    let task = Task {
        what: "filling the database with demo data",
        mend: "mend what the lines above name, then run the same command again",
        shown: Shown::Heartbeat,
    };
    let mut seed = Command::new(backend);
    seed.arg("seed").arg("--db").arg(&unfinished);
    if let Some(scale) = scale {
        seed.arg("--scale").arg(scale.to_string());
    }
    run(&task, seed)?;
    fs::rename(&unfinished, database).or_mend("the new database cannot get its name", MEND)
}

/// Removes a database with its journals, if it is there.
pub(crate) fn remove(database: &Path) -> Result<(), Failure> {
    for ending in ["", "-wal", "-shm"] {
        let file = PathBuf::from(format!("{}{ending}", database.display()));
        if file.exists() {
            fs::remove_file(&file).or_mend(
                format!("{} cannot be removed", file.display()),
                "stop the backend that uses it and make the file yours",
            )?;
        }
    }
    Ok(())
}

/// Lets the backend take this process's place, so that every signal reaches it and none of us is left behind.
/// Comes back only when it cannot start.
pub(crate) fn become_server(backend: &Path, database: &Path, host: IpAddr, port: u16) -> Failure {
    let mut serve = Command::new(backend);
    serve
        .current_dir(workspace::root())
        .arg("serve")
        .arg("--db")
        .arg(database);
    serve.arg("--portal").arg(workspace::dist());
    serve
        .arg("--host")
        .arg(host.to_string())
        .arg("--port")
        .arg(port.to_string());
    console::say("   starting the backend");
    let error = serve.exec();
    Failure::new(
        format!("{} cannot start ({error})", backend.display()),
        "remove it and run the same command again",
    )
}
