//! Brief news of something that happened in the background. Stays until dismissed or taken
//! away by the caller; nothing that matters is told here alone.

use markup::prelude::*;

use super::icon::{Icon, IconName};
use super::tone::Tone;

/// One piece of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToastItem {
    /// Unique among those shown.
    pub id: u64,
    /// How it is meant.
    pub tone: Tone,
    /// The news.
    pub text: String,
}

/// The place where news appears; must be in the page before the first one.
#[component]
pub fn ToastRegion(
    /// What is shown now, oldest first.
    #[prop(into)]
    toasts: Signal<Vec<ToastItem>>,
    /// Name of the button that takes one away: "Close".
    #[prop(into)]
    dismiss: Signal<String>,
    /// Called with the id of the one to take away.
    #[prop(into)]
    on_dismiss: Callback<(u64,)>,
) -> impl IntoView {
    let toast = move |ToastItem { id, tone, text }: ToastItem| {
        view! {
            <div class=["ui-toast ", tone.class()].concat()>
                <Icon name=tone.icon() />
                <p class="ui-toast__text">{text}</p>
                <button
                    type="button"
                    class="ui-toast__dismiss"
                    aria-label=dismiss
                    on:click=move |_| on_dismiss.run((id,))
                >
                    <Icon name=IconName::X />
                </button>
            </div>
        }
    };
    view! {
        <div class="ui-toasts" role="status">
            {keyed(move || toasts.get(), |toast| toast.id, toast)}
        </div>
    }
}
