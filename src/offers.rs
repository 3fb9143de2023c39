//! What screens must know of the backend: what it does not offer has no link, no section and no words, and nothing is
//! promised that it does not keep. It is fixed for the portal's life, and it never says that a request will succeed.

use connect::{Accounts, Facts, Remembers};
use markup::prelude::*;
use model::Capability;

use crate::route::Route;

/// The operations of this backend; cheap to hand around. To be had from the context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offers(u32);

const _: () = assert!(Capability::ALL.len() <= 32, "one bit each");

impl Offers {
    /// Those operations that are said to be offered.
    pub fn of(offered: impl Fn(Capability) -> bool) -> Self {
        let all = Capability::ALL.iter().copied();
        Self(
            all.filter(|one| offered(*one))
                .fold(0, |set, one| set | bit(one)),
        )
    }

    /// Puts them into the context.
    pub fn provide(self) {
        provide_context(self);
    }

    /// Those of this portal.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether an operation is offered.
    pub fn has(self, capability: Capability) -> bool {
        self.0 & bit(capability) != 0
    }

    /// Whether a place has anything to show.
    pub fn leads_to(self, route: &Route) -> bool {
        route.is_offered(|capability| self.has(capability))
    }

    /// The address of a place that has something to show.
    pub fn href(self, route: &Route) -> Option<String> {
        self.leads_to(route).then(|| route.href())
    }
}

/// Puts what is known of a backend into the context.
pub fn provide(facts: &Facts) {
    Offers::of(|one| facts.offered.contains(&one)).provide();
    provide_context(facts.remembers);
    provide_context(facts.accounts);
}

/// What the phone remembers of its resident in the backend's place; it does so until the tab is closed.
pub fn remembered_here() -> Remembers {
    use_context().unwrap_or(Remembers::Nothing)
}

/// Something that is said only where nobody has an account, and what is said in its place.
pub fn without_account<T>(without: T, with: T) -> T {
    match use_context().unwrap_or(Accounts::Nobody) {
        Accounts::Nobody => without,
        Accounts::Residents => with,
    }
}

/// A text, and behind it what is true only where nobody has an account.
pub fn promising(text: &str, promise: &str) -> String {
    without_account([text, " ", promise].concat(), text.to_owned())
}

fn bit(capability: Capability) -> u32 {
    1 << (capability as u32)
}

#[cfg(test)]
mod tests {
    use model::PollId;

    use super::*;

    #[test]
    fn each_operation_has_its_own_bit() {
        for one in Capability::ALL {
            let alone = Offers::of(|other| other == *one);
            let has = |other: &&Capability| alone.has(**other);
            assert_eq!(
                Capability::ALL.iter().filter(has).collect::<Vec<_>>(),
                [one]
            );
        }
    }

    #[test]
    fn a_place_is_led_to_only_where_it_has_something_to_show() {
        let poll = || PollId::parse("p1").unwrap();
        let read_only = Offers::of(|one| matches!(one, Capability::Polls | Capability::Poll));
        assert_eq!(
            read_only.href(&Route::Poll(poll())).as_deref(),
            Some("/polls/p1")
        );
        for closed in [
            Route::PollQuestion(poll(), 1),
            Route::PollReview(poll()),
            Route::PollReceipt(poll()),
            Route::PollResults(poll()),
            Route::Panels,
            Route::Message,
            Route::About,
        ] {
            assert_eq!(read_only.href(&closed), None, "{closed:?}");
        }
        assert!(read_only.leads_to(&Route::Home) && read_only.leads_to(&Route::Me));
    }

    #[test]
    fn a_code_can_be_typed_where_invitations_are_not_listed() {
        let by_code = Offers::of(|one| one == Capability::Invitation);
        assert!(
            by_code.leads_to(&Route::Invitations) && by_code.leads_to(&Route::InvitationByCode)
        );
        let listed = Offers::of(|one| one == Capability::Invitations);
        assert!(listed.leads_to(&Route::Invitations) && !listed.leads_to(&Route::InvitationByCode));
    }
}
