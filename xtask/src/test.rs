//! `cargo xtask test`: everything CI runs, in order, each step timed. One step's failure does not hide
//! another's; only steps that need what failed are left out.

mod count;
mod journeys;
mod outcome;
mod reach;
mod step;
mod steps;
mod supply;
mod wasm;

use crate::console;
use crate::failure::Failure;
use crate::progress::human;
use outcome::Outcome;
use reach::Reach;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use step::Step;

/// Which steps to run.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run only this step; may be given more than once
    #[arg(long, value_enum, value_name = "STEP")]
    only: Vec<Step>,
    /// Also what takes minutes: backends with a database server or a long installation, and ignored tests
    #[arg(long)]
    all: bool,
}

/// One line of the summary.
struct Row {
    step: Step,
    outcome: Outcome,
    time: Duration,
}

/// Runs the steps and ends with the line `N passed, M failed`; nothing is said after it.
pub(crate) fn run(options: &Options) -> ExitCode {
    let mut rows: Vec<Row> = Vec::new();
    let reach = Reach::of(options.all);
    for step in chosen(&options.only) {
        let started = Instant::now();
        let outcome = match blocker(step, &rows) {
            Some(blocker) => Outcome::left_out(blocker.name()),
            None => attempt(step, reach),
        };
        rows.push(Row {
            step,
            outcome,
            time: started.elapsed(),
        });
    }
    let summary = Summary::of(&rows);
    for line in &summary.lines {
        console::say(line);
    }
    if let Some(failure) = &summary.failure {
        console::complain(failure);
    }
    console::say(format!(
        "\n{} passed, {} failed",
        summary.passed, summary.failed
    ));
    if summary.failure.is_none() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn chosen(only: &[Step]) -> Vec<Step> {
    let wanted = |step: &Step| only.is_empty() || only.contains(step);
    Step::ALL.into_iter().filter(wanted).collect()
}

/// The step that this one needs and that failed or was itself left out.
fn blocker(step: Step, rows: &[Row]) -> Option<Step> {
    let stopped = |row: &&Row| step.needs().contains(&row.step) && !row.outcome.is_good();
    rows.iter().find(stopped).map(|row| row.step)
}

fn attempt(step: Step, reach: Reach) -> Outcome {
    console::headline(&format!("{}: {}", step.name(), step.purpose()));
    let outcome = steps::run(step, reach);
    if let Some(failure) = outcome.failure() {
        console::complain(failure);
    }
    outcome
}

/// All rows together.
struct Summary {
    lines: Vec<String>,
    passed: u64,
    failed: u64,
    /// What to do when something failed.
    failure: Option<Failure>,
}

impl Summary {
    fn of(rows: &[Row]) -> Self {
        let bad: Vec<&str> = rows
            .iter()
            .filter(|row| !row.outcome.is_good())
            .map(|row| row.step.name())
            .collect();
        let failure = bad.first().map(|first| {
            Failure::new(
                format!("not good yet: {}", bad.join(", ")),
                format!("mend what is said above, then run `cargo xtask test --only {first}`"),
            )
        });
        Self {
            lines: rows.iter().map(Row::line).collect(),
            passed: rows.iter().map(|row| row.outcome.passed()).sum(),
            failed: rows.iter().map(|row| row.outcome.failed()).sum(),
            failure,
        }
    }
}

impl Row {
    fn line(&self) -> String {
        let (step, word) = (self.step.name(), self.outcome.word());
        let time = human(self.time);
        format!(
            "   {step:<8} {word:<9} {time:>12}   {}",
            self.outcome.remark()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(step: Step, outcome: Outcome) -> Row {
        Row {
            step,
            outcome,
            time: Duration::ZERO,
        }
    }

    #[test]
    fn steps_run_in_ci_order_whatever_the_order_asked_for() {
        assert_eq!(chosen(&[Step::Size, Step::Fmt]), [Step::Fmt, Step::Size]);
        assert_eq!(chosen(&[]), Step::ALL);
    }

    #[test]
    fn a_step_is_left_out_when_what_it_needs_failed() {
        let failed = || Outcome::from(Err::<u64, _>(Failure::new("no", "do")));
        let rows = [row(Step::Dist, failed())];
        assert_eq!(blocker(Step::Size, &rows), Some(Step::Dist));
        assert_eq!(blocker(Step::Fmt, &rows), None);
        let rows = [row(Step::Dist, Outcome::from(Ok(1)))];
        assert_eq!(blocker(Step::Size, &rows), None);
    }

    #[test]
    fn one_failure_fails_the_whole() {
        let good = Summary::of(&[row(Step::Fmt, Outcome::from(Ok(1)))]);
        assert_eq!((good.passed, good.failed), (1, 0));
        assert!(good.failure.is_none());

        let broken = Outcome::Tests {
            passed: 3,
            failed: 1,
        };
        let rows = [
            row(Step::Unit, broken),
            row(Step::Size, Outcome::left_out("dist")),
        ];
        let bad = Summary::of(&rows);
        assert_eq!((bad.passed, bad.failed), (3, 2));
        assert!(bad.failure.unwrap().mend.ends_with("--only unit`"));
        assert!(bad.lines[1].ends_with("needs dist"), "{:?}", bad.lines);
    }
}
