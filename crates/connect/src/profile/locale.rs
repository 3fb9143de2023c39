//! The languages of a backend: what it calls each, and which its texts are in where they name none.

use model::Language;

/// The languages of a backend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Locale {
    /// What it calls each.
    pub(super) tags: Vec<(Language, String)>,
    /// Of texts that name none.
    pub(super) default: Language,
    /// Each answer is in one language: that of the request.
    pub(crate) per_request: bool,
}

impl Locale {
    /// The backend's name for a language.
    pub(crate) fn tag(&self, language: Language) -> &str {
        let mut tags = self.tags.iter();
        tags.find(|(known, _)| *known == language)
            .map_or(language.code(), |(_, tag)| tag)
    }

    /// The language of texts that name none.
    pub(crate) fn of_bare_texts(&self, asked: Language) -> Language {
        if self.per_request {
            asked
        } else {
            self.default
        }
    }
}
