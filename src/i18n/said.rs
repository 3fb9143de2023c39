//! Content in the reader's language – or in another, which is then said.

use markup::prelude::*;
use model::LocalText;

use super::Words;

/// The words themselves, where markup cannot go (titles, labels).
pub fn said(text: &LocalText) -> String {
    let said = text.say(Words::expect().language());
    said.map(|said| said.text.to_owned()).unwrap_or_default()
}

/// The language of a text that is not the reader's, for `lang`.
pub fn foreign(text: &LocalText) -> Option<&'static str> {
    let wanted = Words::expect().language();
    let said = text.say(wanted)?;
    (said.language != wanted).then(|| said.language.code())
}

/// Content as a run of text. In another language than the portal's it carries `lang`, so that it
/// is read out right, and says which language it is.
#[component]
pub fn Said(
    /// The content.
    text: LocalText,
) -> impl IntoView {
    let words = Words::expect();
    text.say(words.language()).map(|said| {
        let foreign = said.language != words.language();
        let note = foreign.then(|| {
            view! { <span class="u-language-note">" ("{words.only_in(said.language)}")"</span> }
        });
        view! {
            <span lang=foreign.then(|| said.language.code())>{said.text.to_owned()}</span>
            {note}
        }
    })
}

/// Content as a run of text that carries `lang` but no note: for titles in lists, where a note on
/// every line would be noise.
#[component]
pub fn Title(
    /// The content.
    text: LocalText,
) -> impl IntoView {
    let wanted = Words::expect().language();
    text.say(wanted).map(|said| {
        let lang = (said.language != wanted).then(|| said.language.code());
        view! { <span lang=lang>{said.text.to_owned()}</span> }
    })
}
