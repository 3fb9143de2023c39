//! What is compared of a record: named facts as text, so that a difference reads `poll.who_sees: … is not …`.

mod event;
mod question;

pub(super) use event::event;
pub(super) use question::question;

use model::impact::{Impact, SourceId};
use model::invitation::{Invitation, Target};
use model::panel::Panel;
use model::poll::Poll;
use model::{Language, LocalText};

pub(super) type Facts = Vec<(&'static str, String)>;

/// The name by which a record is known again, whatever its id.
pub(super) fn name(text: &LocalText) -> &str {
    text.exactly(Language::Fi).unwrap()
}

fn said(text: &LocalText) -> String {
    let both = [Language::Fi, Language::Sv].map(|language| text.exactly(language));
    format!("{both:?}")
}

fn debug(value: impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

pub(super) fn panel(one: &Panel) -> Facts {
    vec![
        ("panel.name", said(&one.name)),
        ("panel.summary", said(&one.summary)),
        ("panel.influence", said(&one.influence)),
        ("panel.rhythm", said(&one.rhythm)),
        ("panel.attendance", debug(one.attendance)),
        ("panel.municipality", debug(&one.municipality)),
        ("panel.term", debug(one.term)),
        ("panel.seats", debug(one.seats.map(|seats| seats.total))),
        ("panel.joining", debug(one.joining)),
        ("panel.discretion", debug(one.discretion)),
        ("panel.next_news_by", debug(one.next_news_by)),
    ]
}

/// `of_panel` leads from a panel's id to the seed's.
pub(super) fn poll(one: &Poll, of_panel: &dyn Fn(&str) -> String) -> Facts {
    vec![
        (
            "poll.panel",
            debug(one.panel.as_ref().map(|panel| of_panel(panel.as_str()))),
        ),
        ("poll.title", said(&one.title)),
        ("poll.intro", said(&one.intro)),
        ("poll.minutes", debug(one.minutes)),
        ("poll.window", debug(one.window)),
        ("poll.anonymity", debug(one.anonymity)),
        ("poll.discretion", debug(one.discretion)),
        ("poll.hide_results", debug(one.hide_results)),
        ("poll.min_group_size", debug(one.min_group_size)),
        ("poll.who_sees", said(&one.who_sees)),
    ]
}

/// `of` leads from a noun and an id to the seed's.
pub(super) fn impact(one: &Impact, of: &dyn Fn(&str, &str) -> String) -> Facts {
    let sources = one.sources.iter().map(|source| match &source.what {
        SourceId::Panel(id) => of("panel", id.as_str()),
        SourceId::Poll(id) => of("poll", id.as_str()),
        SourceId::Event(id) => of("event", id.as_str()),
        SourceId::Meeting(_, id) => of("meeting", id.as_str()),
    });
    let titles = one.sources.iter().map(|source| said(&source.title));
    vec![
        ("impact.title", said(&one.title)),
        ("impact.heard", said(&one.heard)),
        ("impact.done", said(&one.done)),
        ("impact.progress", debug(one.progress)),
        ("impact.published_at", debug(one.published_at)),
        ("impact.next_news_by", debug(one.next_news_by)),
        ("impact.sources", debug(sources.collect::<Vec<_>>())),
        ("impact.source_titles", debug(titles.collect::<Vec<_>>())),
    ]
}

/// `of` leads from a noun and an id to the seed's.
pub(super) fn invitation(one: &Invitation, of: &dyn Fn(&str, &str) -> String) -> Facts {
    let target = match &one.target {
        Target::Panel(id) => of("panel", id.as_str()),
        Target::Poll(id) => of("poll", id.as_str()),
        Target::Event(id) => of("event", id.as_str()),
    };
    let from = one.from.as_ref();
    vec![
        ("invitation.target", debug(target)),
        ("invitation.title", said(&one.title)),
        ("invitation.text", said(&one.text)),
        (
            "invitation.from",
            debug(from.map(|from| (&from.name, &from.phone))),
        ),
        ("invitation.minutes", debug(one.minutes)),
        ("invitation.reply_by", debug(one.reply_by)),
        ("invitation.usage", debug(one.usage)),
        ("invitation.state", debug(one.state)),
    ]
}
