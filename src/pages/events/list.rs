//! Coming events: narrowed down by words, way of taking part, place and time.

use std::collections::BTreeSet;

use markup::prelude::*;

use super::filter_form::filter_form;
use super::filters::Filters;
use super::results::EventFeed;
use crate::browser::{history, timer};
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::pages::feed::feed;
use crate::state::navigation::titled;
use crate::ui::PageHeader;

/// How long typing must rest before it is searched for, in milliseconds.
const REST_MILLIS: i32 = 300;

/// What the list is narrowed down to, as it stands in the form and as it was asked for.
#[derive(Clone, Copy)]
pub(super) struct Narrowing {
    /// In the form.
    pub form: RwSignal<Filters>,
    /// Asked for.
    asked: RwSignal<Filters>,
    /// Municipalities seen so far.
    pub places: RwSignal<BTreeSet<String>>,
}

impl Narrowing {
    fn open() -> Self {
        let filters = Filters::parse(&history::location());
        Self {
            places: RwSignal::new(filters.place.iter().cloned().collect()),
            asked: RwSignal::new(filters.clone()),
            form: RwSignal::new(filters),
        }
    }

    /// Changes what is looked for, at once.
    pub(super) fn choose(self, change: impl FnOnce(&mut Filters)) {
        self.form.update(change);
        self.ask(self.form.get_untracked());
    }

    /// Changes the words looked for, once typing rests.
    pub(super) fn type_words(self, text: String) {
        self.form.update(|form| form.text = text);
        let typed = self.form.get_untracked();
        timer::after(REST_MILLIS, move || {
            if self.form.try_get_untracked().as_ref() == Some(&typed) {
                self.ask(typed);
            }
        });
    }

    fn ask(self, filters: Filters) {
        if self.asked.try_get_untracked().as_ref() != Some(&filters) {
            history::replace(&filters.address());
            self.asked.try_set(filters);
        }
    }
}

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.event_title());
    let narrowing = Narrowing::open();
    let total = RwSignal::new(None);
    let found = move || total.get().map(|count| words.event_found(count));
    let list = move || {
        feed(
            EventFeed::new(&narrowing.asked.get(), now(), narrowing),
            total,
        )
    };
    view! {
        <PageHeader title=words.event_title() lead=words.event_lead() />
        {filter_form(narrowing)}
        <div class="p-events">
            <p class="p-events__found" role="status">{found}</p>
            {list}
        </div>
    }
}
