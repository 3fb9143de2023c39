//! What people wrote, as one picture: phrases or words with their counts, sized.
//!
//! An answer belongs to everyone in the room (domain.md, lesson 6), but a picture alone excludes:
//! views show it beside the list of texts. Takes texts as they may be shown, so after
//! [`crate::results::PollResults::suppress`]. The same texts always give the same picture.

use std::collections::BTreeMap;

use crate::results::TextCount;

mod stop_words;

/// One word or phrase of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloudWord {
    /// As most people wrote it.
    pub text: String,
    /// How many people wrote it.
    pub count: u32,
    /// How large it is shown.
    pub size: CloudSize,
}

/// How large a word is shown, by the square root of its count, so that areas compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CloudSize {
    /// Step 1.
    Smallest,
    /// Step 2.
    Small,
    /// Step 3; all of them, when all counts are equal.
    Medium,
    /// Step 4.
    Large,
    /// Step 5.
    Largest,
}

/// Most words of one picture.
pub const MOST_WORDS: usize = 40;

/// Most words of a text that is counted as it is.
const SHORT: usize = 3;

/// How often each spelling was written, by what the spellings have in common.
type Counts = BTreeMap<String, Vec<(String, u32)>>;

/// Makes the picture: the most frequent first, then by the alphabet. Where most answers are short,
/// these are counted as they are, whatever their case and the punctuation around them; otherwise,
/// and in longer answers, each word counts once an answer, less words that carry no meaning.
pub fn word_cloud(texts: &[TextCount]) -> Vec<CloudWord> {
    let weight = |texts: &mut dyn Iterator<Item = &TextCount>| {
        texts.map(|text| u64::from(text.count)).sum::<u64>()
    };
    let short = weight(&mut texts.iter().filter(|text| is_short(&text.text)));
    let mostly_short = short * 2 > weight(&mut texts.iter());

    let mut counts = Counts::new();
    for text in texts.iter().filter(|text| text.count > 0) {
        if mostly_short && is_short(&text.text) {
            let phrase = text.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let phrase = phrase.trim_matches(|letter: char| !letter.is_alphanumeric());
            add(&mut counts, phrase, text.count);
        } else {
            add_words(&mut counts, &text.text, text.count);
        }
    }
    sized(counts)
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= SHORT
}

fn add(counts: &mut Counts, spelling: &str, count: u32) {
    if spelling.is_empty() {
        return;
    }
    let spellings = counts.entry(spelling.to_lowercase()).or_default();
    match spellings.iter_mut().find(|(text, _)| text == spelling) {
        Some((_, total)) => *total = total.saturating_add(count),
        None => spellings.push((spelling.to_owned(), count)),
    }
}

/// Each word of a text once, in its first spelling.
fn add_words(counts: &mut Counts, text: &str, count: u32) {
    let mut seen = Vec::new();
    // Hyphens and apostrophes belong to the words they stand in.
    let parts = text.split(|letter: char| !letter.is_alphanumeric() && !"-'’".contains(letter));
    for word in parts.map(|part| part.trim_matches(['-', '\'', '’'])) {
        let lower = word.to_lowercase();
        let means_something = word.chars().nth(1).is_some()
            && word.contains(char::is_alphabetic)
            && !stop_words::ALL.contains(&lower.as_str());
        if means_something && !seen.contains(&lower) {
            add(counts, word, count);
            seen.push(lower);
        }
    }
}

fn sized(counts: Counts) -> Vec<CloudWord> {
    let mut left: Vec<_> = counts
        .into_values()
        .filter_map(most_frequent_spelling)
        .collect();
    let mut words: Vec<CloudWord> = Vec::new();
    // Picking forty costs the phone fewer bytes than a sort.
    while words.len() < MOST_WORDS
        && let Some(first) = (0..left.len()).reduce(|one, other| {
            let goes_first = left
                .get(other)
                .is_some_and(|word| word.precedes(left.get(one)));
            if goes_first { other } else { one }
        })
    {
        words.push(left.swap_remove(first));
    }
    let count = |word: Option<&CloudWord>| word.map_or(0, |word| word.count);
    let (most, least) = (count(words.first()), count(words.last()));
    for word in &mut words {
        word.size = size(word.count, least, most);
    }
    words
}

/// A word as most people wrote it, of equally frequent spellings the one in small letters, with
/// the count of all of them.
fn most_frequent_spelling(spellings: Vec<(String, u32)>) -> Option<CloudWord> {
    let count = spellings
        .iter()
        .fold(0, |sum: u32, (_, count)| sum.saturating_add(*count));
    let most = spellings.into_iter().reduce(|one, other| {
        if (other.1, &other.0) > (one.1, &one.0) {
            other
        } else {
            one
        }
    });
    most.map(|(text, _)| CloudWord {
        text,
        count,
        size: CloudSize::Medium,
    })
}

impl CloudWord {
    /// Whether it stands before another word: more frequent, or first in the alphabet.
    fn precedes(&self, other: Option<&Self>) -> bool {
        other.is_none_or(|other| {
            self.count > other.count
                || (self.count == other.count
                    && alphabetical(&self.text).lt(alphabetical(&other.text)))
        })
    }
}

fn size(count: u32, least: u32, most: u32) -> CloudSize {
    let root = |count: u32| (u64::from(count) * 10_000).isqrt();
    let (above, range) = (root(count) - root(least), root(most) - root(least));
    match (above * 4 + range / 2).checked_div(range) {
        Some(0) => CloudSize::Smallest,
        Some(1) => CloudSize::Small,
        None | Some(2) => CloudSize::Medium,
        Some(3) => CloudSize::Large,
        Some(_) => CloudSize::Largest,
    }
}

/// Letters in the order of the Finnish and Swedish alphabets, which end in å, ä, ö.
fn alphabetical(word: &str) -> impl Iterator<Item = char> {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'å' => 'ä',
            'ä' => 'å',
            other => other,
        })
}
