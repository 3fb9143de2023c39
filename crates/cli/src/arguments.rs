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
    Replay(Replay),
    Doctor(Doctor),
    Probe(Probe),
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

/// Run a profile against captured answers, without a network
///
/// Captures are files `{case, request{method,url,headers,body}, response{status,headers,body}}`; a body that is no JSON stands
/// as `{"__non_json__": "…"}`. Every read of the profile runs, each request answered by the capture whose method, path and query
/// fit best; then each capture is given to every operation whose request it fits, and the class is shown that it became.
/// Headers that a browser would hide are hidden. Exit code 1 where an answer cannot be read; with --expect, where a class is not
/// the one expected.
#[derive(Args)]
pub(crate) struct Replay {
    /// The profile
    pub(crate) profile: PathBuf,
    /// A folder of captures
    pub(crate) captures: PathBuf,
    /// A file {"operation", "case" or "operation/case": "class"}; a class may be the start of one, up to its colon
    #[arg(long)]
    pub(crate) expect: Option<PathBuf>,
    /// The time that it is (RFC 3339)
    #[arg(long, default_value = "2000-01-01T00:00:00Z")]
    pub(crate) now: String,
    /// The resident's language
    #[arg(long, default_value = "fi")]
    pub(crate) language: String,
    /// The invitation code that captures were made with
    #[arg(long)]
    pub(crate) code: Option<String>,
    /// JSON for machines
    #[arg(long)]
    pub(crate) json: bool,
}

/// Try every operation of a profile against the live backend, as a browser would
///
/// Requests carry Origin; preflights are sent where a browser would send them; an answer that a browser would hide from the page
/// counts as none, and headers that it would hide are hidden. Lists are followed to their end. It only reads, unless told to
/// write: then it joins, answers, registers, takes back what can be taken back, and sends one answer twenty times at once to see
/// that it is counted once. Exit code 1 where an operation fails.
#[derive(Args)]
pub(crate) struct Doctor {
    /// The profile
    pub(crate) profile: PathBuf,
    /// Another base than the profile's
    #[arg(long)]
    pub(crate) base: Option<String>,
    /// Write, too: only to a backend that may be written to
    #[arg(long)]
    pub(crate) write: bool,
    /// The portal's origin
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    pub(crate) origin: String,
    /// The resident's language
    #[arg(long, default_value = "fi")]
    pub(crate) language: String,
    /// The code of an invitation to read; with --write it is accepted
    #[arg(long)]
    pub(crate) code: Option<String>,
    /// A token of somebody who is signed in; it goes where the profile's auth says, and nowhere else
    #[arg(long)]
    pub(crate) token: Option<String>,
    /// Sign in as this resident, by the login of the profile's auth; the password stands in the environment
    #[arg(long)]
    pub(crate) user: Option<String>,
    /// Most pages of one list
    #[arg(long, default_value_t = 20)]
    pub(crate) pages: u32,
    /// JSON for machines
    #[arg(long)]
    pub(crate) json: bool,
}

/// Look at a live API and draft a profile
///
/// Takes the address of an API or of one of its lists. Looks at well-known places (the root, /openapi.json, /server/info, /v1/,
/// GraphQL), recognises the product where it can, finds lists of events, panels, polls and impacts, and guesses records, pages,
/// languages, times and ids. Every guess is told with its reason, and stands in the draft under "about". It only reads, asks that
/// one origin, at most 60 times. Exit code 1 where nothing was found.
#[derive(Args)]
pub(crate) struct Probe {
    /// Where to look
    pub(crate) url: String,
    /// Where to write the draft; stdout where left out
    #[arg(short, long)]
    pub(crate) output: Option<PathBuf>,
    /// JSON for machines: product, requests, guesses and draft
    #[arg(long)]
    pub(crate) json: bool,
}
