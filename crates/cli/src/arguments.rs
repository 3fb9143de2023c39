//! What the command takes.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Connects the portal to a backend: checks, tries out and drafts profiles
#[derive(Parser)]
#[command(name = "raati", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    Check(Check),
}

/// Read profiles and say everything that is wrong with them, without a network
///
/// Findings name file and line, JSON pointer, what was expected, what is there and the nearest known name. Then: how each
/// operation is done, how the backend tells a repeated write, and the connect-src that the portal needs. Exit code 1 where
/// something is broken; with --strict also where something is doubtful.
#[derive(Args)]
pub(crate) struct Check {
    /// Profiles to check; a folder `presets` beside one wins over the presets of this command
    #[arg(required = true)]
    pub(crate) profiles: Vec<PathBuf>,
    /// Fail over what is doubtful, too
    #[arg(long)]
    pub(crate) strict: bool,
    /// JSON for machines
    #[arg(long)]
    pub(crate) json: bool,
}
