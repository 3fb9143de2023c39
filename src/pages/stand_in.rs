//! The header that stands until a thing is loaded, and hands the focus on when it goes.
//!
//! On arrival the focus goes to the page's title. When that title is replaced by the real one, the
//! focus would be lost; on a first, cold start nothing had it, and nothing is given it.

use markup::prelude::*;

use crate::state::navigation::mend_focus;
use crate::ui::{BackLink, PageHeader};

/// A header in place of another.
#[derive(Clone, Copy)]
pub(crate) struct StandIn {
    had_focus: StoredValue<bool>,
}

impl StandIn {
    /// Not focused yet.
    pub(crate) fn new() -> Self {
        Self {
            had_focus: StoredValue::new(false),
        }
    }

    /// The header: a title that tells nothing in particular, and the way back, if there is one.
    pub(crate) fn header(self, title: &'static str, back: Option<BackLink>) -> AnyView {
        let focused = move |()| self.had_focus.set_value(true);
        view! { <PageHeader title back on_focus=focused /> }
    }

    /// Gives the real title the focus that the stand-in had, once it is drawn.
    pub(crate) fn hand_over(self) {
        if self.had_focus.try_get_value() == Some(true) {
            self.had_focus.set_value(false);
            mend_focus();
        }
    }
}
