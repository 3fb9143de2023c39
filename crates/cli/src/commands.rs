//! What the commands have in common: how they speak, and how they read what was typed.

pub(crate) mod check;
pub(crate) mod doctor;
pub(crate) mod probe;
pub(crate) mod replay;

use std::path::Path;
use std::sync::Arc;

use connect::{Checked, HttpResponse, Profile};
use model::Language;
use model::invitation::InvitationCode;
use raati::load;

/// Why a command could not do its work.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// What a command says goes to stdout; a reader that went away (`raati … | head`) is no failure.
fn say(text: &str) {
    use std::io::Write as _;
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn say_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    say(&format!("{}\n", serde_json::to_string_pretty(value)?));
    Ok(())
}

/// The profile, where anything of it can be used; what is wrong with it goes to stderr.
fn usable(path: &Path, base: Option<&str>) -> Result<Arc<Profile>, Failure> {
    told(path, load::profile(path, base)?.checked)
}

/// The profile for the backend whose version this answer tells.
fn varied(path: &Path, base: Option<&str>, probed: &HttpResponse) -> Result<Arc<Profile>, Failure> {
    told(path, load::variant(path, base, probed)?)
}

fn told(path: &Path, checked: Checked) -> Result<Arc<Profile>, Failure> {
    for finding in &checked.findings {
        eprintln!("{}: {finding}", path.display());
    }
    let profile = checked.profile.map(Arc::new);
    profile.ok_or_else(|| format!("{} cannot be used; see raati check", path.display()).into())
}

fn code(typed: Option<&str>) -> Result<Option<InvitationCode>, Failure> {
    let parse = |typed: &str| {
        InvitationCode::parse(typed).ok_or("an invitation code has 6 to 32 letters and digits")
    };
    Ok(typed.map(parse).transpose()?)
}

fn language(code: &str) -> Result<Language, Failure> {
    Ok(Language::parse(code).ok_or("--language is fi, sv or en")?)
}
