//! What a poll is for, how long it takes, who sees the answers, what happens next – and beginning.

use connect::calls;
use markup::prelude::*;
use model::panel::Discretion;
use model::poll::{Anonymity, Poll, WhyNotAnswer};
use model::question::QuestionKind;
use model::time::Zone;
use model::{Capability, PollId};

use super::send::lane;
use super::standing::standing;
use super::start::Start;
use super::withdraw::Withdraw;
use crate::api::{Api, Loaded};
use crate::components::contact_card::ContactCard;
use crate::components::prose::{Prose, Sentence};
use crate::components::question::worded;
use crate::components::way::way_back;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::offers::Offers;
use crate::pages::load::load_with;
use crate::pages::sending::{Sending, busy, unless_waiting};
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{
    Columns, Fact, FactList, HeadingLevel, IconName, PageHeader, Section, SkeletonShape,
};

/// The page. Its title stands from the start, so that focus has somewhere to go.
pub(crate) fn page(poll: PollId) -> impl IntoView {
    let words = Words::expect();
    titled(words.poll_single());
    let loaded = Api::expect().load(calls::poll(&poll));
    let heading = Memo::new(move |_| loaded.value().map(|poll| worded(&poll.title)));
    Effect::new(move |_| {
        // What a sensitive poll is about stays out of tabs and histories.
        if (loaded.value()).is_some_and(|poll| poll.discretion == Discretion::Ordinary)
            && let Some((title, _)) = heading.get()
        {
            titled(&title);
        }
    });
    let title = Signal::derive(move || {
        let known = heading.get().map(|(title, _)| title);
        known.unwrap_or_else(|| words.poll_single().to_owned())
    });
    // Built anew only where another language turns out, so that it keeps the focus.
    let lang = Memo::new(move |_| heading.get().and_then(|(_, lang)| lang));
    let header = move || {
        let back = way_back(&Route::Polls, words.poll_title());
        view! { <PageHeader title lang=lang.get() back /> }
    };
    view! {
        {header}
        {load_with(loaded, SkeletonShape::Text, move |poll| show(poll, loaded).into_any())}
    }
}

fn show(poll: Poll, loaded: Loaded<Poll>) -> impl IntoView {
    let words = Words::expect();
    let facts = facts(&poll);
    let (about, answered) = (lane(&poll.id), poll.clone());
    let withdrawing = RwSignal::new(Sending::Idle);
    let action = unless_waiting(about, busy(withdrawing), move || {
        action(&answered, loaded, withdrawing)
    });
    let aside = view! {
        {(!facts.is_empty()).then(|| view! { <FactList facts /> })}
        {action}
    };
    let news = poll
        .next_news_by
        .map(|day| view! { <p>{words.common_next_news(&words.day(day))}</p> });
    let contact = poll.contact.clone().map(|contact| {
        view! {
            <Section id="contact" heading=words.common_contact()>
                <ContactCard contact />
            </Section>
        }
    });
    let (intro, next) = (poll.intro.clone(), poll.what_next.clone());
    let what_next = (!poll.what_next.is_empty() || poll.next_news_by.is_some()).then(|| {
        view! {
            <Section id="next" heading=words.poll_what_next()>
                <Prose text=next />
                {news}
            </Section>
        }
    });
    view! {
        <Prose text=intro level=HeadingLevel::Two />
        <Columns aside>
            {who_sees(&poll)}
            {what_next}
            {contact}
        </Columns>
    }
}

/// Beginning, going on, or why not.
fn action(poll: &Poll, loaded: Loaded<Poll>, withdrawing: RwSignal<Sending>) -> AnyView {
    let offers = Offers::expect();
    let answers = is_answered_here(poll);
    match poll.may_answer(now()) {
        Ok(()) if !answers => ().into_any(),
        Ok(()) => view! { <Start poll=poll.clone() /> }.into_any(),
        Err(why) => {
            let answered = matches!(why, WhyNotAnswer::AlreadyAnswered(_));
            let withdraw = (answered && offers.has(Capability::WithdrawResponse)).then(|| {
                let on_withdrawn = move |()| loaded.reload();
                view! { <Withdraw poll=poll.clone() sending=withdrawing on_withdrawn /> }
            });
            view! {
                {standing(poll, why)}
                {withdraw}
            }
            .into_any()
        }
    }
}

/// Whether answers are given in this portal, so that something can be said of them.
fn is_answered_here(poll: &Poll) -> bool {
    poll.elsewhere.is_none() && Offers::expect().has(Capability::SubmitResponse)
}

/// What is hidden from whom, in plain words; of answers given elsewhere no more than the poll itself tells.
fn who_sees(poll: &Poll) -> Option<AnyView> {
    let words = Words::expect();
    let seen_by = poll.who_sees.clone();
    if !is_answered_here(poll) {
        return (poll.elsewhere.is_some() && !seen_by.is_empty()).then(|| {
            view! {
                <Section id="privacy" heading=words.poll_who_sees()>
                    <div class="ui-prose"><Sentence text=seen_by /></div>
                </Section>
            }
            .into_any()
        });
    }
    let writes = poll.questions.iter().any(|question| {
        matches!(
            question.kind,
            QuestionKind::ShortText { .. } | QuestionKind::LongText { .. }
        )
    });
    let no_names = (writes && poll.anonymity == Anonymity::Anonymous)
        .then(|| view! { <p>{words.poll_no_names()}</p> });
    let results = Offers::expect().has(Capability::PollResults);
    let group = (results && poll.min_group_size > 1).then(|| {
        view! { <p>{words.poll_group_size(&words.number(poll.min_group_size))}</p> }
    });
    let anonymity = words.anonymity_text(poll.anonymity);
    Some(
        view! {
            <Section id="privacy" heading=words.poll_who_sees()>
                <div class="ui-prose">
                    <p>{anonymity}</p>
                    <Sentence text=seen_by />
                    {group}
                    {no_names}
                </div>
            </Section>
        }
        .into_any(),
    )
}

fn facts(poll: &Poll) -> Vec<Fact> {
    let words = Words::expect();
    let asked = poll.questions.iter().filter(|one| one.kind.asks());
    let count = u32::try_from(asked.count()).unwrap_or(u32::MAX);
    let length = if poll.questions.iter().any(|one| one.show_if.is_some()) {
        words.poll_questions_most(count)
    } else {
        words.poll_questions(count)
    };
    let minutes = poll.minutes.map(|minutes| {
        let text = words.common_minutes(minutes);
        Fact::new(IconName::Clock, words.poll_takes(), text)
    });
    let closes = poll.window.closes_at.filter(|at| now() < *at).map(|at| {
        let text = words.moment(at, &Zone::helsinki());
        Fact::new(IconName::Calendar, words.poll_open_until(), text)
    });
    let answers = is_answered_here(poll).then(|| {
        let anonymity = words.answers_anonymity(poll.anonymity);
        Fact::new(IconName::Lock, words.poll_answers(), anonymity)
    });
    let length =
        (count > 0).then(|| Fact::new(IconName::MessageSquare, words.poll_length(), length));
    minutes
        .into_iter()
        .chain(length)
        .chain(closes)
        .chain(answers)
        .collect()
}
