//! One meeting of a panel.

use model::meeting as m;
use model::{Span, Zone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::id::Id;
use super::place::{Place, check_link};
use super::text::Text;
use super::time::{Date, Time};
use super::wire_enum;
use crate::check::Check;

wire_enum! {
    /// How far a matter is.
    Progress = m::Progress {
        /// It will be done.
        Planned = "planned",
        /// It is being done.
        UnderWay = "under_way",
        /// It is done.
        Done = "done",
        /// It will not be done.
        WillNotBeDone = "will_not_be_done",
    }
}

wire_enum! {
    /// Whether this resident has given feedback.
    FeedbackState = m::FeedbackState {
        /// Not yet.
        NotGiven = "not_given",
        /// Given.
        Given = "given",
    }
}

/// One meeting.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Its id.
    pub id: Id,
    /// The panel that meets.
    pub panel: Id,
    /// What it works on.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub theme: Text,
    /// First moment.
    pub starts_at: Time,
    /// Last moment.
    pub ends_at: Time,
    /// IANA zone it is shown in; Finnish time where left out.
    pub zone: Option<String>,
    /// Where; the link is for members only.
    pub place: Place,
    /// What happens in it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<AgendaItem>,
    /// What to read before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub material: Vec<Material>,
    /// What was said, once written.
    pub summary: Option<Summary>,
    /// Whether this resident has given feedback.
    pub feedback: Option<FeedbackState>,
}

/// One point of an agenda.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// What it is about.
    #[serde(default)]
    pub title: Text,
    /// How long, in minutes.
    pub minutes: Option<u32>,
}

/// Something to read.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// Its title.
    #[serde(default)]
    pub title: Text,
    /// The text itself (Markdown subset).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub body: Text,
    /// Where it lies otherwise: an `https:` address.
    pub link: Option<String>,
    /// How long reading takes, in minutes.
    pub minutes: Option<u32>,
}

/// What was said and how it goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// What was said (Markdown subset).
    #[serde(default)]
    pub text: Text,
    /// When it was published.
    pub published_at: Time,
    /// How matters were or will be taken forward.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_ups: Vec<FollowUp>,
}

/// One matter that is taken forward, or is not.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// What.
    #[serde(default)]
    pub what: Text,
    /// How far it is.
    pub progress: Progress,
    /// Why; always when it will not be done.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub why: Text,
    /// When there is news at the latest.
    pub next_news_by: Option<Date>,
}

/// Feedback on a meeting; at least one of the two has words, each at most 2,000 characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// What worked.
    #[serde(default)]
    pub what_worked: String,
    /// What should change.
    #[serde(default)]
    pub what_to_change: String,
}

impl Meeting {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> Option<m::Meeting> {
        let span = check_span(self.starts_at, self.ends_at, at);
        let zone = check_zone(self.zone.as_deref(), &at.field("zone"));
        Some(m::Meeting {
            id: model::MeetingId::parse(self.id.as_str())?,
            panel: model::PanelId::parse(self.panel.as_str())?,
            theme: self.theme.required(&at.field("theme")),
            span: span?,
            zone: zone?,
            place: self.place.check(&at.field("place")),
            agenda: at
                .field("agenda")
                .each(&self.agenda, |item, at| m::AgendaItem {
                    title: item.title.required(&at.field("title")),
                    minutes: item.minutes,
                }),
            material: at.field("material").each(&self.material, Material::check),
            summary: self
                .summary
                .as_ref()
                .map(|summary| summary.check(&at.field("summary"))),
            feedback_given: self.feedback.unwrap_or(FeedbackState::NotGiven).model(),
        })
    }
}

impl Material {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> m::Material {
        if let Some(link) = &self.link {
            check_link(link, &at.field("link"));
        } else if self.body.is_empty() {
            at.say("missing", "needs a body or a link");
        }
        m::Material {
            title: self.title.required(&at.field("title")),
            body: self.body.model(),
            link: self.link.clone(),
            minutes: self.minutes,
        }
    }
}

impl Summary {
    fn check(&self, at: &Check<'_>) -> m::Summary {
        let follow_ups = at
            .field("follow_ups")
            .each(&self.follow_ups, |follow_up, at| {
                if follow_up.progress == Progress::WillNotBeDone {
                    follow_up.why.required(&at.field("why"));
                }
                m::FollowUp {
                    what: follow_up.what.required(&at.field("what")),
                    progress: follow_up.progress.model(),
                    why: follow_up.why.model(),
                    next_news_by: follow_up.next_news_by.map(|day| day.0),
                }
            });
        let text = self.text.required(&at.field("text"));
        m::Summary {
            text,
            follow_ups,
            published_at: self.published_at.0,
        }
    }
}

/// A span whose end does not lie before its start.
pub(super) fn check_span(starts_at: Time, ends_at: Time, at: &Check<'_>) -> Option<Span> {
    let span = Span::new(starts_at.0, ends_at.0);
    if span.is_none() {
        at.field("ends_at")
            .say("does_not_fit", "lies before starts_at");
    }
    span
}

/// A zone that exists; Finnish time where none is named.
pub(super) fn check_zone(name: Option<&str>, at: &Check<'_>) -> Option<Zone> {
    let Some(name) = name else {
        return Some(Zone::helsinki());
    };
    if jiff::tz::TimeZone::get(name).is_err() {
        at.say(
            "unknown",
            format!("no time zone is called {name:?}; expected one such as Europe/Helsinki"),
        );
    }
    Zone::parse(name)
}
