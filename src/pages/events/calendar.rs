//! A calendar file for the resident's own calendar. Anyone who sees that calendar can read it, and
//! alarms show on a locked screen; so a neutral name is offered.

use markup::prelude::*;
use model::event::Event;
use model::ics::{CalendarFile, CalendarWords, MEDIA_TYPE};

use crate::browser::{download, history};
use crate::components::place::place_line;
use crate::i18n::format::now;
use crate::i18n::{Words, said};
use crate::route::Route;
use crate::state::toasts::Toasts;
use crate::ui::choice::ChoiceItem;
use crate::ui::{Actions, Button, ButtonKind, CheckboxGroup, IconName, LabelLook, Stack};

/// Value of the one checkbox, and what its id ends with.
const DISCREET: &str = "calendar-discreet";

/// A button that saves these events in one file.
pub(super) fn add_to_calendar(events: Vec<Event>) -> AnyView {
    let words = Words::expect();
    let toasts = Toasts::expect();
    // Who belongs to a panel is nobody else's business, so discretion comes first there.
    let discreet = RwSignal::new(events.iter().any(|event| event.panel.is_some()));
    let label = match events.len() {
        1 => words.event_calendar_add(),
        _ => words.event_calendar_all(),
    };
    // Made now: the words are not at hand when a button is pressed.
    let open_entries: Vec<Entry> = events.iter().map(Entry::open).collect();
    let save = move |()| {
        let neutral = Entry::neutral(words);
        let entries = if discreet.get_untracked() {
            vec![&neutral; events.len()]
        } else {
            open_entries.iter().collect()
        };
        let file = calendar_file(&events, &entries);
        let name = file_name(&events);
        if download::save(&name, MEDIA_TYPE, file.as_str()) {
            toasts.success(words.event_calendar_done());
        } else {
            toasts.danger(words.common_not_saved());
        }
    };
    let hint = words.event_calendar_discreet_hint(words.event_calendar_neutral());
    let items = vec![ChoiceItem::new(DISCREET, words.event_calendar_discreet()).hint(hint)];
    let chosen = move || Vec::from_iter(discreet.get().then(|| DISCREET.to_owned()));
    let choose = move |chosen: Vec<String>| discreet.set(!chosen.is_empty());
    view! {
        <Stack>
            <CheckboxGroup
                id=DISCREET
                label=words.event_calendar()
                look=LabelLook::Hidden
                items
                value=Signal::derive(chosen)
                on_change=choose
            />
            <Actions>
                <Button kind=ButtonKind::Secondary icon=IconName::Calendar on_press=save>
                    {label}
                </Button>
            </Actions>
        </Stack>
    }
    .into_any()
}

/// The words of one entry.
#[derive(Default)]
struct Entry {
    summary: String,
    description: String,
    location: String,
    url: String,
    alarm: String,
}

impl Entry {
    /// A name that says nothing, and nothing else.
    fn neutral(words: Words) -> Self {
        Self {
            summary: words.event_calendar_neutral().to_owned(),
            ..Self::default()
        }
    }

    /// What, where, and the way back here.
    fn open(event: &Event) -> Self {
        let title = said(&event.title);
        let path = Route::Event(event.id.clone()).href();
        Self {
            description: said(&event.summary),
            location: location(event),
            url: [history::origin(), path].concat(),
            alarm: Words::expect().event_calendar_alarm(&title),
            summary: title,
        }
    }
}

fn calendar_file(events: &[Event], entries: &[&Entry]) -> CalendarFile {
    let origin = history::origin();
    let domain = origin.split_once("://").map_or("", |(_, host)| host);
    let entries: Vec<_> = events
        .iter()
        .zip(entries)
        .map(|(event, entry)| {
            event.calendar_entry(CalendarWords {
                summary: &entry.summary,
                description: &entry.description,
                location: &entry.location,
                url: &entry.url,
                categories: &[],
                alarm: &entry.alarm,
            })
        })
        .collect();
    CalendarFile::new(domain, now(), &entries)
}

/// The venue with its address, else the link, else how one takes part.
fn location(event: &Event) -> String {
    match (&event.place.venue, &event.place.link) {
        (Some(venue), _) => [said(&venue.name), venue.address.clone()].join(", "),
        (None, Some(link)) => link.clone(),
        (None, None) => place_line(&event.place),
    }
}

/// Ids say nothing of what an event is about.
fn file_name(events: &[Event]) -> String {
    let id = match events {
        [event] => event.id.as_str(),
        _ => events
            .iter()
            .find_map(|event| event.series.as_ref())
            .map_or("", |series| series.id.as_str()),
    };
    [id, ".ics"].concat()
}
