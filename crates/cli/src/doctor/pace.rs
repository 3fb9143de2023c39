//! Keeps to the rate that a profile names.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// When the next request may go.
#[derive(Debug, Clone)]
pub(super) struct Pace {
    between: Duration,
    next: Option<Instant>,
}

impl Pace {
    /// So many requests a minute; as quickly as they come where there is no such rule.
    pub(super) fn new(requests_a_minute: Option<u32>) -> Self {
        let between = requests_a_minute.map(|count| Duration::from_mins(1) / count.max(1));
        Self {
            between: between.unwrap_or_default(),
            next: None,
        }
    }

    /// Waits for its turn.
    pub(super) fn wait(&mut self) {
        let now = Instant::now();
        if let Some(next) = self.next.filter(|next| *next > now) {
            sleep(next - now);
        }
        self.next = Some(Instant::now() + self.between);
    }
}
