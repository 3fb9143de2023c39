//! A private PostgreSQL cluster on loopback, shared by all kits that run in this process at one time, and gone with the
//! last of them. As root it runs as user `postgres`, since PostgreSQL refuses root.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::Failure;
use crate::failure::OrMend;
use crate::group::Group;
use crate::server::free_port;

const MISSING: &str = "install PostgreSQL 15 or newer (Debian: apt-get install postgresql)";
const PATIENCE: Duration = Duration::from_secs(30);

static SHARED: Mutex<Weak<Cluster>> = Mutex::new(Weak::new());

/// A running cluster.
#[derive(Debug)]
pub(crate) struct Cluster {
    // Fields are dropped in this order: first the server ends, then its files go.
    _server: Group,
    _files: TempDir,
    programs: PathBuf,
    port: u16,
    databases: AtomicU32,
}

/// A database of one kit.
#[derive(Debug, Clone)]
pub(crate) struct Database {
    cluster: Arc<Cluster>,
    name: String,
}

impl Database {
    /// A new, empty one.
    pub(crate) fn create() -> Result<Self, Failure> {
        let cluster = shared()?;
        let name = format!("kit{}", cluster.databases.fetch_add(1, Ordering::Relaxed));
        cluster.sql("postgres", &format!("create database {name}"))?;
        Ok(Self { cluster, name })
    }

    /// As programs are told where it is.
    pub(crate) fn url(&self) -> String {
        format!(
            "postgresql://postgres@127.0.0.1:{}/{}",
            self.cluster.port, self.name
        )
    }

    /// The single value that a query gives.
    pub(crate) fn value(&self, query: &str) -> Result<String, Failure> {
        self.cluster.sql(&self.name, query)
    }
}

impl Cluster {
    fn start() -> Result<Self, Failure> {
        let programs = programs()?;
        let files = tempfile::Builder::new()
            .prefix("raati-postgres-")
            .tempdir()
            .or_mend("no temporary folder", "free some space")?;
        let data = files.path().join("data");
        let as_root = fs::metadata(files.path()).is_ok_and(|folder| folder.uid() == 0);
        if as_root {
            run(Command::new("chown").arg("postgres").arg(files.path()))?;
        }
        let make = |program: &str| command(&programs, program, as_root, files.path());
        // Nobody but this machine can reach it, and it holds nothing but invented content.
        let options = [
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "--no-sync",
        ];
        run(make("initdb").args(options).arg("--pgdata").arg(&data))?;
        let port = free_port()?;
        let mut postgres = make("postgres");
        postgres
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string()]);
        postgres.args(["-h", "127.0.0.1", "-k", "", "-F"]);
        let log = files.path().join("log");
        let server = Group::start(&postgres, &log)?;
        let cluster = Self {
            _server: server,
            _files: files,
            programs,
            port,
            databases: AtomicU32::new(1),
        };
        let until = Instant::now() + PATIENCE;
        while let Err(failure) = cluster.sql("postgres", "select 1") {
            if Instant::now() > until {
                eprintln!("{}", fs::read_to_string(&log).unwrap_or_default());
                return Err(failure);
            }
            sleep(Duration::from_millis(50));
        }
        Ok(cluster)
    }

    fn sql(&self, database: &str, query: &str) -> Result<String, Failure> {
        let port = self.port.to_string();
        let mut psql = Command::new(self.programs.join("psql"));
        psql.args([
            "-X",
            "-q",
            "-A",
            "-t",
            "-h",
            "127.0.0.1",
            "-U",
            "postgres",
            "-p",
            &port,
        ]);
        let output = run(psql.args(["-d", database, "-c", query]))?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

fn shared() -> Result<Arc<Cluster>, Failure> {
    // A test that panicked with the lock left either a whole cluster or none.
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(cluster) = shared.upgrade() {
        return Ok(cluster);
    }
    let cluster = Arc::new(Cluster::start()?);
    *shared = Arc::downgrade(&cluster);
    Ok(cluster)
}

/// Debian keeps them out of the path; the newest wins.
fn programs() -> Result<PathBuf, Failure> {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let debian = versions.map(|version| version.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let others = std::env::split_paths(&path).collect::<Vec<_>>();
    let whole = |folder: &PathBuf| {
        ["initdb", "postgres", "psql"]
            .iter()
            .all(|name| folder.join(name).exists())
    };
    debian
        .filter(whole)
        .max()
        .or_else(|| others.into_iter().find(whole))
        .ok_or_else(|| Failure::new("PostgreSQL is missing", MISSING))
}

fn command(programs: &Path, name: &str, as_root: bool, folder: &Path) -> Command {
    let program = programs.join(name);
    let mut command = if as_root {
        let mut other_user = Command::new("runuser");
        other_user.args(["-u", "postgres", "--"]).arg(program);
        other_user
    } else {
        Command::new(program)
    };
    // User postgres may not read the folder the tests run in.
    command.current_dir(folder);
    command
}

fn run(command: &mut Command) -> Result<Output, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .or_mend(format!("{name} cannot be run"), MISSING)?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Failure::new(format!("{name} failed ({said})"), MISSING))
}
