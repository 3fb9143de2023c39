//! A poll: one to a few questions, a minute or two.

use crate::contact::Contact;
use crate::draft::Draft;
use crate::panel::{Discretion, Moment, Window};
use crate::question::Question;
use crate::receipt::Receipt;
use crate::suppression::least_group;
use crate::{Day, LocalText, PanelId, PollId, ResponseId, Site, Timestamp};

/// One to a few questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Poll {
    /// Its id.
    pub id: PollId,
    /// The panel behind it.
    pub panel: Option<PanelId>,
    /// Its title.
    pub title: LocalText,
    /// What it is for (Markdown subset).
    pub intro: LocalText,
    /// How long answering takes, in minutes.
    pub minutes: Option<u32>,
    /// Between when one may answer.
    pub window: Window,
    /// Whether answers are kept apart from people.
    pub anonymity: Anonymity,
    /// Where one answers instead of here.
    pub elsewhere: Option<Site>,
    /// How carefully answers must be treated.
    pub discretion: Discretion,
    /// When results may be seen.
    pub hide_results: HideResults,
    /// Fewer respondents than this, and nothing is shown.
    pub min_group_size: u32,
    /// Who sees the answers.
    pub who_sees: LocalText,
    /// What happens with them.
    pub what_next: LocalText,
    /// When there is news at the latest.
    pub next_news_by: Option<Day>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// How many have answered; absent where the backend does not tell or they are too few.
    pub respondents: Option<u32>,
    /// The questions; empty in a list, never in a poll read by itself that is answered here.
    pub questions: Vec<Question>,
    /// This resident's own answer.
    pub response: Option<OwnResponse>,
}

/// Whether answers are kept apart from people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anonymity {
    /// Nobody can see who answered what.
    Anonymous,
    /// The organiser can.
    Named,
}

/// When results may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HideResults {
    /// Always visible.
    Off,
    /// After answering, or after closing.
    UntilResponse,
    /// After closing.
    UntilClosed,
}

/// That this resident answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnResponse {
    /// The answer's id.
    pub id: ResponseId,
    /// Proof.
    pub receipt: Receipt,
}

/// Why answering is not possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNotAnswer {
    /// Already answered; here is the proof.
    AlreadyAnswered(Receipt),
    /// Opens later.
    NotYetOpen(Timestamp),
    /// Has closed.
    Closed(Timestamp),
    /// One answers on another site.
    Elsewhere,
}

/// Why results are not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNoResults {
    /// They are shown after answering.
    UntilResponse,
    /// They are shown after closing; when that is, if it is known.
    UntilClosed(Option<Timestamp>),
    /// Fewer than this many have answered.
    GroupTooSmall(u32),
}

impl Poll {
    /// Whether this resident may answer now.
    pub fn may_answer(&self, now: Timestamp) -> Result<(), WhyNotAnswer> {
        if let Some(response) = &self.response {
            return Err(WhyNotAnswer::AlreadyAnswered(response.receipt.clone()));
        }
        match self.window.at(now) {
            Moment::Before(opens_at) => Err(WhyNotAnswer::NotYetOpen(opens_at)),
            Moment::After => Err(WhyNotAnswer::Closed(self.window.closes_at.unwrap_or(now))),
            Moment::Within if self.elsewhere.is_some() => Err(WhyNotAnswer::Elsewhere),
            Moment::Within => Ok(()),
        }
    }

    /// Whether this resident may take the answer back: while the poll is open.
    pub fn may_withdraw(&self, now: Timestamp) -> bool {
        self.response.is_some() && self.window.at(now) == Moment::Within
    }

    /// Whether results may be shown now, before looking at how many answered.
    pub fn may_see_results(&self, now: Timestamp) -> Result<(), WhyNoResults> {
        let closed = self.window.at(now) == Moment::After;
        match self.hide_results {
            HideResults::Off => {}
            HideResults::UntilResponse if closed || self.response.is_some() => {}
            HideResults::UntilResponse => return Err(WhyNoResults::UntilResponse),
            HideResults::UntilClosed if closed => {}
            HideResults::UntilClosed => {
                return Err(WhyNoResults::UntilClosed(self.window.closes_at));
            }
        }
        let least = least_group(self.min_group_size, self.discretion);
        match self.respondents {
            Some(count) if count < least => Err(WhyNoResults::GroupTooSmall(least)),
            _ => Ok(()),
        }
    }

    /// The questions to ask, by what has been answered so far, in order. A condition sees only
    /// answers to questions that are themselves shown, and only earlier ones, so that a cycle
    /// cannot be written; it sees them as they would be sent, so that a blank text is no answer.
    pub fn shown(&self, draft: &Draft) -> Vec<&Question> {
        let mut seen = Draft::new(draft.response.clone());
        let mut shown = Vec::new();
        for question in &self.questions {
            let asked = question
                .show_if
                .as_ref()
                .is_none_or(|condition| condition.holds(&seen));
            if asked {
                if let Some(answer) = question.counted(draft.answer(&question.id)) {
                    seen.set(question.id.clone(), answer);
                }
                shown.push(question);
            }
        }
        shown
    }
}
