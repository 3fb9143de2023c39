//! A program and all it starts, ended together: when its owner is dropped, and also when this process dies.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Failure;
use crate::failure::OrMend;

/// Ends the group as soon as its standard input is closed – by us, or by the kernel when we die.
const GUARD: &str = r#"exec 3<&0; { read -r _; kill -TERM 0; } <&3 & exec "$@" 3<&- </dev/null"#;
const PATIENCE: Duration = Duration::from_secs(10);

/// A running process group.
#[derive(Debug)]
pub(crate) struct Group {
    child: Child,
}

impl Group {
    /// Starts a command in a group of its own, with what it says going to a file.
    pub(crate) fn start(command: &Command, log: &Path) -> Result<Self, Failure> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mend = "see that the program can be run and the folder for temporary files written";
        let log = File::create(log).or_mend("no log can be written", mend)?;
        let errors = log.try_clone().or_mend("no log can be written", mend)?;
        let mut guarded = Command::new("sh");
        guarded.args(["-c", GUARD, "sh"]);
        guarded.arg(command.get_program()).args(command.get_args());
        for (key, value) in command.get_envs() {
            if let Some(value) = value {
                guarded.env(key, value);
            }
        }
        if let Some(folder) = command.get_current_dir() {
            guarded.current_dir(folder);
        }
        let child = guarded
            .stdin(Stdio::piped())
            .stdout(log)
            .stderr(errors)
            .process_group(0)
            .spawn()
            .or_mend(format!("{name} cannot be started"), mend)?;
        Ok(Self { child })
    }

    /// Whether its first program has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|status| status.is_some())
    }

    fn signal(&self, signal: &str) {
        let group = format!("-{}", self.child.id());
        // A group that is gone already is what is wanted.
        let _ = Command::new("kill")
            .args([signal, "--", &group])
            .stderr(Stdio::null())
            .status();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.signal("-TERM");
        let until = Instant::now() + PATIENCE;
        while !self.has_ended() && Instant::now() < until {
            sleep(Duration::from_millis(20));
        }
        self.signal("-KILL");
        // Takes the dead process away; it cannot be alive any more.
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_started_ends_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join("alive");
        let mut command = Command::new("sh");
        command
            .args(["-c", "(while :; do date > alive; sleep 0.05; done) & wait"])
            .current_dir(folder.path());
        let group = Group::start(&command, &folder.path().join("log")).unwrap();
        let until = Instant::now() + PATIENCE;
        while !mark.exists() && Instant::now() < until {
            sleep(Duration::from_millis(20));
        }
        drop(group);
        std::fs::remove_file(&mark).unwrap();
        sleep(Duration::from_millis(300));
        assert!(!mark.exists());
    }
}
