//! What is typed into a search field, and whether something mentions it.
//!
//! Every word typed must stand somewhere, whole or in part, whatever its case. Accents are
//! forgiven (`Desiree` finds `Désirée`), but å, ä and ö are letters of their own: `talo` does not
//! find `tälö`. A Finnish keyboard always has them; where one is missing, fewer letters find more.

use crate::LocalText;
use crate::event::Event;
use crate::panel::Panel;
use crate::poll::Poll;

/// Words sought for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought(Vec<String>);

impl Sought {
    /// Reads what was typed; punctuation around words does not matter.
    pub fn parse(typed: &str) -> Self {
        let trimmed = |word: &str| folded(word.trim_matches(|letter: char| !is_letter(letter)));
        Self(
            typed
                .split_whitespace()
                .map(trimmed)
                .filter(|word| !word.is_empty())
                .collect(),
        )
    }

    /// Whether nothing is sought; then everything matches.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each word stands in at least one of the texts.
    pub fn matches<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        if self.is_empty() {
            return true;
        }
        let texts: Vec<_> = texts.into_iter().map(folded).collect();
        self.0
            .iter()
            .all(|word| texts.iter().any(|text| text.contains(word)))
    }
}

impl Panel {
    /// Whether the sought words stand in its name, summary, whom it looks for, topics or
    /// municipality.
    pub fn mentions(&self, sought: &Sought) -> bool {
        let texts = [&self.name, &self.summary, &self.who];
        let texts = texts.into_iter().chain(&self.topics).flat_map(words);
        sought.matches(texts.chain(self.municipality.as_deref()))
    }
}

impl Event {
    /// Whether the sought words stand in its title, summary or series, or in the name or town of
    /// its venue.
    pub fn mentions(&self, sought: &Sought) -> bool {
        let series = self.series.as_ref().map(|series| &series.title);
        let venue = self.place.venue.as_ref();
        let texts = [
            Some(&self.title),
            Some(&self.summary),
            series,
            venue.map(|venue| &venue.name),
        ];
        let texts = texts.into_iter().flatten().flat_map(words);
        sought.matches(texts.chain(venue.map(|venue| venue.municipality.as_str())))
    }
}

impl Poll {
    /// Whether the sought words stand in its title or in what it is for.
    pub fn mentions(&self, sought: &Sought) -> bool {
        sought.matches([&self.title, &self.intro].into_iter().flat_map(words))
    }
}

/// The words of every language version.
fn words(text: &LocalText) -> impl Iterator<Item = &str> {
    text.iter().map(|(_, words)| words)
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining(letter)
}

/// Small letters without accents, save those of å, ä and ö.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            '\u{308}' if folded.ends_with('a') => replace_last(&mut folded, 'ä'),
            '\u{308}' if folded.ends_with('o') => replace_last(&mut folded, 'ö'),
            '\u{30a}' if folded.ends_with('a') => replace_last(&mut folded, 'å'),
            mark if is_combining(mark) => {}
            'à' | 'á' | 'â' | 'ã' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ğ' | 'ģ' | 'ǧ' => folded.push('g'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => folded.push('i'),
            'ķ' | 'ǩ' => folded.push('k'),
            'ł' | 'ļ' | 'ľ' => folded.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' => folded.push('o'),
            'ŕ' | 'ř' => folded.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
            'ť' | 'ţ' | 'ț' | 'ŧ' => folded.push('t'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' | 'ǯ' | 'ʒ' => folded.push('z'),
            // Norwegian and Danish ways to write ä and ö, German double s.
            'æ' => folded.push('ä'),
            'ø' => folded.push('ö'),
            'ß' => folded.push_str("ss"),
            other => folded.push(other),
        }
    }
    folded
}

/// A letter whose dots or ring came as a letter of their own, as some phones write file names.
fn replace_last(folded: &mut String, whole: char) {
    folded.pop();
    folded.push(whole);
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}
