//! `raati check`.

use raati::check;
use raati::load;
use raati::paint::Paint;

use super::{Failure, say, say_json};
use crate::arguments;

/// Whether nothing is broken (nor doubtful, where asked strictly).
pub(crate) fn checked(options: &arguments::Check) -> Result<bool, Failure> {
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
