//! What can be said on the command line.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// The reference JSON backend of Raati.
#[derive(Debug, Parser)]
#[command(version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the API, and the portal beside it.
    Serve(Serve),
    /// Bring content files in: all of it or, with one error, nothing.
    Import {
        /// Content files, or folders of them.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// The SQLite file.
        #[arg(long)]
        db: PathBuf,
        /// Only say what would change.
        #[arg(long)]
        dry_run: bool,
    },
    /// Print all content as one file that can be imported again.
    Export {
        /// The SQLite file.
        #[arg(long)]
        db: PathBuf,
        /// Add what residents sent (answers, requests, registrations, feedback, messages); such a
        /// file cannot be imported.
        #[arg(long)]
        with_responses: bool,
    },
    /// Fill a database with invented demo content and residents.
    Seed {
        /// The SQLite file.
        #[arg(long)]
        db: PathBuf,
        /// So many more panels and events, for load.
        #[arg(long, default_value_t = 0)]
        scale: u32,
    },
    /// Make a member of somebody who asked to join; `export --with-responses` lists requests.
    Admit {
        /// The panel's id.
        panel: String,
        /// The request's number.
        number: i64,
        /// The SQLite file.
        #[arg(long)]
        db: PathBuf,
    },
    /// Print the OpenAPI document.
    Openapi,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The SQLite file; made when it is not there.
    #[arg(long)]
    pub(crate) db: PathBuf,
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) host: IpAddr,
    /// The port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
    /// The portal's built folder.
    #[arg(long)]
    pub(crate) portal: Option<PathBuf>,
    /// Let tests ask for faults. Never in production.
    #[arg(long)]
    pub(crate) faults: bool,
    /// Requests a second from one address; four times as many at once.
    #[arg(long, default_value = "50")]
    pub(crate) rate: NonZeroU32,
    /// Invitation codes tried a minute from one address.
    #[arg(long, default_value = "10")]
    pub(crate) code_rate: NonZeroU32,
    /// Another origin that may call the API, as `https://host`; repeatable.
    #[arg(long)]
    pub(crate) allow_origin: Vec<String>,
    /// A TLS proxy stands in front: Secure cookies, X-Forwarded-For is believed.
    #[arg(long)]
    pub(crate) behind_proxy: bool,
    /// How log lines look, on stderr.
    #[arg(long, value_enum, default_value_t = Log::Text)]
    pub(crate) log: Log,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Log {
    /// For people.
    Text,
    /// For machines.
    Json,
}
