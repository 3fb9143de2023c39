//! A list that grows by pages: the first one is loaded at once, each further one when asked for.
//!
//! What stands is never built anew for a further page, and the focus goes to the first new link.

use connect::{Call, Page};
use markup::prelude::*;

use crate::api::Api;
use crate::browser::{document, timer};
use crate::i18n::Words;
use crate::pages::load::load_with;
use crate::ui::{Actions, Button, ButtonKind, SkeletonShape};

/// One place in a list: what to ask for there, how to show it, and where it goes on.
pub(in crate::pages) trait Feed: Clone + Send + Sync + 'static {
    /// What is listed.
    type Item: Clone + PartialEq + Send + Sync + 'static;

    /// Asks for the items of this place.
    fn call(&self) -> Call<Page<Self::Item>>;

    /// The place after this one, if there is one.
    fn next(&self, page: &Page<Self::Item>) -> Option<Self>;

    /// Shows the items; `before` is the last one of the place before.
    fn show(&self, items: Vec<Self::Item>, before: Option<&Self::Item>) -> AnyView;

    /// Stands in place of a list without items.
    fn empty(&self) -> AnyView;

    /// What the button says that goes on.
    fn more(&self) -> &'static str {
        Words::expect().common_show_more()
    }
}

/// A list from its first place on. How many there are in all is told to `total` once known.
pub(in crate::pages) fn feed<F: Feed>(start: F, total: RwSignal<Option<u32>>) -> AnyView {
    total.set(None);
    let tell = move |page: &Page<F::Item>| {
        let shown = u32::try_from(page.items.len()).unwrap_or(u32::MAX);
        // Without a total, only a list that ends here has a known length.
        total.try_set(page.total.or_else(|| page.next.is_none().then_some(shown)));
    };
    part(start, None, 1, tell)
}

/// The items of one place, and what follows them.
fn part<F: Feed>(
    place: F,
    before: Option<F::Item>,
    number: u32,
    tell: impl Fn(&Page<F::Item>) + Send + Sync + 'static,
) -> AnyView {
    let words = Words::expect();
    let id = ["feed-", &number.to_string()].concat();
    let focused = StoredValue::new(number == 1);
    let loaded = Api::expect().load(place.call());
    let shown_id = id.clone();
    let show = move |page: Page<F::Item>| {
        tell(&page);
        if !focused.get_value() {
            focused.set_value(true);
            focus_soon(shown_id.clone(), page.items.is_empty());
        }
        let next = place.next(&page);
        if number == 1 && page.items.is_empty() && next.is_none() {
            return place.empty();
        }
        let last = page.items.last().cloned();
        let left_out =
            (page.left_out > 0).then(|| view! { <p>{words.common_left_out(page.left_out)}</p> });
        let rest = next.map(|next| more(next, last, number));
        view! {
            {place.show(page.items, before.as_ref())}
            {left_out}
            {rest}
        }
        .into_any()
    };
    view! {
        <div class="p-feed" id=id tabindex="-1">
            {load_with(loaded, SkeletonShape::Cards, show)}
        </div>
    }
    .into_any()
}

/// The button that goes on; once pressed, what it brings.
fn more<F: Feed>(next: F, before: Option<F::Item>, number: u32) -> AnyView {
    let open = RwSignal::new(false);
    let label = next.more();
    (move || {
        if open.get() {
            part(next.clone(), before.clone(), number + 1, |_| ())
        } else {
            view! {
                <Actions>
                    <Button kind=ButtonKind::Secondary on_press=move |()| open.set(true)>
                        {label}
                    </Button>
                </Actions>
            }
            .into_any()
        }
    })
    .into_any()
}

/// Moves the focus to what has just been brought, once it stands.
fn focus_soon(id: String, is_empty: bool) {
    timer::after(0, move || {
        if is_empty {
            document::focus(&id);
        } else {
            document::focus_first(&["#", &id, " a"].concat());
        }
    });
}
