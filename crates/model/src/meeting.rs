//! One meeting of a panel: theme, time, place, advance material, summary, feedback.

use crate::place::Place;
use crate::{Day, FeedbackId, LocalText, MeetingId, PanelId, Span, Timestamp, Zone};

/// One meeting of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The panel that meets.
    pub panel: PanelId,
    /// What it works on.
    pub theme: LocalText,
    /// When.
    pub span: Span,
    /// The zone it is shown in.
    pub zone: Zone,
    /// Where.
    pub place: Place,
    /// What happens in it, in order.
    pub agenda: Vec<AgendaItem>,
    /// What to read before.
    pub material: Vec<Material>,
    /// What was said, once written.
    pub summary: Option<Summary>,
    /// Whether this resident has given feedback.
    pub feedback_given: FeedbackState,
}

/// One point of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    /// What it is about.
    pub title: LocalText,
    /// How long, in minutes.
    pub minutes: Option<u32>,
}

/// Something to read before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// Its title.
    pub title: LocalText,
    /// The text itself, to be read in the portal (Markdown subset).
    pub body: LocalText,
    /// Where it lies otherwise: an `https:` URL.
    pub link: Option<String>,
    /// How long reading takes, in minutes.
    pub minutes: Option<u32>,
}

/// What was said in a meeting and how it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What was said (Markdown subset).
    pub text: LocalText,
    /// How matters were or will be taken forward.
    pub follow_ups: Vec<FollowUp>,
    /// When it was published.
    pub published_at: Timestamp,
}

/// One matter that is taken forward, or is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// What.
    pub what: LocalText,
    /// How far it is.
    pub progress: Progress,
    /// Why; always given when it will not be done.
    pub why: LocalText,
    /// When there is news at the latest.
    pub next_news_by: Option<Day>,
}

/// How far a matter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// It will be done.
    Planned,
    /// It is being done.
    UnderWay,
    /// It is done.
    Done,
    /// It will not be done, and is said why.
    WillNotBeDone,
}

/// Whether this resident has given feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedbackState {
    /// Not yet.
    NotGiven,
    /// Given.
    Given,
}

/// Feedback on a meeting, checked: at least one of the two texts has words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// Minted on the phone.
    pub id: FeedbackId,
    /// What worked.
    pub what_worked: String,
    /// What should change in the panel's own way of working.
    pub what_to_change: String,
}

/// Why feedback cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNoFeedback {
    /// The meeting has not begun.
    NotYet,
    /// It was given already.
    AlreadyGiven,
}

/// Most characters in one feedback text.
pub const LONGEST_FEEDBACK: usize = 2_000;

impl Meeting {
    /// Whether this resident may give feedback now.
    pub fn may_give_feedback(&self, now: Timestamp) -> Result<(), WhyNoFeedback> {
        if self.feedback_given == FeedbackState::Given {
            return Err(WhyNoFeedback::AlreadyGiven);
        }
        if now < self.span.starts_at {
            return Err(WhyNoFeedback::NotYet);
        }
        Ok(())
    }
}

impl Feedback {
    /// Takes what was typed; `None` when both texts are blank or one is over
    /// [`LONGEST_FEEDBACK`] characters.
    pub fn check(id: FeedbackId, what_worked: &str, what_to_change: &str) -> Option<Self> {
        let (what_worked, what_to_change) = (what_worked.trim(), what_to_change.trim());
        let fits = |text: &str| text.chars().count() <= LONGEST_FEEDBACK;
        let usable = !(what_worked.is_empty() && what_to_change.is_empty())
            && fits(what_worked)
            && fits(what_to_change);
        usable.then(|| Self {
            id,
            what_worked: what_worked.to_owned(),
            what_to_change: what_to_change.to_owned(),
        })
    }
}
