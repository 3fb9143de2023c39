//! A poll in a list: what it is about, how much time is left, how long it takes, whether it is
//! answered.

use markup::prelude::*;
use model::panel::Moment;
use model::poll::Poll;
use model::{Capability, Timestamp};

use super::question::worded;
use crate::i18n::Words;
use crate::i18n::say::Act;
use crate::offers::Offers;
use crate::route::Route;
use crate::ui::{Badge, BadgeKind, Card, CardHeading, CardKind, HeadingLevel, IconName};

/// An open poll that closes within so many days calls for an answer.
const SOON_DAYS: i64 = 3;

/// One card, for a `CardList`.
#[component]
pub fn PollCard(
    /// The poll.
    poll: Poll,
    /// The present moment.
    now: Timestamp,
    /// Level of the title in the page's outline.
    #[prop(optional)]
    level: HeadingLevel,
) -> impl IntoView {
    let words = Words::expect();
    let answered = poll.response.is_some();
    let moment = poll.window.at(now);
    let soon = (poll.window.closes_at).is_some_and(|at| at < now.plus_days(SOON_DAYS));
    let elsewhere = poll.elsewhere.is_some();
    let answers = elsewhere || Offers::expect().has(Capability::SubmitResponse);
    let calling = moment == Moment::Within && soon && !answered && answers;
    let kind = match moment {
        Moment::After => CardKind::Quiet,
        _ if calling => CardKind::Calling,
        Moment::Before(_) | Moment::Within => CardKind::Plain,
    };
    let time = match moment {
        _ if calling => BadgeKind::New,
        Moment::Within => BadgeKind::Info,
        Moment::Before(_) | Moment::After => BadgeKind::Neutral,
    };
    let time_left = words.time_left(&poll, now);
    let mark = answered.then(|| {
        view! {
            <Badge kind=BadgeKind::Success icon=IconName::CircleCheck>
                {words.poll_answered()}
            </Badge>
        }
    });
    let mark = mark.or_else(|| {
        (elsewhere && moment == Moment::Within).then(|| {
            view! {
                <Badge icon=IconName::ExternalLink>{words.elsewhere_mark(Act::Answer)}</Badge>
            }
        })
    });
    let facts = facts(&poll);
    let (title, lang) = worded(&poll.title);
    let href = Offers::expect().href(&Route::Poll(poll.id));
    view! {
        <Card kind>
            <CardHeading href level lang>{title}</CardHeading>
            <p class="c-poll-card__marks">
                <Badge kind=time icon=IconName::Clock>{time_left}</Badge>
                {mark}
            </p>
            <p class="c-poll-card__facts">{facts}</p>
        </Card>
    }
}

/// Minutes, number of questions and anonymity, as far as they are known: what another site keeps apart is not.
fn facts(poll: &Poll) -> String {
    let words = Words::expect();
    let asked = poll.questions.iter().filter(|one| one.kind.asks()).count();
    let asked = u32::try_from(asked).ok().filter(|count| *count > 0);
    let minutes = poll.minutes.map(|minutes| words.common_minutes(minutes));
    let questions = asked.map(|count| words.poll_questions(count));
    let answers = poll.elsewhere.is_none() && Offers::expect().has(Capability::SubmitResponse);
    let anonymity = answers.then(|| words.anonymity(poll.anonymity).to_owned());
    let facts: Vec<_> = [minutes, questions, anonymity]
        .into_iter()
        .flatten()
        .collect();
    facts.join("\u{a0}· ")
}
