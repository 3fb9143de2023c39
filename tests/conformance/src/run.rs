//! One start of a kit: its folder, its surroundings, the programs that are run in them.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::failure::OrMend;
use crate::group::Group;
use crate::install;
use crate::postgres::Database;
use crate::recipe::{Program, Recipe, Step, Store};
use crate::stored::Storage;
use crate::{Failure, seed};

const PATIENCE: Duration = Duration::from_mins(3);
/// The name of the neutral content in the folder.
pub(crate) const CONTENT: &str = "content.json";
const NO_SPACE: &str = "see that the folder for temporary files can be written";

/// The folder and the surroundings of one start.
pub(crate) struct Run {
    pub(crate) files: TempDir,
    pub(crate) storage: Storage,
    packages: Option<PathBuf>,
    environment: Vec<(&'static str, String)>,
    port: u16,
    pub(crate) origin: String,
}

impl Run {
    pub(crate) fn prepare(recipe: &Recipe, port: u16) -> Result<Self, Failure> {
        let packages = install::packages(recipe)?;
        let files = tempfile::Builder::new()
            .prefix("raati-kit-")
            .tempdir()
            .or_mend("no temporary folder", NO_SPACE)?;
        let folder = files.path();
        copy(&install::sources(recipe), folder)?;
        if let Some(packages) = &packages {
            // Node looks for packages beside the script.
            symlink(packages.join("node_modules"), folder.join("node_modules"))
                .or_mend("no link", NO_SPACE)?;
        }
        let content = folder.join(CONTENT);
        fs::write(&content, seed::content()?).or_mend("no content", NO_SPACE)?;
        let origin = format!("http://127.0.0.1:{port}");
        let mut environment = vec![
            ("PORT", port.to_string()),
            ("RAATI_ORIGIN", origin.clone()),
            ("RAATI_SEED", content.display().to_string()),
        ];
        environment.extend(
            recipe
                .environment
                .iter()
                .map(|(key, value)| (*key, (*value).to_owned())),
        );
        let storage = match recipe.store {
            Store::Nothing => Storage::Nothing,
            Store::Json(name) => Storage::Json(folder.join(name)),
            Store::Sqlite(name) => Storage::Sqlite(folder.join(name)),
            Store::Postgres => Storage::Postgres(Database::create()?),
        };
        if let Storage::Postgres(database) = &storage {
            environment.push(("DATABASE_URL", database.url()));
            environment.push(("DB_CONNECTION_STRING", database.url()));
        }
        Ok(Self {
            files,
            storage,
            packages,
            environment,
            port,
            origin,
        })
    }

    pub(crate) fn command(&self, (program, arguments): &Step) -> Command {
        let packages = self.packages.as_deref().unwrap_or(self.files.path());
        let mut command = match program {
            Program::Node(script) => {
                let mut node = Command::new("node");
                node.arg(script);
                node
            }
            Program::Npm(name) => Command::new(packages.join("node_modules/.bin").join(name)),
            Program::Python(name) => Command::new(packages.join("venv/bin").join(name)),
        };
        let port = self.port.to_string();
        command
            .args(
                arguments
                    .iter()
                    .map(|argument| argument.replace("PORT", &port)),
            )
            .envs(self.environment.iter().map(|(key, value)| (key, value)))
            .current_dir(self.files.path());
        command
    }

    pub(crate) fn to_its_end(&self, step: &Step) -> Result<(), Failure> {
        let output = self.command(step).output().or_mend(
            format!("{:?} cannot be run", step.0),
            "install Node.js 20 or newer",
        )?;
        if output.status.success() {
            return Ok(());
        }
        eprintln!("{}", String::from_utf8_lossy(&output.stdout));
        eprintln!("{}", String::from_utf8_lossy(&output.stderr));
        self.show_log();
        Err(Failure::new(
            format!("{:?} failed, see above", step.0),
            "mend the kit",
        ))
    }

    pub(crate) fn wait(&self, running: &mut Group, path: &str) -> Result<(), Failure> {
        let until = Instant::now() + PATIENCE;
        while ureq::get(format!("{}{path}", self.origin)).call().is_err() {
            if running.has_ended() || Instant::now() > until {
                self.show_log();
                let what = format!("nothing answers at {}{path}, see above", self.origin);
                return Err(Failure::new(what, "mend the kit, or take another port"));
            }
            sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.files.path().join("server.log")
    }

    fn show_log(&self) {
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        let from = log.lines().count().saturating_sub(40);
        for line in log.lines().skip(from) {
            eprintln!("  {line}");
        }
    }
}

/// Copies a folder without what was installed or compiled in it.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    let mend = "restore tests/conformance/kits from the repository";
    fs::create_dir_all(to).or_mend("no folder", NO_SPACE)?;
    for entry in fs::read_dir(from).or_mend(format!("{} cannot be read", from.display()), mend)? {
        let entry = entry.or_mend("a file cannot be read", mend)?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if ["node_modules", "__pycache__"]
            .iter()
            .any(|name| entry.file_name() == *name)
        {
            continue;
        }
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).or_mend("a file cannot be copied", NO_SPACE)?;
        }
    }
    Ok(())
}
