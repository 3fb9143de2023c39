//! The command `raati`: check, replay, doctor, probe. Exit codes: 0 fine, 1 something was found or failed, 2 usage.

mod arguments;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;

use arguments::{Arguments, Command};
use connect::Profile;
use model::invitation::InvitationCode;
use model::{Language, Timestamp};
use raati::paint::Paint;
use raati::{check, doctor, load, probe, replay};

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check(options) => checked(&options),
        Command::Replay(options) => replayed(&options),
        Command::Doctor(options) => examined(&options),
        Command::Probe(options) => probed(&options),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(2)
        }
    }
}

/// What a command says goes to stdout; a reader that went away (`raati … | head`) is no failure.
fn say(text: &str) {
    use std::io::Write as _;
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn say_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    say(&format!("{}\n", serde_json::to_string_pretty(value)?));
    Ok(())
}

/// Whether nothing is broken (nor doubtful, where asked strictly).
fn checked(options: &arguments::Check) -> Result<bool, Failure> {
    let mut reports = Vec::new();
    for path in &options.profiles {
        let loaded = load::profile(path, None)?;
        reports.push(check::check(&loaded));
    }
    if options.json {
        say_json(&reports)?;
    } else {
        for report in &reports {
            say(&report.show(Paint::of_stdout()));
        }
    }
    let fine = |report: &check::Report| match report.verdict() {
        check::Verdict::Fine => true,
        check::Verdict::Doubtful => !options.strict,
        check::Verdict::Broken => false,
    };
    Ok(reports.iter().all(fine))
}

/// The profile, where anything of it can be used; what is wrong with it goes to stderr.
fn usable(path: &Path, base: Option<&str>) -> Result<Arc<Profile>, Failure> {
    let loaded = load::profile(path, base)?;
    for finding in &loaded.checked.findings {
        eprintln!("{}: {finding}", path.display());
    }
    let profile = loaded.checked.profile.map(Arc::new);
    profile.ok_or_else(|| format!("{} cannot be used; see raati check", path.display()).into())
}

fn code(typed: Option<&str>) -> Result<Option<InvitationCode>, Failure> {
    let parse = |typed: &str| {
        InvitationCode::parse(typed).ok_or("an invitation code has 6 to 32 letters and digits")
    };
    Ok(typed.map(parse).transpose()?)
}

/// Whether everything can be read, or is as expected.
fn replayed(options: &arguments::Replay) -> Result<bool, Failure> {
    let profile = usable(&options.profile, None)?;
    let captures = replay::capture::folder(&options.captures)?;
    let usual = replay::Options::usual().and_then(|usual| usual.code);
    let looked = replay::Options {
        now: Timestamp::parse(&options.now)
            .ok_or("--now takes a time such as 2026-01-01T00:00:00Z")?,
        language: language(&options.language)?,
        code: code(options.code.as_deref())?.or(usual),
    };
    let report = replay::run(&profile, &captures, &looked);
    if options.json {
        say_json(&report)?;
    } else {
        say(&report.show(Paint::of_stdout()));
    }
    let Some(expected) = &options.expect else {
        return Ok(report.is_readable());
    };
    let expected: BTreeMap<String, String> = serde_json::from_str(&load::text(expected)?)?;
    let unexpected = report.unexpected(&expected);
    for line in &unexpected {
        eprintln!("{line}");
    }
    Ok(unexpected.is_empty())
}

fn language(code: &str) -> Result<Language, Failure> {
    Ok(Language::parse(code).ok_or("--language is fi, sv or en")?)
}

/// Whether everything that was tried works.
fn examined(options: &arguments::Doctor) -> Result<bool, Failure> {
    let profile = usable(&options.profile, options.base.as_deref())?;
    let looked = doctor::Options {
        origin: options.origin.trim_end_matches('/').to_owned(),
        writes: if options.write {
            doctor::Writes::Once
        } else {
            doctor::Writes::Never
        },
        language: language(&options.language)?,
        code: code(options.code.as_deref())?,
        token: options.token.clone(),
        pages: options.pages,
    };
    let report = doctor::examine(&profile, &looked)?;
    if options.json {
        say_json(&report)?;
    } else {
        say(&report.show(Paint::of_stdout()));
    }
    Ok(report.is_fine())
}

/// Whether anything was found. What was asked and guessed goes to stderr, so that the draft alone is on stdout.
fn probed(options: &arguments::Probe) -> Result<bool, Failure> {
    let found = probe::look(&options.url)?;
    let draft = format!("{}\n", serde_json::to_string_pretty(&found.profile)?);
    if let Some(path) = &options.output {
        std::fs::write(path, &draft).map_err(|cause| format!("{}: {cause}", path.display()))?;
    }
    if options.json {
        say_json(&found)?;
    } else {
        eprintln!(
            "{}: {}, {} requests",
            options.url,
            found.product,
            found.asked.len()
        );
        for guess in &found.guesses {
            eprintln!("  {guess}");
        }
        match &options.output {
            Some(path) => {
                let path = path.display();
                eprintln!("wrote {path}; go on with: raati check {path} && raati doctor {path}");
            }
            None => say(&draft),
        }
    }
    let mapped =
        found.profile.get("operations").is_some() || found.profile.get("extends").is_some();
    Ok(mapped)
}
