//! Colours, on a terminal only.

use std::io::{IsTerminal as _, stdout};

/// Whether and how to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// For a terminal.
    Coloured,
    /// For a file, a pipe or `NO_COLOR`.
    Plain,
}

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As it should be.
    Good,
    /// To be looked at.
    Doubtful,
    /// To be mended.
    Bad,
    /// Beside the point.
    Quiet,
    /// A heading.
    Strong,
    /// Nothing special.
    Usual,
}

impl Paint {
    /// What suits stdout.
    pub fn of_stdout() -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        if wanted && stdout().is_terminal() {
            Self::Coloured
        } else {
            Self::Plain
        }
    }

    /// The text in its colour.
    pub fn tone(self, tone: Tone, text: &str) -> String {
        let code = match tone {
            Tone::Good => "32",
            Tone::Doubtful => "33",
            Tone::Bad => "31",
            Tone::Quiet => "2",
            Tone::Strong => "1",
            Tone::Usual => return text.to_owned(),
        };
        match self {
            Self::Coloured => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            Self::Plain => text.to_owned(),
        }
    }
}
