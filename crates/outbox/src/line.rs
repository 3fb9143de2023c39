//! One line of the list that the resident sees: all of an item that can be shown, taken at one moment.

use crate::moment::Steady;
use crate::outbox::Outbox;
use crate::shown::{Saved, Shown};
use crate::state::Stage;
use crate::words::{ItemId, Lane};
use model::{Capability, Timestamp};

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
    /// What it does; unknown once it is over.
    pub operation: Option<Capability>,
    /// The JSON that it carries; gone once it is over.
    pub body: Option<String>,
    /// Where it is.
    pub stage: Stage,
    /// The two facts.
    pub shown: Shown,
}

impl Line {
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
            let letter = envelope.letter.as_ref();
            Line {
                id: envelope.id.clone(),
                lane: envelope.lane.clone(),
                title: envelope.title.clone(),
                language: envelope.language.clone(),
                created: envelope.created,
                operation: letter.map(|letter| letter.operation),
                body: letter.and_then(|letter| letter.body.clone()),
                stage: envelope.stage(),
                shown: self.shown(item, at),
            }
        };
        self.items().map(line).collect()
    }
}
