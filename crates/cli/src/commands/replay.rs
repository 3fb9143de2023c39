//! `raati replay`.

use std::collections::BTreeMap;

use model::Timestamp;
use raati::paint::Paint;
use raati::{load, replay};

use super::{Failure, code, language, say, say_json, usable};
use crate::arguments;

/// Whether everything can be read, or is as expected.
pub(crate) fn replayed(options: &arguments::Replay) -> Result<bool, Failure> {
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
