//! The composition root: starts the portal, provides what screens share, and maps each route to
//! its page within the shell.

mod shell;

use markup::prelude::*;

use crate::api::Api;
use crate::browser::{boot, crash, document};
use crate::i18n::Words;
use crate::pages;
use crate::route::Route;
use crate::state::appearance::Appearance;
use crate::state::invitation_code::CodeInHand;
use crate::state::language::{self, LanguageChoice};
use crate::state::navigation::Navigation;
use crate::state::toasts::Toasts;
use shell::Shell;

/// Waits for the words, then puts the portal in the place of the static shell. Without words the
/// shell stays, and `boot.js` shows its help.
pub fn start() {
    crash::tell();
    boot::run(async {
        if let Some(words) = language::first_words().await {
            mount_to_body(move || view! { <App words /> });
            document::remove("shell");
            boot::arrived();
        }
    });
}

/// The portal. A change of language builds every screen anew; drafts and the address stay.
#[component]
fn App(
    /// The words to start with.
    words: Words,
) -> impl IntoView {
    Api::provide();
    Toasts::provide();
    CodeInHand::provide();
    Appearance::provide();
    let navigation = Navigation::provide();
    let choice = LanguageChoice::provide(words);
    move || {
        choice.words().provide();
        view! { <Shell>{move || screen(navigation.route()).anew()}</Shell> }
    }
}

/// The page of a route.
fn screen(route: Route) -> AnyView {
    match route {
        Route::Home => pages::home::page().into_any(),
        other => {
            use std::task::{Context, Poll, Waker};
            let mut future = Box::pin(later(other));
            match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(Ok(view)) => view,
                _ => ().into_any(),
            }
        }
    }
}

#[wasm_split_helpers::wasm_split(pages, fallible)]
fn later(route: Route) -> Result<AnyView, wasm_split_helpers::SplitLoaderError> {
    Ok(match route {
        Route::Home => ().into_any(),
        Route::Panels => pages::panels::list::page().into_any(),
        Route::Panel(panel) => pages::panels::panel::page(panel).into_any(),
        Route::Meeting(panel, meeting) => pages::meeting::page(panel, meeting).into_any(),
        Route::Invitations => pages::invitations::inbox::page().into_any(),
        Route::Invitation(invitation) => {
            pages::invitations::invitation::page(invitation).into_any()
        }
        Route::InvitationByCode => pages::invitations::by_code::page().into_any(),
        Route::Polls => pages::polls::list::page().into_any(),
        Route::Poll(poll) => pages::polls::intro::page(poll).into_any(),
        Route::PollQuestion(poll, number) => pages::polls::answer::page(poll, number).into_any(),
        Route::PollReview(poll) => pages::polls::review::page(poll).into_any(),
        Route::PollReceipt(poll) => pages::polls::receipt::page(poll).into_any(),
        Route::PollResults(poll) => pages::polls::results::page(poll).into_any(),
        Route::Events => pages::events::list::page().into_any(),
        Route::Event(event) => pages::events::event::page(event).into_any(),
        Route::Series(series) => pages::events::series::page(series).into_any(),
        Route::Impacts => pages::impacts::page().into_any(),
        Route::Me => pages::me::page().into_any(),
        Route::Message => pages::message::page().into_any(),
        Route::About => pages::about::about().into_any(),
        Route::Accessibility => pages::about::accessibility().into_any(),
        Route::Privacy => pages::about::privacy().into_any(),
        Route::NotFound => pages::not_found::page().into_any(),
    })
}
