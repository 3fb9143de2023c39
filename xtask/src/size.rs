//! `cargo xtask bench size`: what the first view of the home screen weighs, cold, everything but API data.

mod first_view;

use crate::console;
use crate::digest;
use crate::dist;
use crate::failure::{Failure, OrMend};
use crate::workspace;
use serde::Serialize;
use std::fs;
use std::path::Path;

/// The first view in bytes as sent with brotli: a little more than it weighs today, so that what is added is noticed, and
/// under the 180 of design.md §8.
const BUDGET: usize = 171 * 1024 + 512;

/// Bytes of one file or of all.
#[derive(Serialize)]
struct Weight {
    file: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

#[derive(Serialize)]
struct Report {
    budget_brotli: usize,
    total: Weight,
    files: Vec<Weight>,
    /// Fetched when another screen is opened; not part of the total.
    later: Vec<Weight>,
}

/// Builds what is missing, weighs it, and fails over the budget.
pub(crate) fn run() -> Result<(), Failure> {
    judge(weighed()?)
}

fn weighed() -> Result<usize, Failure> {
    dist::build()?;
    let report = weigh(&workspace::dist())?;
    for weight in report.files.iter().chain([&report.total]) {
        console::say(row(weight));
    }
    for Weight { file, brotli, .. } in &report.later {
        console::say(format!("   later: {file} {}", kilobytes(*brotli)));
    }
    save(&report)?;
    Ok(report.total.brotli)
}

fn weigh(dist: &Path) -> Result<Report, Failure> {
    let files = first_view::files(dist)?;
    let weigh = |file: String| weigh_file(dist, file);
    let first: Vec<Weight> = files
        .first
        .into_iter()
        .map(weigh)
        .collect::<Result<_, _>>()?;
    let later = files
        .later
        .into_iter()
        .map(weigh)
        .collect::<Result<_, _>>()?;
    Ok(Report {
        budget_brotli: BUDGET,
        total: sum(&first),
        files: first,
        later,
    })
}

/// Raw, and as laid beside the file for sending. What does not shrink is sent as it is.
fn weigh_file(dist: &Path, file: String) -> Result<Weight, Failure> {
    let raw = digest::read(&dist.join(&file))?.len();
    let sent = |ending: &str| {
        let packed = fs::read(dist.join(format!("{file}.{ending}")));
        packed.map_or(raw, |packed| packed.len())
    };
    let (gzip, brotli) = (sent("gz"), sent("br"));
    Ok(Weight {
        file,
        raw,
        gzip,
        brotli,
    })
}

fn sum(weights: &[Weight]) -> Weight {
    Weight {
        file: "total".to_owned(),
        raw: weights.iter().map(|weight| weight.raw).sum(),
        gzip: weights.iter().map(|weight| weight.gzip).sum(),
        brotli: weights.iter().map(|weight| weight.brotli).sum(),
    }
}

fn row(weight: &Weight) -> String {
    let Weight {
        file,
        raw,
        gzip,
        brotli,
    } = weight;
    format!(
        "   {file:<44} raw {:>8}  gzip {:>8}  brotli {:>8}",
        kilobytes(*raw),
        kilobytes(*gzip),
        kilobytes(*brotli)
    )
}

/// Kilobytes of 1024 bytes, to a tenth.
fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1024, bytes % 1024 * 10 / 1024)
}

fn save(report: &Report) -> Result<(), Failure> {
    let mend = "give yourself the right to write in target/";
    let folder = workspace::root().join("target/bench");
    fs::create_dir_all(&folder).or_mend("target/bench cannot be made", mend)?;
    let text = serde_json::to_string_pretty(report).or_mend("the figures have no JSON", mend)?;
    fs::write(folder.join("size.json"), text + "\n").or_mend("size.json cannot be written", mend)
}

fn judge(brotli: usize) -> Result<(), Failure> {
    if brotli <= BUDGET {
        console::say(format!("   within {}", kilobytes(BUDGET)));
        return Ok(());
    }
    Err(Failure::new(
        format!(
            "the first view weighs {} brotli, over {}",
            kilobytes(brotli),
            kilobytes(BUDGET)
        ),
        "find the library that came in by `cargo tree -p raati-portal`, or the file in the table above",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::compress;

    #[test]
    fn over_the_budget_is_a_failure() {
        assert!(judge(BUDGET).is_ok());
        assert!(judge(BUDGET + 1).is_err());
    }

    #[test]
    fn kilobytes_are_1024_bytes() {
        assert_eq!(kilobytes(1024 + 512), "1.5 KB");
    }

    #[test]
    fn a_folder_is_weighed_file_by_file() {
        let dist = dist::scratch("weigh");
        let page = "<link rel=stylesheet href=/a.css>".to_owned() + &" ".repeat(2000);
        fs::write(dist.join("index.html"), &page).unwrap();
        fs::write(dist.join("a.css"), "p { margin: 0 }\n".repeat(100)).unwrap();
        fs::create_dir(dist.join("locales")).unwrap();
        fs::write(dist.join("locales/fi-1.json"), "{}").unwrap();
        compress::folder(&dist).unwrap();
        let report = weigh(&dist).unwrap();
        assert_eq!(report.files.len(), 3);
        assert_eq!(report.total.raw, page.len() + 1600 + 2);
        assert!(report.total.brotli < report.total.gzip && report.total.gzip < report.total.raw);
        fs::remove_dir_all(dist).unwrap();
    }
}
