//! What changed because people took part: what was heard, what was done, and where it came from.

use leptos::prelude::*;
use model::impact::{Impact, Source, SourceId};
use model::meeting::Progress;
use model::person::Person;
use model::{Timestamp, Zone};

use super::prose::{Prose, Sentence};
use crate::i18n::{Title, Words};
use crate::route::Route;
use crate::ui::{Badge, BadgeKind, Card, CardHeading, CardKind, HeadingLevel, IconName, TextLink};

/// The whole story; `person` tells whether the reader took part.
pub fn impact_card(impact: Impact, person: &Person) -> AnyView {
    let words = Words::expect();
    let marks = marks(&impact, person);
    let day = day(words, impact.published_at);
    let news = news(words, &impact);
    let sources = (!impact.sources.is_empty()).then(|| {
        let links = impact.sources.into_iter().map(source).collect_view();
        view! {
            <div class="c-impact__sources">
                <h3 class="c-impact__label">{words.impact_sources()}</h3>
                <ul class="c-impact__links" role="list">{links}</ul>
            </div>
        }
    });
    view! {
        <Card>
            {marks}
            <CardHeading level=HeadingLevel::Two><Title text=impact.title /></CardHeading>
            <p class="c-impact__day">{words.impact_published(&day)}</p>
            <div class="c-impact__heard">
                <h3 class="c-impact__label">{words.impact_heard()}</h3>
                <Sentence text=impact.heard />
            </div>
            <div class="c-impact__done">
                <h3 class="c-impact__label">{words.impact_step(impact.progress)}</h3>
                <Prose text=impact.done />
            </div>
            {news}
            {sources}
        </Card>
    }
    .into_any()
}

/// Title, what was heard and how far it is, leading to the whole story.
pub fn impact_brief(impact: Impact, person: &Person) -> AnyView {
    let marks = marks(&impact, person);
    view! {
        <Card kind=CardKind::Plain>
            {marks}
            <CardHeading href=Route::Impacts.href()><Title text=impact.title /></CardHeading>
            <div class="c-impact__heard"><Sentence text=impact.heard /></div>
        </Card>
    }
    .into_any()
}

/// How far it is, and whether the reader took part.
fn marks(impact: &Impact, person: &Person) -> AnyView {
    let words = Words::expect();
    let kind = match impact.progress {
        Progress::Planned | Progress::WillNotBeDone => BadgeKind::Neutral,
        Progress::UnderWay => BadgeKind::Info,
        Progress::Done => BadgeKind::Success,
    };
    let mine = impact.because_of(person).next().is_some().then(|| {
        view! {
            <Badge kind=BadgeKind::New icon=IconName::HeartHandshake>{words.impact_mine()}</Badge>
        }
    });
    let progress = words.progress(impact.progress);
    view! {
        <div class="c-impact__marks">
            {mine}
            <Badge kind>{progress}</Badge>
        </div>
    }
    .into_any()
}

/// When there is news at the latest.
fn news(words: Words, impact: &Impact) -> Option<AnyView> {
    let day = words.day(impact.next_news_by?);
    Some(view! { <p class="c-impact__news">{words.common_next_news(&day)}</p> }.into_any())
}

/// `24.1.2026` in Finland.
fn day(words: Words, time: Timestamp) -> String {
    let (day, month, _) = words.leaf(time, &Zone::helsinki());
    // The year of the clock in Finland, two or three hours ahead, differs only on New Year's night.
    let year = time.plus_minutes(120).utc_day().year();
    format!("{day}.{month}.{year}")
}

fn source(source: Source) -> impl IntoView {
    let kind = Words::expect().impact_source(&source.what);
    let route = match source.what {
        SourceId::Panel(panel) => Route::Panel(panel),
        SourceId::Meeting(panel, meeting) => Route::Meeting(panel, meeting),
        SourceId::Poll(poll) => Route::Poll(poll),
        SourceId::Event(event) => Route::Event(event),
    };
    view! {
        <li>
            {kind}": "
            <TextLink href=route.href()><Title text=source.title /></TextLink>
        </li>
    }
}
