//! Shows that a long step is alive: a rewritten line at a terminal, a line every ten seconds elsewhere.

use crate::console;
use crate::failure::Failure;
use std::time::{Duration, Instant};

/// Silence after which a line is printed where lines cannot be rewritten.
const HEARTBEAT: Duration = Duration::from_secs(10);
const SPINNER: [char; 4] = ['◐', '◓', '◑', '◒'];

/// The sign of life of one step.
pub(crate) struct Progress {
    what: String,
    started: Instant,
    spoke: Instant,
    latest: String,
    ticks: usize,
}

impl Progress {
    pub(crate) fn start(what: &str) -> Self {
        let now = Instant::now();
        Self {
            what: what.to_owned(),
            started: now,
            spoke: now,
            latest: String::new(),
            ticks: 0,
        }
    }

    /// Seconds since the step began.
    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// The step's program printed a line that is not shown in full.
    pub(crate) fn note(&mut self, line: &str) {
        line.trim().clone_into(&mut self.latest);
    }

    /// The step's program printed a line that was shown.
    pub(crate) fn spoke(&mut self) {
        self.spoke = Instant::now();
    }

    /// To be called a few times a second.
    pub(crate) fn tick(&mut self) {
        let seconds = self.elapsed().as_secs();
        if console::is_terminal() {
            let sign = SPINNER
                .get(self.ticks % SPINNER.len())
                .copied()
                .unwrap_or('·');
            self.ticks += 1;
            console::rewrite(&format!(
                "{sign}  {}, {seconds} s  {}",
                self.what, self.latest
            ));
        } else if self.spoke.elapsed() >= HEARTBEAT {
            console::say(format!("   … {}, {seconds} s", self.what));
            self.spoke();
        }
    }
}

/// Does a step of our own that takes a few seconds, and says how long it took.
pub(crate) fn timed<T>(
    what: &str,
    step: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let progress = Progress::start(what);
    let done = step()?;
    console::say(format!("   {what}: done in {}", human(progress.elapsed())));
    Ok(done)
}

/// `0.4 s`, `12.0 s`, `3 min 05 s`.
pub(crate) fn human(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_short_and_readable() {
        assert_eq!(human(Duration::from_millis(430)), "0.4 s");
        assert_eq!(human(Duration::from_secs(185)), "3 min 05 s");
    }
}
