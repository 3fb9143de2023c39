//! The language in use: Finnish until something else was chosen, remembered on the phone.
//!
//! A browser that prefers Swedish or English is offered that language, in its own words; it is
//! never switched by itself (`research/ecosystem.md` §16).
//!
//! Of several quick choices the last one counts. Words that cannot be had are told, and the language stays.

use leptos::task::spawn_local;
use markup::prelude::*;
use model::Language;

use crate::browser::fetch::{Cookies, Sending, fetch};
use crate::browser::storage::{self, Keep};
use crate::browser::{boot, document};
use crate::i18n::Words;
use crate::state::navigation::mend_focus_at;
use crate::state::toasts::Toasts;

const CHOSEN: &str = "raati.language";
const OFFER_DECLINED: &str = "raati.language-offer";
const LIMIT_MILLIS: i32 = 20_000;

/// The words in use; changing them builds every screen anew.
#[derive(Clone, Copy)]
pub struct LanguageChoice {
    words: RwSignal<Words>,
    wanted: RwSignal<Language>,
    /// Number of the last choice.
    choices: StoredValue<u32>,
    toasts: Toasts,
}

/// The language chosen before; Finnish otherwise.
fn remembered() -> Language {
    let chosen = storage::get(Keep::OnPhone, CHOSEN);
    chosen
        .and_then(|code| Language::parse(&code))
        .unwrap_or(Language::Fi)
}

/// The words to start with; `None` when they cannot be had.
pub async fn first_words() -> Option<Words> {
    let language = remembered();
    match boot::words()
        .await
        .and_then(|file| Words::parse(language, &file))
    {
        Some(words) => Some(words),
        None => load(language).await,
    }
}

async fn load(language: Language) -> Option<Words> {
    let name = match language {
        Language::Fi => "data-words-fi",
        Language::Sv => "data-words-sv",
        Language::En => "data-words-en",
    };
    let url = document::root_attribute(name)?;
    let sending = Sending {
        method: "GET",
        url: &url,
        headers: &[],
        body: None,
        cookies: Cookies::Own,
    };
    let file = fetch(sending, LIMIT_MILLIS).await.ok()?;
    (file.status == 200).then(|| Words::parse(language, &file.body?))?
}

impl LanguageChoice {
    /// Starts with these words.
    pub fn provide(words: Words) -> Self {
        let choice = Self {
            words: RwSignal::new(words),
            wanted: RwSignal::new(words.language()),
            choices: StoredValue::new(0),
            toasts: Toasts::expect(),
        };
        provide_context(choice);
        choice
    }

    /// The handle of this portal.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The words in use; tracked.
    pub fn words(self) -> Words {
        self.words.get()
    }

    /// The language last chosen, while its words are on their way, too; tracked.
    pub fn wanted(self) -> Language {
        self.wanted.get()
    }

    /// Switches and remembers. A focus that got lost goes to the first match of
    /// `chooser`, else to the page's title.
    pub fn choose(self, language: Language, chooser: &'static str) {
        let choice = self.choices.get_value() + 1;
        self.choices.set_value(choice);
        self.wanted.set(language);
        spawn_local(async move {
            let words = load(language).await;
            if self.choices.get_value() != choice {
                return;
            }
            let Some(words) = words else {
                let words = self.words.get_untracked();
                self.wanted.set(words.language());
                self.toasts.danger(words.language_failed());
                return;
            };
            storage::set(Keep::OnPhone, CHOSEN, language.code());
            document::set_root_attribute("lang", Some(language.code()));
            self.words.set(words);
            mend_focus_at(chooser);
        });
    }

    /// The language to offer: the first of the browser's that we have, when nothing was chosen,
    /// it is not in use and the offer was not declined.
    pub fn offer(self) -> Option<Language> {
        let asked = [CHOSEN, OFFER_DECLINED];
        if asked
            .iter()
            .any(|key| storage::get(Keep::OnPhone, key).is_some())
        {
            return None;
        }
        let preferred = document::preferred_languages();
        let known = preferred.iter().find_map(|tag| Language::parse(tag))?;
        (known != self.words.get_untracked().language()).then_some(known)
    }

    /// Remembers that the offer was declined.
    #[expect(clippy::unused_self, reason = "belongs to the offer")]
    pub fn decline_offer(self) {
        storage::set(Keep::OnPhone, OFFER_DECLINED, "declined");
    }
}
