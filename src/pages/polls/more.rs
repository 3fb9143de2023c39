//! The further pages of the list, fetched when they are asked for.

use connect::{Cursor, Failure, Page, calls};
use leptos::task::spawn_local;
use markup::prelude::*;
use model::poll::Poll;

use crate::api::Api;
use crate::i18n::Words;
use crate::ui::{Actions, Announce, Button, ButtonKind, Notice, Tone};

/// How far fetching is.
#[derive(Clone, PartialEq)]
enum Fetching {
    Idle,
    Underway,
    Failed(Failure),
}

/// What has been fetched so far.
#[derive(Clone, Copy)]
pub(super) struct More {
    items: RwSignal<Vec<Poll>>,
    next: RwSignal<Option<Cursor>>,
    left_out: RwSignal<u32>,
    fetching: RwSignal<Fetching>,
}

impl More {
    /// The first page.
    pub(super) fn after(page: Page<Poll>) -> Self {
        Self {
            items: RwSignal::new(page.items),
            next: RwSignal::new(page.next),
            left_out: RwSignal::new(page.left_out),
            fetching: RwSignal::new(Fetching::Idle),
        }
    }

    /// Everything fetched; tracked.
    pub(super) fn items(self) -> Vec<Poll> {
        self.items.get()
    }

    fn fetch(self, api: Api) {
        let Some(cursor) = self.next.get_untracked() else {
            return;
        };
        self.fetching.set(Fetching::Underway);
        spawn_local(async move {
            match api.read(&calls::polls(Some(cursor))).await {
                Ok(page) => {
                    self.items.try_update(|items| items.extend(page.items));
                    self.left_out.try_update(|count| *count += page.left_out);
                    self.next.try_set(page.next);
                    self.fetching.try_set(Fetching::Idle);
                }
                Err(failure) => {
                    self.fetching.try_set(Fetching::Failed(failure));
                }
            }
        });
    }

    /// What could not be shown, and a button for more.
    pub(super) fn view(self) -> impl IntoView {
        let (words, api) = (Words::expect(), Api::expect());
        let left_out = move || {
            let count = self.left_out.get();
            (count > 0).then(|| view! { <p>{words.common_left_out(count)}</p> })
        };
        let failure = move || match self.fetching.get() {
            Fetching::Failed(failure) => Some(view! {
                <Notice tone=Tone::Danger announce=Announce::AtOnce>
                    <p>{words.failure(&failure)}</p>
                </Notice>
            }),
            Fetching::Idle | Fetching::Underway => None,
        };
        let busy = Signal::derive(move || self.fetching.get() == Fetching::Underway);
        let any = Memo::new(move |_| self.next.with(Option::is_some));
        let button = move || {
            any.get().then(|| {
                view! {
                    <Actions>
                        <Button
                            kind=ButtonKind::Secondary
                            busy
                            busy_text=words.common_loading()
                            on_press=move |()| self.fetch(api)
                        >
                            {words.common_show_more()}
                        </Button>
                    </Actions>
                }
            })
        };
        view! {
            {left_out}
            {failure}
            {button}
        }
    }
}
