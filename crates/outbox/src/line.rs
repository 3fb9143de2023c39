//! One line of the list that the resident sees: all of an item that can be shown, taken at one moment.

use crate::letter::Letter;
use crate::moment::Steady;
use crate::outbox::Outbox;
use crate::promise::Doubt;
use crate::shown::{Journey, Saved, Shown};
use crate::state::Stage;
use crate::words::{ItemId, Lane};
use model::Timestamp;

/// An item as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which item.
    pub id: ItemId,
    /// What it is about.
    pub lane: Lane,
    /// What to call it.
    pub title: String,
    /// The language of its title, such as `fi`.
    pub language: String,
    /// When the person tapped, by the device's clock.
    pub created: Timestamp,
    /// What it carries; gone once it is over.
    pub letter: Option<Letter>,
    /// Where it is.
    pub stage: Stage,
    /// The two facts.
    pub shown: Shown,
}

impl Line {
    /// Whether surely nobody but this phone knows of it: never tried, or refused without a doubt.
    pub fn is_unknown_to_all(&self) -> bool {
        match self.shown.journey {
            Journey::NeedsYou { doubt, .. } => doubt == Doubt::Clear,
            _ => self.stage.is_unknown_to_all(),
        }
    }

    /// Whether both stores failed, so that it lives in this page only.
    pub fn is_at_risk(&self) -> bool {
        matches!(self.shown.saved, Saved::Failed) && !self.stage.is_over()
    }
}

impl Outbox {
    /// The lines of the person who is here, first written first.
    pub fn lines(&self, at: Steady) -> Vec<Line> {
        let line = |item: &crate::Item| {
            let envelope = item.envelope();
            Line {
                id: envelope.id.clone(),
                lane: envelope.lane.clone(),
                title: envelope.title.clone(),
                language: envelope.language.clone(),
                created: envelope.created,
                letter: envelope.letter.clone(),
                stage: envelope.stage(),
                shown: self.shown(item, at),
            }
        };
        self.items().map(line).collect()
    }
}
