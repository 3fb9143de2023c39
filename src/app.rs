//! The composition root: starts the portal, provides what screens share, and shows the
//! page of each route within the shell.

mod beyond;
mod screen;
mod shell;

use markup::prelude::*;

use crate::api::Api;
use crate::browser::{boot, crash, document, history};
use crate::i18n::Words;
use crate::route::Route;
use crate::state::appearance::Appearance;
use crate::state::invitation_code::CodeInHand;
use crate::state::language::{self, LanguageChoice};
use crate::state::navigation::Navigation;
use crate::state::toasts::Toasts;
use crate::state::typed::Typed;
use screen::{Code, Screens};
use shell::Shell;

/// Waits for the words, then puts the portal in the place of the static shell. Without words the
/// shell stays, and `boot.js` shows its help.
pub fn start() {
    crash::tell();
    boot::run(async {
        if let Some(words) = language::first_words().await {
            let code = Code::first(&Route::parse(&history::location())).await;
            mount_to_body(move || view! { <App words code /> });
            document::remove("shell");
            boot::arrived();
        }
    });
}

/// The portal. A change of language builds every screen anew; drafts and the address stay.
#[component]
fn App(
    /// The words to start with.
    words: Words,
    /// Of the pages beyond home.
    code: Code,
) -> impl IntoView {
    Api::provide();
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
