//! Text that exists in one or more of the portal's languages.
//!
//! Content may exist in one language only; then the reader gets what there is, and is told so.

/// The portal's languages, Finnish first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Language {
    /// All languages in the order in which they are offered and fallen back to.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// The BCP 47 code: `fi`, `sv`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// Reads a BCP 47 tag by its primary part (`sv-FI` is Swedish); `None` for other languages.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.code()))
    }
}

/// One text in the languages it exists in; never an empty string.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LocalText(Vec<(Language, String)>);

/// What the reader gets: the text and the language it is really in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    /// The words.
    pub text: &'a str,
    /// Their language; differs from the wanted one when that is missing.
    pub language: Language,
}

impl LocalText {
    /// Collects texts by language. Blank ones are dropped; of two in one language the first stays.
    pub fn new(texts: impl IntoIterator<Item = (Language, String)>) -> Self {
        let mut kept: Vec<(Language, String)> = Vec::new();
        for (language, text) in texts {
            let known = kept.iter().any(|(seen, _)| *seen == language);
            if !known && !text.trim().is_empty() {
                kept.push((language, text));
            }
        }
        Self(kept)
    }

    /// The text in the wanted language, else in the first of fi, sv, en that exists.
    pub fn say(&self, wanted: Language) -> Option<Said<'_>> {
        self.exactly(wanted)
            .map(|text| Said {
                text,
                language: wanted,
            })
            .or_else(|| {
                Language::ALL
                    .into_iter()
                    .find_map(|language| self.exactly(language).map(|text| Said { text, language }))
            })
    }

    /// The text in just this language.
    pub fn exactly(&self, language: Language) -> Option<&str> {
        self.0
            .iter()
            .find(|(seen, _)| *seen == language)
            .map(|(_, text)| text.as_str())
    }

    /// Whether there are no words in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every language version there is.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        self.0
            .iter()
            .map(|(language, text)| (*language, text.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both() -> LocalText {
        LocalText::new([(Language::Sv, "hej".into()), (Language::Fi, "moi".into())])
    }

    #[test]
    fn wanted_language_wins_and_finnish_is_the_first_fallback() {
        assert_eq!(both().say(Language::Sv).unwrap().text, "hej");
        let said = both();
        let said = said.say(Language::En).unwrap();
        assert_eq!((said.text, said.language), ("moi", Language::Fi));
    }

    #[test]
    fn blank_texts_do_not_exist() {
        let text = LocalText::new([(Language::Fi, "  ".into())]);
        assert!(text.is_empty());
        assert_eq!(text.say(Language::Fi), None);
    }

    #[test]
    fn tags_are_read_by_their_primary_part() {
        assert_eq!(Language::parse("sv-FI"), Some(Language::Sv));
        assert_eq!(Language::parse("EN_gb"), Some(Language::En));
        assert_eq!(Language::parse("se"), None);
    }
}
