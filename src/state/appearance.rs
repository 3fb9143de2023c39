//! Light or dark: as the phone has it until something else was chosen, remembered on the phone.

use markup::prelude::*;

use crate::browser::document;
use crate::browser::storage::{self, Keep};

const CHOSEN: &str = "raati.theme";

/// What the resident chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the phone has it.
    Automatic,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The handle, to be had from the context.
#[derive(Clone, Copy)]
pub struct Appearance(RwSignal<Theme>);

impl Theme {
    /// Every choice, in the order offered.
    pub const ALL: [Self; 3] = [Self::Automatic, Self::Light, Self::Dark];

    /// The value kept on the phone and set on the root element.
    pub fn value(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Appearance {
    /// Starts with what was chosen before; `boot.js` has applied it already.
    pub fn provide() -> Self {
        let kept = storage::get(Keep::OnPhone, CHOSEN);
        let chosen = Theme::ALL
            .into_iter()
            .find(|theme| Some(theme.value()) == kept.as_deref());
        let appearance = Self(RwSignal::new(chosen.unwrap_or(Theme::Automatic)));
        provide_context(appearance);
        appearance
    }

    /// The handle of this portal.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What is chosen; tracked.
    pub fn theme(self) -> Theme {
        self.0.get()
    }

    /// Applies and remembers a choice.
    pub fn choose(self, theme: Theme) {
        self.0.set(theme);
        let applied = (theme != Theme::Automatic).then(|| theme.value());
        document::set_root_attribute("data-theme", applied);
        storage::set(Keep::OnPhone, CHOSEN, theme.value());
    }
    /// Looks as the phone has it again, on a phone that has forgotten what was chosen.
    pub fn forget(self) {
        self.0.set(Theme::Automatic);
        document::set_root_attribute("data-theme", None);
    }
}
