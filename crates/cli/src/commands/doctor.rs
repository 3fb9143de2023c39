//! `raati doctor`.

use raati::doctor;
use raati::paint::Paint;

use super::{Failure, code, language, say, say_json, usable};
use crate::arguments;

/// Whether everything that was tried works.
pub(crate) fn examined(options: &arguments::Doctor) -> Result<bool, Failure> {
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
