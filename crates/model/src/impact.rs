//! An impact: what changed because people took part – and, when nothing will, why.

use crate::meeting::Progress;
use crate::person::Person;
use crate::{Day, EventId, ImpactId, LocalText, MeetingId, PanelId, PollId, Timestamp};

/// "Kuulimme – teimme": what was heard and what was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impact {
    /// Its id.
    pub id: ImpactId,
    /// What changed.
    pub title: LocalText,
    /// What people said.
    pub heard: LocalText,
    /// What was done, or why nothing will be (Markdown subset).
    pub done: LocalText,
    /// How far it is.
    pub progress: Progress,
    /// When it was published.
    pub published_at: Timestamp,
    /// When there is news at the latest.
    pub next_news_by: Option<Day>,
    /// What it came from.
    pub sources: Vec<Source>,
}

/// Where people said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Which.
    pub what: SourceId,
    /// Its name, to show without loading it.
    pub title: LocalText,
}

/// What an impact can come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceId {
    /// A panel.
    Panel(PanelId),
    /// A meeting of a panel.
    Meeting(PanelId, MeetingId),
    /// A poll.
    Poll(PollId),
    /// An event.
    Event(EventId),
}

impl Impact {
    /// The sources this resident took part in; empty when none.
    pub fn because_of<'a>(&'a self, person: &'a Person) -> impl Iterator<Item = &'a Source> {
        self.sources.iter().filter(|source| match &source.what {
            SourceId::Panel(panel) | SourceId::Meeting(panel, _) => person.is_member(panel),
            SourceId::Poll(poll) => person.has_answered(poll),
            SourceId::Event(event) => person.is_registered(event),
        })
    }
}
