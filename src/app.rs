//! The composition root: starts the portal, provides what screens share, and shows the
//! page of each route within the shell.

mod beyond;
mod screen;
mod shell;
mod status;

use markup::prelude::*;

use crate::api::{Api, Profiled};
use crate::browser::{boot, crash, document, history};
use crate::i18n::Words;
use crate::offers;
use crate::route::Route;
use crate::state::appearance::Appearance;
use crate::state::invitation_code::CodeInHand;
use crate::state::language::{self, LanguageChoice};
use crate::state::navigation::Navigation;
use crate::state::outbox::Outbox;
use crate::state::toasts::Toasts;
use crate::state::typed::Typed;
use screen::{Code, Screens};
use shell::Shell;

/// Waits for the words and the profile, then puts the portal in the place of the static shell. Without them the
/// shell stays and shows its help at once, and the operator gets the reason on the console.
pub fn start() {
    crash::tell();
    boot::run(async {
        let (words, profile) = (language::first_words().await, Profiled::first().await);
        let (words, profile) = match (words, profile) {
            (Some(words), Ok(profile)) => (words, profile),
            (_, Err(findings)) => return findings.iter().for_each(crash::give_up),
            (None, Ok(_)) => return crash::give_up(&"locales"),
        };
        let code = Code::first(&Route::parse(&history::location())).await;
        mount_to_body(move || view! { <App words code profile=profile.clone() /> });
        document::remove("shell");
        boot::arrived();
    });
}

/// The portal. A change of language builds every screen anew; drafts and the address stay.
#[component]
fn App(
    /// The words to start with.
    words: Words,
    /// Of the pages beyond home.
    code: Code,
    /// How the backend is spoken to.
    profile: Profiled,
) -> impl IntoView {
    offers::provide(profile.facts());
    Outbox::provide(Api::provide(profile));
    Toasts::provide();
    CodeInHand::provide();
    Appearance::provide();
    Typed::provide();
    let navigation = Navigation::provide();
    let choice = LanguageChoice::provide(words);
    let screens = Screens::new(code, navigation);
    screens.fetch_soon();
    move || {
        choice.words().provide();
        view! { <Shell>{move || screens.screen(navigation.route()).anew()}</Shell> }
    }
}
