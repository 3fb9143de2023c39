//! Language and theme.

use markup::prelude::*;
use model::Language;

use crate::i18n::Words;
use crate::i18n::say::own_name;
use crate::state::appearance::{Appearance, Theme};
use crate::state::language::LanguageChoice;
use crate::ui::{ChoiceItem, RadioGroup, Section};

/// The radio chosen among the languages.
const CHOSEN_LANGUAGE: &str = "#language input:checked";

pub(super) fn view() -> impl IntoView {
    let words = Words::expect();
    let (choice, appearance) = (LanguageChoice::expect(), Appearance::expect());
    let languages = Language::ALL.map(|language| ChoiceItem {
        lang: Some(language.code()),
        ..ChoiceItem::new(language.code(), own_name(language))
    });
    let themes = Theme::ALL.map(|theme| ChoiceItem::new(theme.value(), name(words, theme)));
    view! {
        <Section id="settings" heading=words.me_settings()>
            <RadioGroup
                id="language"
                label=words.language_choose()
                items=languages.to_vec()
                value=Signal::derive(move || Some(choice.wanted().code().to_owned()))
                on_change=move |code: String| {
                    if let Some(language) = Language::parse(&code) {
                        choice.choose(language, CHOSEN_LANGUAGE);
                    }
                }
            />
            <RadioGroup
                id="theme"
                label=words.me_theme()
                items=themes.to_vec()
                value=Signal::derive(move || Some(appearance.theme().value().to_owned()))
                on_change=move |value: String| {
                    let chosen = Theme::ALL.into_iter().find(|theme| theme.value() == value);
                    if let Some(theme) = chosen {
                        appearance.choose(theme);
                    }
                }
            />
        </Section>
    }
}

fn name(words: Words, theme: Theme) -> &'static str {
    match theme {
        Theme::Automatic => words.me_theme_automatic(),
        Theme::Light => words.me_theme_light(),
        Theme::Dark => words.me_theme_dark(),
    }
}
