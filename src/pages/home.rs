//! "Sinulle": what waits for this resident, what changed because of them, and ways to take part.
//!
//! It asks for just what `boot.js` has asked for already (`build.rs`); each part loads and fails on
//! its own, and is there only where the backend offers it.

mod events;
mod impacts;
mod invitations;
mod polls;

use markup::prelude::*;
use model::Capability;

use crate::components::way::Way;
use crate::i18n::Words;
use crate::offers::{Offers, promising, without_account};
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{PageHeader, Section, TextLink};

/// How many things of one sort are shown before all of them are offered.
const SHOWN: usize = 3;

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.shell_home());
    view! {
        <PageHeader title=words.shell_home() lead=promising(words.home_lead(), words.home_no_account()) />
        {invitations::part()}
        {impacts::part()}
        {polls::part()}
        {events::part()}
        {panels()}
        {message()}
    }
}

/// The way to everything of one sort, under a part of it.
fn all(route: &Route, label: &'static str) -> Option<AnyView> {
    let href = Offers::expect().href(route)?;
    Some(view! { <p class="p-home__all"><TextLink href>{label}</TextLink></p> }.into_any())
}

fn panels() -> Option<AnyView> {
    let (words, offers) = (Words::expect(), Offers::expect());
    let go = Way::to(Route::Panels, words.home_panels_go()).button()?;
    let heading = if offers.has(Capability::JoinPanel) {
        words.home_panels()
    } else {
        words.shell_panels()
    };
    Some(
        view! {
            <Section id="home-panels" heading>
                <p>{words.home_panels_text()}</p>
                {go}
            </Section>
        }
        .into_any(),
    )
}

fn message() -> Option<AnyView> {
    let words = Words::expect();
    let go = Way::to(Route::Message, words.home_message_go()).button()?;
    Some(
        view! {
            <Section id="home-message" heading=words.shell_message()>
                <p>{without_account(words.home_message_text(), words.home_message_text_account())}</p>
                {go}
            </Section>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use connect::Accounts;
    use model::Language;

    use super::*;

    fn shown(view: fn() -> Option<AnyView>, offers: Offers) -> Option<String> {
        Owner::new().with(|| {
            Words::shipped(Language::Fi).provide();
            offers.provide();
            view().map(IntoView::to_html)
        })
    }

    #[test]
    fn nobody_with_an_account_is_told_that_they_need_none() {
        let home = |accounts: Accounts| {
            Owner::new().with(|| {
                Words::shipped(Language::Fi).provide();
                provide_context(accounts);
                promising("Täällä vaikutat.", Words::expect().home_no_account())
                    + &invitations::by_code_text()
                    + without_account("myös nimettömästi", "")
            })
        };
        let anonymous = home(Accounts::Nobody);
        assert!(
            anonymous.contains("nimeäsi") && anonymous.contains("nimettömästi"),
            "{anonymous}"
        );
        let known = home(Accounts::Residents);
        assert!(
            !known.contains("nime") && !known.contains("tunnuks"),
            "{known}"
        );
    }

    #[test]
    fn what_is_not_offered_leaves_no_heading_behind() {
        let events = Offers::of(|one| matches!(one, Capability::Events | Capability::Event));
        assert_eq!(shown(panels, events), None);
        assert_eq!(shown(message, events), None);
    }

    #[test]
    fn panels_that_nobody_can_join_here_do_not_call_for_it() {
        let joining = shown(panels, Offers::of(|_| true)).unwrap();
        assert!(joining.contains("Liity asiakasraatiin"), "{joining}");
        let reading = shown(panels, Offers::of(|one| one == Capability::Panels)).unwrap();
        assert!(
            !reading.contains("Liity") && reading.contains("/panels"),
            "{reading}"
        );
    }
}
