//! The words of one language, with a typed function for each message.
//!
//! A locale file is a JSON list: the build's version, then every text in the order of the keys. A
//! file of another build is refused rather than misread.

use leptos::prelude::{expect_context, provide_context};
use model::Language;

/// The words of the language in use; cheap to hand around.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    language: Language,
    texts: &'static [String],
}

impl Words {
    /// Reads a locale file; `None` when it is not one of this build. The texts stay in memory for
    /// the portal's life: there are three languages at most.
    pub fn parse(language: Language, file: &str) -> Option<Self> {
        let file: serde_json::Value = serde_json::from_str(file).ok()?;
        let (version, texts) = file.as_array()?.split_first()?;
        let texts: Vec<String> = texts
            .iter()
            .map(|text| text.as_str().map(str::to_owned))
            .collect::<Option<_>>()?;
        let fits = version.as_str() == Some(VERSION) && texts.len() == COUNT;
        fits.then(|| Self {
            language,
            texts: Vec::leak(texts),
        })
    }

    /// The words of this portal.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Puts the words into the context.
    pub fn provide(self) {
        provide_context(self);
    }

    /// Which language they are in.
    pub fn language(self) -> Language {
        self.language
    }

    fn text(self, index: usize) -> &'static str {
        self.texts.get(index).map_or("", String::as_str)
    }

    /// A text with its `{placeholders}` replaced.
    fn filled(self, index: usize, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.text(index);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            let value = values.iter().find(|(known, _)| *known == name);
            filled.push_str(value.map_or("", |(_, value)| value));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

#[cfg(test)]
impl Words {
    /// The words as shipped, for tests of views.
    pub(crate) fn shipped(language: Language) -> Self {
        let file = match language {
            Language::Fi => include_str!(concat!(env!("OUT_DIR"), "/fi.json")),
            Language::Sv => include_str!(concat!(env!("OUT_DIR"), "/sv.json")),
            Language::En => include_str!(concat!(env!("OUT_DIR"), "/en.json")),
        };
        Self::parse(language, file).expect("the file of this build")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_loads_and_another_build_is_refused() {
        for language in Language::ALL {
            assert!(!Words::shipped(language).common_retry().is_empty());
        }
        assert!(Words::parse(Language::Fi, r#"["0123", "Moi"]"#).is_none());
        assert!(Words::parse(Language::Fi, "<html>").is_none());
    }

    #[test]
    fn placeholders_are_filled_and_one_is_told_from_many() {
        let words = Words::shipped(Language::Fi);
        assert_eq!(words.common_minutes(1), "1\u{a0}minuutti");
        assert_eq!(words.common_minutes(3), "3\u{a0}minuuttia");
    }
}
