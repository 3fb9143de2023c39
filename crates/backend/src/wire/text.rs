//! Text for people, per language.

use model::LocalText;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::wire_enum;
use crate::check::Check;

wire_enum! {
    /// A language of content.
    Language = model::Language {
        /// Finnish.
        Fi = "fi",
        /// Swedish.
        Sv = "sv",
        /// English.
        En = "en",
    }
}

/// One text in the languages it exists in.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Finnish.
    pub fi: Option<String>,
    /// Swedish.
    pub sv: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Text {
    /// A text that exists in one language.
    pub fn single(language: Language, words: String) -> Self {
        let mut text = Self::default();
        match language {
            Language::Fi => text.fi = Some(words),
            Language::Sv => text.sv = Some(words),
            Language::En => text.en = Some(words),
        }
        text
    }

    /// Whether there are no words in any language.
    pub fn is_empty(&self) -> bool {
        self.model().is_empty()
    }

    /// The model's value; blank versions are dropped.
    pub fn model(&self) -> LocalText {
        let version = |language: Language, words: &Option<String>| {
            words.clone().map(|words| (language.model(), words))
        };
        LocalText::new(
            [
                version(Language::Fi, &self.fi),
                version(Language::Sv, &self.sv),
                version(Language::En, &self.en),
            ]
            .into_iter()
            .flatten(),
        )
    }

    /// The model's value of a text that must have words.
    pub fn required(&self, at: &Check<'_>) -> LocalText {
        let text = self.model();
        if text.is_empty() {
            at.say("missing", "needs words in at least one of fi, sv, en");
        }
        text
    }

    /// All versions in lower case, for searching.
    pub fn folded(&self) -> String {
        let versions: Vec<String> = self
            .model()
            .iter()
            .map(|(_, words)| words.to_lowercase())
            .collect();
        versions.join("\n")
    }
}
