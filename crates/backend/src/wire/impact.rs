//! An impact: what changed because people took part.

use model::impact as m;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::id::Id;
use super::meeting::Progress;
use super::text::Text;
use super::time::{Date, Time};
use crate::check::Check;

/// What was heard and what was done.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Impact {
    /// Its id.
    pub id: Id,
    /// What changed.
    #[serde(default)]
    pub title: Text,
    /// What people said.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub heard: Text,
    /// What was done, or why nothing will be (Markdown subset).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub done: Text,
    /// How far it is.
    pub progress: Progress,
    /// When it was published.
    pub published_at: Time,
    /// When there is news at the latest.
    pub next_news_by: Option<Date>,
    /// What it came from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// What sort of thing an impact came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A panel.
    Panel,
    /// A meeting of a panel.
    Meeting,
    /// A poll.
    Poll,
    /// An event.
    Event,
}

/// Where people said it.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What sort of thing.
    pub kind: SourceKind,
    /// Which.
    pub id: Id,
    /// The panel, for meetings only.
    pub panel: Option<Id>,
    /// Its name, to show without loading it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
}

impl Impact {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> Option<m::Impact> {
        let sources = at.field("sources").each(&self.sources, Source::check);
        Some(m::Impact {
            id: model::ImpactId::parse(self.id.as_str())?,
            title: self.title.required(&at.field("title")),
            heard: self.heard.required(&at.field("heard")),
            done: self.done.required(&at.field("done")),
            progress: self.progress.model(),
            published_at: self.published_at.0,
            next_news_by: self.next_news_by.map(|day| day.0),
            sources: sources.into_iter().flatten().collect(),
        })
    }
}

impl Source {
    fn check(&self, at: &Check<'_>) -> Option<m::Source> {
        let id = self.id.as_str();
        let what = match self.kind {
            SourceKind::Panel => m::SourceId::Panel(model::PanelId::parse(id)?),
            SourceKind::Poll => m::SourceId::Poll(model::PollId::parse(id)?),
            SourceKind::Event => m::SourceId::Event(model::EventId::parse(id)?),
            SourceKind::Meeting => {
                let Some(panel) = &self.panel else {
                    at.field("panel")
                        .say("missing", "a meeting needs its panel");
                    return None;
                };
                let panel = model::PanelId::parse(panel.as_str())?;
                m::SourceId::Meeting(panel, model::MeetingId::parse(id)?)
            }
        };
        Some(m::Source {
            what,
            title: self.title.required(&at.field("title")),
        })
    }
}
