//! Pages of a list after the first one, asked for one by one: for lists that are searched and sorted as a
//! whole. Lists in the backend's own order are a [`super::feed`].
//!
//! What came is announced; when the button goes with the last page, the focus goes to that.

use connect::{Call, Cursor, Page};
use leptos::task::spawn_local;
use markup::prelude::*;

use super::sending::{Sending, busy, failure_notice};
use crate::api::{Api, Loaded};
use crate::i18n::Words;
use crate::state::navigation::mend_focus_at;
use crate::ui::{Actions, Button, ButtonKind};

const SAID: &str = "more-said";
const SAID_PLACE: &str = "#more-said";

/// What came after the first page.
pub(super) struct More<T> {
    api: Api,
    call: fn(Option<Cursor>) -> Call<Page<T>>,
    say: fn(Words, u32) -> String,
    pages: RwSignal<Vec<Page<T>>>,
    sending: RwSignal<Sending>,
    said: RwSignal<String>,
}

/// How many there are.
pub(super) fn count<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

impl<T> Clone for More<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for More<T> {}

impl<T: Clone + Send + Sync + 'static> More<T> {
    /// Nothing yet; how to ask for a page, and how to say how many it brought.
    pub(super) fn none(
        call: fn(Option<Cursor>) -> Call<Page<T>>,
        say: fn(Words, u32) -> String,
    ) -> Self {
        Self {
            api: Api::expect(),
            call,
            say,
            pages: RwSignal::new(Vec::new()),
            sending: RwSignal::new(Sending::Idle),
            said: RwSignal::new(String::new()),
        }
    }

    /// The items of the first page and those after it; tracked.
    pub(super) fn after(self, first: Option<Page<T>>) -> Vec<T> {
        let mut items = first.map(|page| page.items).unwrap_or_default();
        self.pages.with(|pages| {
            for page in pages {
                items.extend(page.items.iter().cloned());
            }
        });
        items
    }

    /// How many could not be read; tracked.
    pub(super) fn left_out(self, first: Loaded<Page<T>>) -> u32 {
        let later = self
            .pages
            .with(|pages| pages.iter().map(|page| page.left_out).sum::<u32>());
        later + first.value().map_or(0, |page| page.left_out)
    }

    /// Where the next page starts, if there is one; tracked.
    pub(super) fn cursor(self, first: Loaded<Page<T>>) -> Option<Cursor> {
        self.pages.with(|pages| match pages.last() {
            Some(page) => page.next.clone(),
            None => first.value().and_then(|page| page.next),
        })
    }

    fn load(self, cursor: Cursor, words: Words) {
        self.sending.set(Sending::UnderWay(None));
        spawn_local(async move {
            match self.api.read(&(self.call)(Some(cursor))).await {
                Ok(page) => {
                    let said = (self.say)(words, count(&page.items));
                    self.said.try_set(said);
                    self.pages.try_update(|pages| pages.push(page));
                    self.sending.try_set(Sending::Idle);
                    mend_focus_at(SAID_PLACE);
                }
                Err(failure) => {
                    self.sending.try_set(Sending::Failed(failure));
                }
            }
        });
    }

    /// "Show more", while there is more, and its failure.
    pub(super) fn button(self, first: Loaded<Page<T>>) -> AnyView {
        let words = Words::expect();
        let there = Memo::new(move |_| self.cursor(first).is_some());
        let press = move |()| {
            if let Some(cursor) = untrack(|| self.cursor(first)) {
                self.load(cursor, words);
            }
        };
        let button = move || {
            there.get().then(|| {
                view! {
                    <Actions>
                        <Button
                            kind=ButtonKind::Secondary
                            busy=busy(self.sending)
                            busy_text=words.common_loading()
                            on_press=press
                        >
                            {words.common_show_more()}
                        </Button>
                    </Actions>
                }
            })
        };
        view! {
            {failure_notice(self.sending)}
            {button}
            <p id=SAID role="status" tabindex="-1">{self.said}</p>
        }
        .into_any()
    }
}
