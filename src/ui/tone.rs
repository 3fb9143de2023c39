//! The four tones of a message. Each has a colour *and* a picture, so that colour is never the only sign.

use super::icon::IconName;

/// How a message is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    #[default]
    Info,
    /// It worked.
    Success,
    /// Look before going on.
    Warning,
    /// It failed or cannot be undone.
    Danger,
}

impl Tone {
    /// The picture that goes with the tone.
    pub const fn icon(self) -> IconName {
        match self {
            Self::Info => IconName::Info,
            Self::Success => IconName::CircleCheck,
            Self::Warning => IconName::TriangleAlert,
            Self::Danger => IconName::CircleX,
        }
    }

    /// Modifier class that sets the tone's colours on any block.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Info => "ui-tone--info",
            Self::Success => "ui-tone--success",
            Self::Warning => "ui-tone--warning",
            Self::Danger => "ui-tone--danger",
        }
    }
}
