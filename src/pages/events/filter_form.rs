//! The form that narrows events down; it works at once, without a button. Kept low, so that the
//! first events are seen without scrolling.

use markup::prelude::*;
use model::Day;
use model::place::Attendance;

use super::filters::{attendance_name, attendance_named};
use super::list::Narrowing;
use super::when::When;
use crate::i18n::Words;
use crate::ui::choice::ChoiceItem;
use crate::ui::{ChipRadios, DateField, FilterBar, LabelLook, SearchField, SelectField};

/// Search, way of taking part, time and place.
pub(super) fn filter_form(narrowing: Narrowing) -> AnyView {
    let words = Words::expect();
    let form = narrowing.form;
    let attendance = [None, Some(Attendance::InPerson), Some(Attendance::Online)].map(|one| {
        let label = one.map_or(words.event_attendance_any(), |one| words.attendance(one));
        ChoiceItem::new(attendance_name(one), label)
    });
    let when = [
        (When::Upcoming, words.event_when_upcoming()),
        (When::ThisWeek, words.event_when_week()),
        (When::ThisMonth, words.event_when_month()),
        (When::Between(None, None), words.event_when_between()),
        (When::Past, words.event_when_past()),
    ]
    .map(|(when, label)| ChoiceItem::new(when.name(), label));
    let places = move || {
        let any = ChoiceItem::new("", words.event_place_any());
        let seen = narrowing.places.get();
        std::iter::once(any)
            .chain(
                seen.into_iter()
                    .map(|place| ChoiceItem::new(place.clone(), place)),
            )
            .collect::<Vec<_>>()
    };
    view! {
        <FilterBar label=words.event_narrow()>
            <SearchField
                id="events-text"
                label=words.event_search()
                value=Signal::derive(move || form.with(|form| form.text.clone()))
                on_input=move |text: String| narrowing.type_words(text)
            />
            <ChipRadios
                id="events-attendance"
                label=words.event_attendance()
                look=LabelLook::Hidden
                items=Signal::stored(attendance.to_vec())
                value=Signal::derive(move || {
                    form.with(|form| attendance_name(form.attendance).to_owned())
                })
                on_change=move |name: String| {
                    narrowing.choose(|filters| filters.attendance = attendance_named(&name));
                }
            />
            <div class="p-events__pair">
                <SelectField
                    id="events-when"
                    label=words.event_when()
                    items=Signal::stored(when.to_vec())
                    value=Signal::derive(move || form.with(|form| form.when.name().to_owned()))
                    on_change=move |name: String| {
                        narrowing.choose(|filters| filters.when = When::named(&name));
                    }
                />
                <SelectField
                    id="events-place"
                    label=words.event_place()
                    items=Signal::derive(places)
                    value=Signal::derive(move || form.with(|form| form.place.clone().unwrap_or_default()))
                    on_change=move |place: String| {
                        narrowing.choose(|filters| filters.place = Some(place).filter(|place| !place.is_empty()));
                    }
                />
            </div>
            {days(narrowing)}
        </FilterBar>
    }
    .into_any()
}

/// First and last day, when days are to be chosen.
fn days(narrowing: Narrowing) -> AnyView {
    let words = Words::expect();
    let chosen = move || match narrowing.form.with(|form| form.when) {
        When::Between(from, until) => Some((from, until)),
        _ => None,
    };
    let is_open = Memo::new(move |_| chosen().is_some());
    let text = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let from = Signal::derive(move || chosen().map(|(from, _)| text(from)).unwrap_or_default());
    let until = Signal::derive(move || chosen().map(|(_, until)| text(until)).unwrap_or_default());
    let set_from = move |day: String| {
        narrowing.choose(|filters| {
            if let When::Between(from, _) = &mut filters.when {
                *from = Day::parse(&day);
            }
        });
    };
    let set_until = move |day: String| {
        narrowing.choose(|filters| {
            if let When::Between(_, until) = &mut filters.when {
                *until = Day::parse(&day);
            }
        });
    };
    (move || {
        is_open.get().then(|| {
            view! {
                <div class="p-events__pair">
                    <DateField id="events-from" label=words.event_from() value=from on_input=set_from />
                    <DateField id="events-until" label=words.event_until() value=until on_input=set_until />
                </div>
            }
        })
    })
    .into_any()
}
