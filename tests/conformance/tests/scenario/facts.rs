//! What is compared of a record: named facts as text, so that a difference reads `poll.who_sees: … is not …`.

use std::collections::BTreeMap;

use model::event::{Event, Registration};
use model::impact::{Impact, SourceId};
use model::invitation::{Invitation, Target};
use model::panel::Panel;
use model::poll::Poll;
use model::question::{Choice, Question, QuestionKind};
use model::{Language, LocalText};

use super::Scene;
use super::case::Order;

pub(super) type Facts = Vec<(&'static str, String)>;

/// From the backend's ids to the seed's, for each noun.
#[derive(Debug, Default)]
pub(super) struct Slugs(pub(super) BTreeMap<String, String>);

impl Slugs {
    /// The seed's id; an id that is no record's is told as it is.
    pub(super) fn of(&self, id: &str) -> String {
        self.0
            .get(id)
            .cloned()
            .unwrap_or_else(|| format!("unknown {id}"))
    }

    /// The backend's id.
    pub(super) fn id(&self, slug: &str) -> String {
        let mut all = self.0.iter();
        all.find(|(_, known)| *known == slug).unwrap().0.clone()
    }
}

/// The name by which a record is known again, whatever its id.
pub(super) fn name(text: &LocalText) -> &str {
    text.exactly(Language::Fi).unwrap()
}

/// The seed's noun and id, as it is.
pub(super) fn seeded(noun: &str, id: &str) -> String {
    format!("{noun} {id}")
}

/// The ids of all nouns.
pub(super) struct Known {
    pub(super) panels: Slugs,
    pub(super) polls: Slugs,
    pub(super) events: Slugs,
}

impl Known {
    /// The seed's noun and id of a record.
    pub(super) fn of(&self, noun: &str, id: &str) -> String {
        let slugs = match noun {
            "panel" => &self.panels,
            "poll" => &self.polls,
            _ => &self.events,
        };
        seeded(noun, &slugs.of(id))
    }
}

fn said(text: &LocalText) -> String {
    let both = [Language::Fi, Language::Sv].map(|language| text.exactly(language));
    format!("{both:?}")
}

fn debug(value: impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

impl Scene<'_> {
    /// Every fact is the same, but for those that the kit has no place for.
    pub(super) fn assert_same(&self, what: &str, got: Facts, expected: Facts) {
        assert_eq!(got.len(), expected.len(), "{what}: {got:#?}\n{expected:#?}");
        let mut wrong = Vec::new();
        for ((name, got), (known, expected)) in got.into_iter().zip(expected) {
            assert_eq!(name, known);
            if got == expected {
                continue;
            }
            if self.case.lacks.contains(&name) {
                self.lacked.lock().unwrap().insert(name);
            } else {
                wrong.push(format!("{name}: {got} is not {expected}"));
            }
        }
        assert!(wrong.is_empty(), "{}, {what}: {wrong:#?}", self.case.kit);
    }

    /// In the order in which the backend can keep them.
    pub(super) fn ordered<T>(&self, mut records: Vec<T>, key: impl Fn(&T) -> String) -> Vec<T> {
        if self.case.order == Order::OfKeys {
            records.sort_by_key(key);
        }
        records
    }

    pub(super) fn question(&self, one: &Question) -> Facts {
        let mut facts = vec![
            ("question.id", one.id.to_string()),
            ("question.title", said(&one.title)),
            ("question.need", debug(one.need)),
        ];
        let choices = |options: &[Choice]| {
            let options = options
                .iter()
                .map(|option| (option.id.to_string(), said(&option.label)));
            debug(self.ordered(options.collect(), |(id, _)| id.clone()))
        };
        match &one.kind {
            QuestionKind::SingleChoice { options, .. } => {
                facts.push(("question.single_choice", choices(options)));
            }
            QuestionKind::MultipleChoice {
                options,
                minimum,
                maximum,
                ..
            } => {
                facts.push(("question.multiple_choice", choices(options)));
                facts.push(("question.select_count", debug((minimum, maximum))));
            }
            QuestionKind::Scale(scale) => {
                facts.push(("question.scale", debug((scale.first, scale.last))));
                let labels = [&scale.first_label, &scale.last_label].map(said);
                facts.push(("question.scale_labels", debug(labels)));
            }
            QuestionKind::LongText { maximum_characters } => {
                facts.push(("question.long_text", debug(maximum_characters)));
            }
            other => facts.push(("question.kind", debug(other))),
        }
        facts
    }
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

/// `of_panel` leads from a panel's id to the seed's.
pub(super) fn event(one: &Event, of_panel: &dyn Fn(&str) -> String) -> Facts {
    let venue = one.place.venue.as_ref();
    let registration = match one.registration {
        Registration::NotNeeded => "not needed".to_owned(),
        Registration::Needed(_) => "needed".to_owned(),
    };
    let capacity = match one.registration {
        Registration::NotNeeded => None,
        Registration::Needed(places) => places.capacity,
    };
    vec![
        (
            "event.panel",
            debug(one.panel.as_ref().map(|panel| of_panel(panel.as_str()))),
        ),
        ("event.kind", debug(one.kind)),
        ("event.title", said(&one.title)),
        ("event.summary", said(&one.summary)),
        ("event.span", debug(one.span)),
        ("event.attendance", debug(one.place.attendance)),
        ("event.link", debug(&one.place.link)),
        ("event.venue", debug(venue.map(|venue| said(&venue.name)))),
        (
            "event.address",
            debug(venue.map(|venue| (&venue.address, &venue.municipality))),
        ),
        ("event.cost", said(&one.cost)),
        ("event.state", debug(one.state)),
        ("event.registration", registration),
        ("event.capacity", debug(capacity)),
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
