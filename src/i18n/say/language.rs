//! Words for languages.

use model::Language;

use crate::i18n::Words;

impl Words {
    /// That content exists in this language only.
    pub fn only_in(self, language: Language) -> &'static str {
        match language {
            Language::Fi => self.language_only_fi(),
            Language::Sv => self.language_only_sv(),
            Language::En => self.language_only_en(),
        }
    }

    /// A language's name in the reader's language.
    pub fn language_name(self, language: Language) -> &'static str {
        match language {
            Language::Fi => self.language_fi(),
            Language::Sv => self.language_sv(),
            Language::En => self.language_en(),
        }
    }

    /// Names of languages in a row: "suomi, ruotsi".
    pub fn languages(self, languages: &[Language]) -> String {
        languages
            .iter()
            .map(|language| self.language_name(*language))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// A language's own name, the same for every reader.
pub fn own_name(language: Language) -> &'static str {
    match language {
        Language::Fi => "Suomeksi",
        Language::Sv => "På svenska",
        Language::En => "In English",
    }
}

/// Offer, yes and no of reading in this language, in its own words: the reader may know no other,
/// and its locale file is not loaded yet.
pub fn language_offer(language: Language) -> (&'static str, &'static str, &'static str) {
    match language {
        Language::Fi => ("Voit lukea tätä myös suomeksi.", "Suomeksi", "Ei kiitos"),
        Language::Sv => (
            "Du kan läsa det här också på svenska.",
            "På svenska",
            "Nej tack",
        ),
        Language::En => (
            "You can read this in English, too.",
            "In English",
            "No thanks",
        ),
    }
}
