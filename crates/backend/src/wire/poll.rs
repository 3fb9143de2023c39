//! A poll.

use model::poll as m;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::contact::Contact;
use super::id::Id;
use super::panel::{Discretion, Window};
use super::place::check_site;
use super::question::Question;
use super::receipt::Receipt;
use super::text::Text;
use super::time::Date;
use super::wire_enum;
use crate::check::Check;

wire_enum! {
    /// Whether answers are kept apart from people.
    Anonymity = m::Anonymity {
        /// Nobody can see who answered what.
        Anonymous = "anonymous",
        /// The organiser can.
        Named = "named",
    }
}

wire_enum! {
    /// When results may be seen.
    HideResults = m::HideResults {
        /// Always visible.
        Off = "off",
        /// After answering, or after closing.
        UntilResponse = "until_response",
        /// After closing.
        UntilClosed = "until_closed",
    }
}

/// Fewer respondents than this and nothing is shown, where a poll does not say.
pub const USUAL_MIN_GROUP_SIZE: u32 = 5;

/// One to a few questions.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Poll {
    /// Its id.
    pub id: Id,
    /// The panel behind it.
    pub panel: Option<Id>,
    /// Its title.
    #[serde(default)]
    pub title: Text,
    /// What it is for (Markdown subset).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub intro: Text,
    /// How long answering takes, in minutes.
    pub minutes: Option<u32>,
    /// Between when one may answer.
    pub window: Option<Window>,
    /// Whether answers are kept apart from people; anonymous where left out.
    pub anonymity: Option<Anonymity>,
    /// Where one answers instead of here; an address that begins with `https://`.
    pub elsewhere: Option<String>,
    /// How carefully answers must be treated; ordinary where left out.
    pub discretion: Option<Discretion>,
    /// When results may be seen; after answering where left out.
    pub hide_results: Option<HideResults>,
    /// Fewer respondents than this, and nothing is shown; 5 where left out.
    pub min_group_size: Option<u32>,
    /// Who sees the answers.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub who_sees: Text,
    /// What happens with them.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub what_next: Text,
    /// When there is news at the latest.
    pub next_news_by: Option<Date>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// How many have answered; absent when they are too few to tell.
    pub respondents: Option<u32>,
    /// The questions; left out in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// This resident's own answer.
    pub response: Option<OwnResponse>,
}

/// That this resident answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnResponse {
    /// The answer's id.
    pub id: Id,
    /// Proof.
    pub receipt: Receipt,
}

impl Poll {
    /// The model's value. Needs its questions; a poll as in a list is fine too.
    pub fn check(&self, at: &Check<'_>) -> Option<m::Poll> {
        at.field("questions")
            .unique(self.questions.iter().map(|question| question.id.as_str()));
        let questions = at.field("questions").each(&self.questions, Question::check);
        self.check_conditions(at);
        let window = self.window.unwrap_or_default().check(&at.field("window"));
        let title = self.title.required(&at.field("title"));
        if self.min_group_size == Some(0) {
            at.field("min_group_size")
                .say("does_not_fit", "expected at least 1");
        }
        Some(m::Poll {
            id: model::PollId::parse(self.id.as_str())?,
            panel: self
                .panel
                .as_ref()
                .and_then(|id| model::PanelId::parse(id.as_str())),
            title,
            intro: self.intro.model(),
            minutes: self.minutes,
            window,
            anonymity: self.anonymity.unwrap_or(Anonymity::Anonymous).model(),
            elsewhere: self
                .elsewhere
                .as_ref()
                .and_then(|address| check_site(address, &at.field("elsewhere"))),
            discretion: self.discretion.unwrap_or(Discretion::Ordinary).model(),
            hide_results: self
                .hide_results
                .unwrap_or(HideResults::UntilResponse)
                .model(),
            min_group_size: self.min_group_size.unwrap_or(USUAL_MIN_GROUP_SIZE),
            who_sees: self.who_sees.model(),
            what_next: self.what_next.model(),
            next_news_by: self.next_news_by.map(|day| day.0),
            contact: self
                .contact
                .as_ref()
                .map(|contact| contact.check(&at.field("contact"))),
            respondents: self.respondents,
            questions: questions.into_iter().collect::<Option<_>>()?,
            response: self.response.as_ref().and_then(OwnResponse::model),
        })
    }

    /// Every condition looks at an earlier question, and at values that question can have.
    fn check_conditions(&self, at: &Check<'_>) {
        for (index, question) in self.questions.iter().enumerate() {
            let Some(show_if) = &question.show_if else {
                continue;
            };
            let earlier = self.questions.get(..index).unwrap_or_default();
            let mut tests = Vec::new();
            show_if.tests(
                &at.field("questions").item(index).field("show_if"),
                &mut tests,
            );
            for (test, at) in tests {
                let sought = test.question.as_ref().map_or("", Id::as_str);
                match earlier.iter().find(|one| one.id.as_str() == sought) {
                    Some(asked) => asked.check_compared(&test.compared(), &at),
                    None => at.field("question").say(
                        "unknown",
                        crate::import::nearest::expected(
                            sought,
                            earlier.iter().map(|one| one.id.as_str()),
                        ),
                    ),
                }
            }
        }
    }
}

impl Question {
    /// The values answers to this question are counted under; `None` when they are free.
    fn values(&self) -> Option<Vec<&str>> {
        use super::question::QuestionType as T;
        let mut values: Vec<&str> = match self.kind {
            T::SingleChoice | T::MultipleChoice => {
                let options = self
                    .options
                    .iter()
                    .flatten()
                    .map(|option| option.id.as_str());
                options
                    .chain((self.other == Some(true)).then_some(model::answer::OTHER))
                    .collect()
            }
            T::ImageChoice => self
                .images
                .iter()
                .flatten()
                .map(|image| image.id.as_str())
                .collect(),
            T::YesNo => vec!["yes", "no"],
            T::Statement => vec!["agree", "disagree", "pass"],
            _ => return None,
        };
        values.extend((self.dont_know == Some(true)).then_some(model::answer::DONT_KNOW));
        values.extend(
            (self.prefer_not_to_say == Some(true)).then_some(model::answer::PREFER_NOT_TO_SAY),
        );
        Some(values)
    }

    fn check_compared(&self, compared: &[String], at: &Check<'_>) {
        let Some(values) = self.values() else { return };
        for value in compared {
            if !values.contains(&value.as_str()) {
                at.say(
                    "unknown",
                    crate::import::nearest::expected(value, values.iter().copied()),
                );
            }
        }
    }
}

impl OwnResponse {
    fn model(&self) -> Option<m::OwnResponse> {
        let id = model::ResponseId::parse(self.id.as_str())?;
        Some(m::OwnResponse {
            id,
            receipt: self.receipt.model(),
        })
    }
}
