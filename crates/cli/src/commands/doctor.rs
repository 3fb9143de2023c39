//! `raati doctor`.

use raati::doctor;
use raati::paint::Paint;

use super::{Failure, code, language, say, say_json, usable, varied};
use crate::arguments;

/// Whether everything that was tried works.
pub(crate) fn examined(options: &arguments::Doctor) -> Result<bool, Failure> {
    let base = options.base.as_deref();
    let plain = usable(&options.profile, base)?;
    let mut looked = doctor::Options {
        origin: options.origin.trim_end_matches('/').to_owned(),
        writes: if options.write {
            doctor::Writes::Once
        } else {
            doctor::Writes::Never
        },
        language: language(&options.language)?,
        code: code(options.code.as_deref())?,
        token: options.token.clone(),
        entered: None,
        pages: options.pages,
    };
    let probed = doctor::probed(&plain, &looked)?;
    let answered = probed.as_ref().and_then(|probed| probed.response.as_ref());
    let profile = match answered.filter(|_| plain.variants() > 0) {
        Some(answered) => varied(&options.profile, base, answered)?,
        None => plain,
    };
    let credentials = credentials(options.user.as_deref())?;
    looked.entered = doctor::enter(&profile, &looked, credentials.as_ref(), doctor::now()?)?;
    let mut report = doctor::examine(&profile, &looked)?;
    report.backend = probed;
    if options.json {
        say_json(&report)?;
    } else {
        say(&report.show(Paint::of_stdout()));
    }
    Ok(report.is_fine())
}

/// The password stands in the environment: arguments are seen by everybody on the machine, and kept by shells.
fn credentials(user: Option<&str>) -> Result<Option<doctor::Credentials>, Failure> {
    let Some(user) = user else {
        return Ok(None);
    };
    let password = std::env::var("RAATI_PASSWORD");
    Ok(Some(doctor::Credentials {
        user: user.to_owned(),
        password: password.map_err(|_| "--user takes the password from RAATI_PASSWORD")?,
    }))
}
