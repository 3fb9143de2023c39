//! `cargo xtask serve`: portal and reference backend on one port of this machine, with demo data that stays.

mod address;
mod backend;
mod qr;

use crate::console;
use crate::dist;
use crate::failure::Failure;
use crate::workspace;
use std::net::IpAddr;
use std::path::Path;

pub(crate) use backend::build as build_backend;

/// What to serve, and where.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Address to listen on; 0.0.0.0 lets phones of this network in
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// Port to listen on
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,
    /// Throw the stored data away and start over with demo data
    #[arg(long)]
    fresh: bool,
    /// Seed so many extra events and panels, for load
    #[arg(long, value_name = "N")]
    scale: Option<u32>,
}

/// Serves until the backend is stopped (Ctrl-C).
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    address::check_free(options.host, options.port)?;
    console::headline("portal");
    dist::build()?;
    console::headline("backend");
    let backend = backend::build()?;
    let database = workspace::root().join("data/raati.sqlite");
    fill(&backend, &database, options)?;
    announce(options);
    Err(backend::become_server(
        &backend,
        &database,
        options.host,
        options.port,
    ))
}

fn fill(backend: &Path, database: &Path, options: &Options) -> Result<(), Failure> {
    if options.fresh {
        backend::remove(database)?;
    }
    match (database.is_file(), options.scale) {
        (false, scale) => backend::seed(backend, database, scale),
        (true, None) => {
            console::skipped("demo data (`--fresh` starts over)");
            Ok(())
        }
        (true, Some(_)) => Err(Failure::new(
            "--scale fills a new database, and there is one already",
            "add `--fresh` to throw the stored data away",
        )),
    }
}

fn announce(options: &Options) {
    let here = address::on_this_machine(options.host, options.port);
    let phone = address::for_phones(options.host, options.port);
    console::headline(&format!("Raati opens at {here}"));
    let shown = phone.as_ref().unwrap_or(&here);
    console::say(qr::picture(shown));
    match phone {
        Some(address) => console::say(format!("   From a phone in this network: {address}")),
        None => console::say("   To open it on a phone too, add `--host 0.0.0.0`."),
    }
    console::say("   Ctrl-C stops it; the data stays.\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn options(fresh: bool, scale: Option<u32>) -> Options {
        Options {
            host: IpAddr::from([127, 0, 0, 1]),
            port: 8080,
            fresh,
            scale,
        }
    }

    #[test]
    fn stored_data_is_kept_unless_asked_otherwise() {
        let folder = dist::scratch("serve");
        let database = folder.join("raati.sqlite");
        // Stands for the backend's `seed --db FILE`: writes its arguments to FILE.
        let seed = folder.join("seed.sh");
        fs::write(&seed, "#!/bin/sh\necho \"$@\" > \"$3\"\n").unwrap();
        make_executable(&seed);

        fill(&seed, &database, &options(false, Some(5))).unwrap();
        assert!(fs::read_to_string(&database).unwrap().contains("--scale 5"));
        fs::write(&database, "answers").unwrap();
        fill(&seed, &database, &options(false, None)).unwrap();
        assert_eq!(fs::read_to_string(&database).unwrap(), "answers");
        assert!(fill(&seed, &database, &options(false, Some(5))).is_err());
        fs::write(folder.join("raati.sqlite-wal"), "journal").unwrap();
        fill(&seed, &database, &options(true, None)).unwrap();
        assert!(
            fs::read_to_string(&database)
                .unwrap()
                .starts_with("seed --db")
        );
        assert!(!folder.join("raati.sqlite-wal").exists());
        fs::remove_dir_all(folder).unwrap();
    }

    fn make_executable(file: &Path) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
    }
}
