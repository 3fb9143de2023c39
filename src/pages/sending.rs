//! How far a write is, and its failure above the button.

use connect::Failure;
use markup::prelude::*;

use super::sign_in::way_in;
use crate::browser::{document, timer};
use crate::i18n::Words;
use crate::ui::{Notice, Tone};

/// How far a write is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Sending {
    /// Nothing on its way.
    Idle,
    /// On its way.
    UnderWay,
    /// It did not get through; nothing typed is lost.
    Failed(Failure),
}

/// Whether it is on its way, for a button.
pub(crate) fn busy(sending: RwSignal<Sending>) -> Signal<bool> {
    Signal::derive(move || sending.get() == Sending::UnderWay)
}

/// Says what failed, at once. Stands above the button from the start.
pub(crate) fn failure_notice(sending: RwSignal<Sending>) -> AnyView {
    let words = Words::expect();
    let notice = move || match sending.get() {
        Sending::Failed(failure) => Some(view! {
            <Notice tone=Tone::Danger>
                <p>{words.failure(&failure)}</p>
                {way_in(&failure)}
            </Notice>
        }),
        Sending::Idle | Sending::UnderWay => None,
    };
    view! { <div role="alert">{notice}</div> }.into_any()
}

/// Moves the focus to the first of these that is there, once what has changed is drawn.
pub(crate) fn focus_soon(ids: &'static [&'static str]) {
    timer::after(0, move || {
        let _ = ids.iter().any(|id| document::focus(id));
    });
}
