//! The command `raati-backend`: serve, import, export, seed, openapi.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser as _;
use raati_backend::{Config, Day, Mode, Residents};

mod cli;

use cli::{Cli, Command, Log, Serve};

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stdout, reason = "a command answers on stdout")]
fn run(cli: Cli) -> Result<(), Failure> {
    match cli.command {
        Command::Serve(serve) => {
            log_to_stderr(serve.log);
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()?;
            runtime.block_on(run_server(serve))?;
        }
        Command::Import { paths, db, dry_run } => {
            let mode = if dry_run { Mode::DryRun } else { Mode::Apply };
            let mut connection = raati_backend::open(&db)?;
            let files = read_files(&paths)?;
            print!(
                "{}",
                raati_backend::import(&mut connection, &files, Day::today(), mode)?
            );
        }
        Command::Export { db, with_responses } => {
            let residents = if with_responses {
                Residents::Included
            } else {
                Residents::LeftOut
            };
            let content = raati_backend::export(&raati_backend::open(&db)?, residents)?;
            println!("{}", serde_json::to_string_pretty(&content)?);
        }
        Command::Seed { db, scale } => {
            let mut connection = raati_backend::open(&db)?;
            print!(
                "{}",
                raati_backend::seed(&mut connection, Day::today(), scale)?
            );
        }
        Command::Admit { panel, number, db } => {
            raati_backend::admit(&mut raati_backend::open(&db)?, &panel, number)?;
            println!("admitted");
        }
        Command::Openapi => print!("{}", raati_backend::openapi_document()),
    }
    Ok(())
}

#[expect(
    clippy::print_stdout,
    reason = "the one line that tells a starter where it listens"
)]
async fn run_server(serve: Serve) -> Result<(), Failure> {
    let config = Config {
        db: serve.db,
        host: serve.host,
        port: serve.port,
        portal: serve.portal,
        faults: serve.faults,
        rate: serve.rate,
        code_rate: serve.code_rate,
        allow_origins: serve.allow_origin,
        behind_proxy: serve.behind_proxy,
    };
    let running = raati_backend::start(config).await?;
    println!("listening on http://{}", running.address);
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => {}
        interrupted = tokio::signal::ctrl_c() => interrupted?,
    }
    running.stop().await;
    Ok(())
}

fn log_to_stderr(log: Log) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let logging = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match log {
        Log::Text => logging.with_ansi(false).init(),
        Log::Json => logging.json().init(),
    }
}

/// Files as given; of a folder, its `.json` files by name.
fn read_files(paths: &[PathBuf]) -> Result<Vec<(String, String)>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut inside = std::fs::read_dir(path)?
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<Result<Vec<_>, _>>()?;
            inside.retain(|file| {
                file.extension()
                    .is_some_and(|extension| extension == "json")
            });
            inside.sort();
            files.extend(inside);
        } else {
            files.push(path.clone());
        }
    }
    let read = |path: &PathBuf| -> Result<(String, String), Failure> {
        let text = std::fs::read_to_string(path);
        Ok((
            path.display().to_string(),
            text.map_err(|cause| unreadable(path, &cause))?,
        ))
    };
    files.iter().map(read).collect()
}

fn unreadable(path: &Path, cause: &std::io::Error) -> String {
    format!("cannot read {}: {cause}", path.display())
}
