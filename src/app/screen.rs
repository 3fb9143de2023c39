//! Which page a route shows. Home comes with the first wasm; the code of every other page comes in a
//! file of its own, so that a phone on a slow network stands on home with 114 KB of 316 (brotli).
//!
//! It refuses to leave anybody waiting unknowing: while that file is on its way its shape is shown, and
//! where it does not come, a reason and another try.

use leptos::task::spawn_local;
use markup::prelude::*;

use super::beyond;
use crate::browser::{online, timer, vault};
use crate::i18n::Words;
use crate::pages;
use crate::route::Route;
use crate::state::navigation::{Navigation, titled};
use crate::state::outbox::Outbox;
use crate::ui::{Actions, Button, PageHeader, Skeleton, SkeletonShape};
use connect::Failure;

/// How long home stands alone before the rest is fetched, in milliseconds: its data goes first.
const HEAD_START_MILLIS: i32 = 1_000;

/// How far the code of the pages beyond home is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Code {
    Absent,
    OnItsWay,
    Here,
    Failed,
}

impl Code {
    /// Waits for the code where the portal is opened beyond home. The static shell stands meanwhile.
    pub(super) async fn first(route: &Route) -> Self {
        match route {
            Route::Home => Self::Absent,
            _ => Self::fetched().await,
        }
    }

    async fn fetched() -> Self {
        match beyond::fetch().await {
            Ok(()) => Self::Here,
            Err(_) => Self::Failed,
        }
    }
}

/// Shows the pages; one a portal.
#[derive(Clone, Copy)]
pub(super) struct Screens {
    code: RwSignal<Code>,
    navigation: Navigation,
    outbox: Outbox,
}

impl Screens {
    pub(super) fn new(code: Code, navigation: Navigation) -> Self {
        Self {
            code: RwSignal::new(code),
            navigation,
            outbox: Outbox::expect(),
        }
    }

    /// The page of a route; it changes when its code arrives.
    pub(super) fn screen(self, route: Route) -> AnyView {
        if route == Route::Home {
            return pages::home::page().into_any();
        }
        self.fetch();
        (move || self.beyond(route.clone())).into_any()
    }

    /// Fetches the rest while the resident looks at home, unless the phone is to save data.
    /// Or something waits to be sent: that code sends it.
    pub(super) fn fetch_soon(self) {
        if self.code.get_untracked() == Code::Here {
            spawn_local(self.start());
            return;
        }
        timer::after(HEAD_START_MILLIS, move || {
            spawn_local(async move {
                let is_wanted = !online::saves_data() || vault::holds().await;
                if is_wanted && self.code.get_untracked() == Code::Absent {
                    self.fetch();
                }
            });
        });
    }

    async fn start(self) {
        // Whoever could not load it has no pages to send from either.
        let _ = beyond::start(self.outbox).await;
    }

    /// Fetches what is not here yet; after a failure, too: whoever goes to a page may have a network again.
    fn fetch(self) {
        if matches!(self.code.get_untracked(), Code::OnItsWay | Code::Here) {
            return;
        }
        self.code.set(Code::OnItsWay);
        spawn_local(async move {
            let code = Code::fetched().await;
            self.code.set(code);
            if code == Code::Here {
                self.start().await;
            }
            self.navigation.arrive_late();
        });
    }

    fn beyond(self, route: Route) -> AnyView {
        let words = Words::expect();
        match self.code.get() {
            Code::Here => beyond::page(route),
            Code::Absent | Code::OnItsWay => {
                view! { <Skeleton shape=SkeletonShape::Text text=words.common_loading() /> }
            }
            Code::Failed => {
                titled(words.failure_title());
                view! {
                    <PageHeader title=words.failure_title() lead=words.failure(&Failure::Unreachable) />
                    <Actions>
                        <Button on_press=move |()| self.fetch()>{words.common_retry()}</Button>
                    </Actions>
                }
            }
        }
    }
}
