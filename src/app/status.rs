//! The small status on every screen: that something sent from this phone is not there yet, and the way to it.

use markup::prelude::*;

use crate::i18n::Words;
use crate::route::Route;
use crate::state::outbox::Outbox;

/// A link while something is unfinished; nothing otherwise.
#[component]
pub(super) fn OutboxStatus() -> impl IntoView {
    let (words, outbox) = (Words::expect(), Outbox::expect());
    let count = Memo::new(move |_| outbox.unfinished());
    let link = move || {
        let count = u32::try_from(count.get()).unwrap_or(u32::MAX);
        (count > 0).then(|| {
            view! {
                <a class="c-outbox-status" id="outbox-status" href=Route::Outbox.href()>
                    {words.outbox_status(&count.to_string())}
                </a>
            }
        })
    };
    view! { <div role="status">{link}</div> }
}
