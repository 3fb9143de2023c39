//! Runs another program: with progress, its words kept in a log, and a failure that shows the last of them.

use crate::console;
use crate::failure::{Failure, OrMend};
use crate::progress::{Progress, human};
use crate::workspace;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

const TICK: Duration = Duration::from_millis(200);
/// How much of a failed program's output is repeated on screen; all of it is in the log.
const EVIDENCE_LINES: usize = 40;

/// How much of the program's own output is shown while it runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Only that it is alive.
    Heartbeat,
    /// Every line.
    Lines,
}

/// A program to run, and what to say about it.
pub(crate) struct Task<'a> {
    /// What it does, as in "building the portal".
    pub(crate) what: &'a str,
    /// What to do when it fails, in the imperative.
    pub(crate) mend: &'a str,
    pub(crate) shown: Shown,
}

/// A program found on the search path of this repository's tools, started in the repository's root.
pub(crate) fn command(program: &str) -> Command {
    let found = workspace::find(program).unwrap_or_else(|| PathBuf::from(program));
    let mut command = Command::new(found);
    command
        .current_dir(workspace::root())
        .env("PATH", workspace::search_path())
        .env("CARGO_TERM_COLOR", "never")
        .stdin(Stdio::null());
    command
}

/// The first line a program prints, or nothing when it is missing or fails. For `--version`.
pub(crate) fn first_line(mut command: Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output
        .status
        .success()
        .then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

/// Everything a program prints on standard output; nothing is shown.
pub(crate) fn capture(what: &str, mend: &str, mut command: Command) -> Result<String, Failure> {
    let output = command
        .output()
        .or_mend(format!("{what} could not start"), mend)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let evidence = String::from_utf8_lossy(&output.stderr)
        .lines()
        .map(str::to_owned)
        .collect();
    Err(Failure {
        what: format!("{what} failed"),
        mend: mend.to_owned(),
        evidence,
    })
}

/// Runs the program to its end.
///
/// # Errors
/// When it cannot start or ends with anything but success; the lines it printed come along as evidence.
pub(crate) fn run(task: &Task<'_>, mut command: Command) -> Result<Vec<String>, Failure> {
    let log = workspace::log_file(task.what)?;
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .or_mend(format!("{} could not start", task.what), task.mend)?;
    let mut progress = Progress::start(task.what);
    let lines = follow(task, &log, listen(&mut child), &mut progress);
    let status = child
        .wait()
        .or_mend(format!("{} was lost", task.what), task.mend)?;
    console::clear();
    if status.success() {
        if task.shown == Shown::Heartbeat {
            console::say(format!(
                "   {}: done in {}",
                task.what,
                human(progress.elapsed())
            ));
        }
        return Ok(lines);
    }
    let mut evidence = match task.shown {
        Shown::Lines => Vec::new(),
        Shown::Heartbeat => telling(&lines).to_vec(),
    };
    let log = log.strip_prefix(workspace::root()).unwrap_or(&log);
    evidence.push(format!("({status}; all it said is in {})", log.display()));
    let what = format!("{} failed", task.what);
    Err(Failure {
        what,
        mend: task.mend.to_owned(),
        evidence,
    })
}

/// The lines that say why: from the first error on, or the last ones.
fn telling(lines: &[String]) -> &[String] {
    let first = lines.iter().position(|line| line.starts_with("error"));
    let start = first.unwrap_or(lines.len().saturating_sub(EVIDENCE_LINES));
    let told = lines.get(start..).unwrap_or_default();
    told.get(..EVIDENCE_LINES).unwrap_or(told)
}

fn listen(child: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    if let Some(stdout) = child.stdout.take() {
        relay(stdout, sender.clone());
    }
    if let Some(stderr) = child.stderr.take() {
        relay(stderr, sender);
    }
    receiver
}

fn relay(source: impl Read + Send + 'static, sender: Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(source).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&line)
                .trim_end_matches('\r')
                .to_owned();
            if sender.send(text).is_err() {
                return;
            }
        }
    });
}

fn follow(
    task: &Task<'_>,
    log: &PathBuf,
    lines: Receiver<String>,
    progress: &mut Progress,
) -> Vec<String> {
    // A log that cannot be written is a smaller loss than a build that stops for it.
    let mut log = File::create(log).ok();
    let mut all = Vec::new();
    loop {
        match lines.recv_timeout(TICK) {
            Ok(line) => {
                if let Some(file) = &mut log {
                    let _ = writeln!(file, "{line}");
                }
                if task.shown == Shown::Lines {
                    console::clear();
                    console::say(format!("   {line}"));
                    progress.spoke();
                }
                progress.note(&line);
                all.push(line);
            }
            Err(RecvTimeoutError::Timeout) => progress.tick(),
            Err(RecvTimeoutError::Disconnected) => return all,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut shell = Command::new("sh");
        shell.args(["-c", script]);
        shell
    }

    const TASK: Task<'_> = Task {
        what: "trying a shell",
        mend: "install a shell",
        shown: Shown::Heartbeat,
    };

    #[test]
    fn a_program_that_succeeds_gives_its_lines() {
        assert_eq!(
            run(&TASK, shell("echo one; echo two")).unwrap(),
            ["one", "two"]
        );
    }

    #[test]
    fn a_program_that_fails_brings_evidence_and_the_mend() {
        let failure = run(&TASK, shell("echo broken >&2; exit 3")).unwrap_err();
        assert_eq!(failure.evidence[0], "broken");
        assert!(failure.to_string().ends_with(": install a shell."));
    }

    #[test]
    fn evidence_begins_with_the_first_error() {
        let line = |number: usize| format!("line {number}");
        let mut lines: Vec<String> = (0..100).map(line).collect();
        assert_eq!(telling(&lines).first(), Some(&line(60)));
        lines.insert(10, "error[E0603]: private".to_owned());
        assert_eq!(telling(&lines)[0], "error[E0603]: private");
        assert_eq!(telling(&lines).len(), EVIDENCE_LINES);
    }

    #[test]
    fn a_missing_program_has_no_version() {
        assert_eq!(first_line(Command::new("/nowhere/at-all")), None);
        assert_eq!(first_line(shell("echo 1.2.3")), Some("1.2.3".to_owned()));
    }
}
