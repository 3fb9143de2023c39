//! What changed because people took part: what was heard, what was done, and where it came from.

use markup::prelude::*;
use model::Timestamp;
use model::impact::{Impact, Source, SourceId};
use model::meeting::Progress;
use model::person::Person;

use super::prose::{Prose, Sentence};
use crate::i18n::{Title, Words};
use crate::offers::Offers;
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
            <CardHeading href=Some(Route::Impacts.href())><Title text=impact.title /></CardHeading>
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

/// The day in Finland, by standard time.
fn day(words: Words, time: Timestamp) -> String {
    words.day(time.plus_minutes(120).utc_day())
}

fn source(source: Source) -> impl IntoView {
    let kind = Words::expect().impact_source(&source.what);
    let route = match source.what {
        SourceId::Panel(panel) => Route::Panel(panel),
        SourceId::Meeting(panel, meeting) => Route::Meeting(panel, meeting),
        SourceId::Poll(poll) => Route::Poll(poll),
        SourceId::Event(event) => Route::Event(event),
    };
    let title = view! { <Title text=source.title /> };
    let title = match Offers::expect().href(&route) {
        Some(href) => view! { <TextLink href>{title}</TextLink> }.into_any(),
        None => title.into_any(),
    };
    view! { <li>{kind}": "{title}</li> }
}

#[cfg(test)]
mod tests {
    use model::person::Response;
    use model::receipt::Receipt;
    use model::{ImpactId, Language, LocalText, PollId, ResponseId};

    use super::*;

    fn text(text: &str) -> LocalText {
        LocalText::new([(Language::Fi, text.to_owned())])
    }

    fn shown(progress: Progress, person: &Person) -> String {
        let impact = Impact {
            id: ImpactId::parse("i1").unwrap(),
            title: text("Takaisinsoitto"),
            heard: text("Odotin soittoa."),
            done: text("Soitamme **samana päivänä**."),
            progress,
            published_at: Timestamp::parse("2026-01-23T23:00:00Z").unwrap(),
            next_news_by: None,
            sources: vec![Source {
                what: SourceId::Poll(PollId::parse("p1").unwrap()),
                title: text("Yhteydenotto"),
            }],
        };
        Owner::new().with(|| {
            Words::shipped(Language::Fi).provide();
            Offers::of(|_| true).provide();
            impact_card(impact, person).to_html()
        })
    }

    #[test]
    fn those_who_took_part_are_told_so() {
        let me = Person {
            responses: vec![Response {
                id: ResponseId::parse("r1").unwrap(),
                poll: PollId::parse("p1").unwrap(),
                title: text("Yhteydenotto"),
                receipt: Receipt {
                    code: "K7QM-2F9D".to_owned(),
                    at: Timestamp::from_millis(0),
                },
            }],
            ..Person::default()
        };
        assert!(shown(Progress::Done, &me).contains("Sinä olit mukana"));
        assert!(!shown(Progress::Done, &Person::default()).contains("Sinä olit mukana"));
    }

    #[test]
    fn it_says_what_was_heard_what_was_done_and_where_it_came_from() {
        let html = shown(Progress::Done, &Person::default());
        for part in ["Kuulimme", "Teimme", "24.1.2026", r#"href="/polls/p1""#] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(shown(Progress::WillNotBeDone, &Person::default()).contains("Emme tee"));
    }
}
