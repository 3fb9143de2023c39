//! Pages of the list after the first one, asked for one by one.

use connect::{Cursor, Page, calls};
use leptos::task::spawn_local;
use markup::prelude::*;
use model::panel::Panel;

use super::sending::{Sending, busy, failure_notice};
use crate::api::{Api, Loaded};
use crate::i18n::Words;
use crate::ui::{Actions, Button, ButtonKind};

/// What came after the first page.
#[derive(Clone, Copy)]
pub(super) struct More {
    api: Api,
    pages: RwSignal<Vec<Page<Panel>>>,
    sending: RwSignal<Sending>,
    said: RwSignal<String>,
}

/// How many there are.
pub(super) fn count<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

impl More {
    /// Nothing yet.
    pub(super) fn none() -> Self {
        Self {
            api: Api::expect(),
            pages: RwSignal::new(Vec::new()),
            sending: RwSignal::new(Sending::Idle),
            said: RwSignal::new(String::new()),
        }
    }

    /// The panels of the first page and those after it; tracked.
    pub(super) fn after(self, first: Option<Page<Panel>>) -> Vec<Panel> {
        let mut panels = first.map(|page| page.items).unwrap_or_default();
        self.pages.with(|pages| {
            for page in pages {
                panels.extend(page.items.iter().cloned());
            }
        });
        panels
    }

    /// How many could not be read; tracked.
    pub(super) fn left_out(self, first: Loaded<Page<Panel>>) -> u32 {
        let later = self
            .pages
            .with(|pages| pages.iter().map(|page| page.left_out).sum::<u32>());
        later + first.value().map_or(0, |page| page.left_out)
    }

    /// Where the next page starts, if there is one; tracked.
    pub(super) fn cursor(self, first: Loaded<Page<Panel>>) -> Option<Cursor> {
        self.pages.with(|pages| match pages.last() {
            Some(page) => page.next.clone(),
            None => first.value().and_then(|page| page.next),
        })
    }

    fn load(self, cursor: Cursor, words: Words) {
        self.sending.set(Sending::UnderWay);
        spawn_local(async move {
            match self.api.read(&calls::panels(Some(cursor))).await {
                Ok(page) => {
                    self.said
                        .try_set(words.panel_loaded_more(count(&page.items)));
                    self.pages.try_update(|pages| pages.push(page));
                    self.sending.try_set(Sending::Idle);
                }
                Err(failure) => {
                    self.sending.try_set(Sending::Failed(failure));
                }
            }
        });
    }

    /// "Show more", while there is more, and its failure.
    pub(super) fn button(self, first: Loaded<Page<Panel>>) -> AnyView {
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
            <p class="u-visually-hidden" role="status">{self.said}</p>
        }
        .into_any()
    }
}
