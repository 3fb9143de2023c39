//! Where we are, and going elsewhere: address, title, focus and scrolling together.
//!
//! On every change the focus goes to the new page's `h1` and the title says where we are, which is
//! what a screen reader announces (WCAG 2.4.2, 2.4.3).

use markup::prelude::*;
use model::invitation::InvitationCode;

use crate::browser::{document, history, timer};
use crate::i18n::Words;
use crate::route::Route;
use crate::state::invitation_code::CodeInHand;

/// The handle, to be had from the context.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
    address: RwSignal<String>,
    /// Whether the title of the page we came to still has to get the focus.
    unsettled: StoredValue<bool>,
}

impl Navigation {
    /// Starts at the present address and follows links, back and forward from now on.
    pub fn provide() -> Self {
        let address = history::location();
        let navigation = Self {
            route: RwSignal::new(Route::parse(&address)),
            address: RwSignal::new(address),
            unsettled: StoredValue::new(false),
        };
        history::on_link(move |address| navigation.go_to(address));
        let in_hand = CodeInHand::expect();
        history::on_return(move |height| {
            let address = history::location();
            if Route::parse(&address) == Route::InvitationByCode
                && let Some(typed) = history::fragment()
            {
                // A link opened on the page it leads to loads nothing; `boot.js` does not see it.
                navigation.open_invitation(in_hand, &typed);
                return;
            }
            // The skip link changes the fragment only; the browser moves the focus itself.
            if navigation.address.get_untracked() != address {
                navigation.arrive(&address, height);
            }
        });
        provide_context(navigation);
        navigation
    }

    /// The handle of this portal.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Where we are; tracked.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Goes to a place; back leads here again.
    pub fn go(self, route: &Route) {
        self.go_to(&route.href());
    }

    /// Goes to a place that takes this one's place in the history.
    pub fn replace(self, route: &Route) {
        let address = route.href();
        history::replace(&address);
        self.arrive(&address, 0.0);
    }

    /// Takes the code of an invitation link out of the address and opens the invitation.
    fn open_invitation(self, in_hand: CodeInHand, typed: &str) {
        if let Some(code) = InvitationCode::parse(typed) {
            in_hand.set(code);
            // Also where we are there: the page is built anew with this code.
            self.route.set(Route::InvitationByCode);
        }
        self.replace(&Route::InvitationByCode);
    }

    fn go_to(self, address: &str) {
        if self.address.get_untracked() != address {
            history::push(address);
        }
        self.arrive(address, 0.0);
    }

    fn arrive(self, address: &str, height: f64) {
        let route = Route::parse(address);
        self.address.set(address.to_owned());
        if self.route.get_untracked() != route {
            self.route.set(route);
        }
        self.unsettled.set_value(true);
        // Once the new page stands.
        timer::after(0, move || {
            document::scroll_to(height);
            self.focus(TITLE);
        });
    }

    /// Gives the focus to the title of a page whose code came only after we did, unless the resident has
    /// just opened the portal here.
    pub fn arrive_late(self) {
        timer::after(0, move || self.focus(TITLE));
    }

    /// Gives the focus to a title that came only with the page's data, unless the resident has
    /// moved on by then, or has just opened the portal here.
    pub fn settle(self) {
        timer::after(0, move || self.focus(&lost(TITLE)));
    }

    fn focus(self, title: &str) {
        if self.unsettled.get_value() && document::focus_first(title) {
            self.unsettled.set_value(false);
        }
    }
}

/// A page's title.
pub const TITLE: &str = "main h1";

/// What a selector means while nothing has the focus.
fn lost(selector: &str) -> String {
    ["html:not(:focus-within) ", selector].concat()
}

/// Gives the focus to the page's title if what had it is gone, once the page stands.
pub fn mend_focus() {
    mend_focus_at(TITLE);
}

/// The same, but to the first match of a selector if there is one.
pub fn mend_focus_at(selector: &'static str) {
    timer::after(0, move || {
        let _ = [selector, TITLE]
            .iter()
            .any(|place| document::focus_first(&lost(place)));
    });
}

/// Sets the page's title: what the page is, then the portal's name.
pub fn titled(page: &str) {
    // Where a word may be parted matters on the page alone.
    let page = page.replace('\u{ad}', "");
    document::set_title(&Words::expect().shell_title(&page));
}
