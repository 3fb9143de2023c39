//! The steps of `cargo xtask test`, in CI's order.

use clap::ValueEnum;

/// One named step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Step {
    Tools,
    Fmt,
    Clippy,
    Unit,
    Deny,
    Dist,
    Size,
    Wasm,
    E2e,
    Chaos,
}

impl Step {
    /// CI's order: what fails fast comes first.
    pub(crate) const ALL: [Self; 10] = [
        Self::Tools,
        Self::Fmt,
        Self::Clippy,
        Self::Unit,
        Self::Deny,
        Self::Dist,
        Self::Size,
        Self::Wasm,
        Self::E2e,
        Self::Chaos,
    ];

    /// As typed after `--only`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Tools => "tools",
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Unit => "unit",
            Self::Deny => "deny",
            Self::Dist => "dist",
            Self::Size => "size",
            Self::Wasm => "wasm",
            Self::E2e => "e2e",
            Self::Chaos => "chaos",
        }
    }

    /// What it is for, in a few words.
    pub(crate) fn purpose(self) -> &'static str {
        match self {
            Self::Tools => "install what is missing",
            Self::Fmt => "is every file formatted",
            Self::Clippy => "lints, on this machine's target and on the phone's",
            Self::Unit => "unit, property and architecture tests",
            Self::Deny => "licences, bans and sources of every library",
            Self::Dist => "build the deployable folder",
            Self::Size => "weigh the first view",
            Self::Wasm => "does the wasm start on old phones",
            Self::E2e => "the journeys in a real browser",
            Self::Chaos => "is anything lost or doubled while browser, network and server break",
        }
    }

    /// Steps without which this one cannot say anything.
    pub(crate) fn needs(self) -> &'static [Self] {
        match self {
            Self::Size | Self::Wasm | Self::E2e | Self::Chaos => &[Self::Dist],
            _ => &[],
        }
    }
}
