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
type Counts = BTreeMap<String, BTreeMap<String, u32>>;

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
    if !spelling.is_empty() {
        let spellings = counts.entry(spelling.to_lowercase()).or_default();
        let total = spellings.entry(spelling.to_owned()).or_default();
        *total = total.saturating_add(count);
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
    let mut words: Vec<_> = counts
        .into_iter()
        .filter_map(|(key, spellings)| {
            let count = spellings
                .values()
                .fold(0, |sum: u32, count| sum.saturating_add(*count));
            // Of equally frequent spellings the one in small letters.
            let (text, _) = spellings
                .into_iter()
                .max_by_key(|(text, count)| (*count, text.clone()))?;
            Some((key, text, count))
        })
        .collect();
    words.sort_by(|(one, _, first), (other, _, second)| {
        second
            .cmp(first)
            .then_with(|| alphabetical(one).cmp(alphabetical(other)))
    });
    words.truncate(MOST_WORDS);
    let count = |word: Option<&(String, String, u32)>| word.map_or(0, |(_, _, count)| *count);
    let (most, least) = (count(words.first()), count(words.last()));
    let word = |(_, text, count)| CloudWord {
        text,
        count,
        size: size(count, least, most),
    };
    words.into_iter().map(word).collect()
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
    word.chars().map(|letter| match letter {
        'å' => 'ä',
        'ä' => 'å',
        other => other,
    })
}
