//! The pages beyond home: where the wasm is split. What only they need lies in a file of its own, which
//! `cargo xtask dist` cuts out along [`shown`] (the `wasm_split` crates of the Leptos project).

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use markup::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::offers::Offers;
use crate::pages;
use crate::route::Route;
use crate::state::outbox::{self, Outbox};

/// The page of a route; what the backend does not offer is not here. It is empty while the code is not here; see [`fetch`].
pub(super) fn page(route: Route) -> AnyView {
    let route = if Offers::expect().leads_to(&route) {
        route
    } else {
        Route::NotFound
    };
    // Once the code is here nothing is waited for, and the page is built within its owner.
    match pin!(shown(route)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => view,
        Poll::Ready(Err(_)) | Poll::Pending => ().into_any(),
    }
}

/// Fetches the code. After a failure the next call tries anew.
pub(super) async fn fetch() -> Result<(), SplitLoaderError> {
    fetch_code().await
}

/// Begins to send what waits on this phone: its code comes with the pages beyond home.
pub(super) async fn start(outbox: Outbox) -> Result<(), SplitLoaderError> {
    started(outbox).await
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "the other side of the cut may be missing"
)]
#[wasm_split(pages, fallible)]
fn started(outbox: Outbox) -> Result<(), SplitLoaderError> {
    outbox::start(outbox);
    Ok(())
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "the other side of the cut may be missing"
)]
#[wasm_split(pages, fallible, preload(fetch_code))]
fn shown(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(match route {
        Route::Home => pages::home::page().into_any(),
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
        Route::Outbox => pages::outbox::page().into_any(),
        Route::Message => pages::message::page().into_any(),
        Route::SignIn => pages::sign_in::page(),
        Route::About => pages::about::about().into_any(),
        Route::Accessibility => pages::about::accessibility().into_any(),
        Route::Privacy => pages::about::privacy().into_any(),
        Route::Diagnostics => pages::diagnostics::page().into_any(),
        Route::NotFound => pages::not_found::page().into_any(),
    })
}
