//! The picture made of people's words.

#![allow(clippy::indexing_slicing)] // test helpers panic too

use proptest::prelude::*;
use raati_model::results::TextCount;
use raati_model::word_cloud::{CloudSize, MOST_WORDS, word_cloud};

fn texts(texts: &[(&str, u32)]) -> Vec<TextCount> {
    let text = |(text, count): &(&str, u32)| TextCount {
        text: (*text).to_owned(),
        count: *count,
    };
    texts.iter().map(text).collect()
}

fn cloud(written: &[(&str, u32)]) -> Vec<(String, u32)> {
    word_cloud(&texts(written))
        .into_iter()
        .map(|word| (word.text, word.count))
        .collect()
}

fn pairs(pairs: &[(&str, u32)]) -> Vec<(String, u32)> {
    pairs
        .iter()
        .map(|(text, count)| ((*text).to_owned(), *count))
        .collect()
}

#[test]
fn short_answers_are_counted_as_they_are() {
    let written = [
        ("Kuulluksi tuleminen", 2),
        ("kuulluksi  tuleminen.", 3),
        ("”Luottamus!”", 4),
        ("Ja", 1),
        ("...", 5),
    ];
    let expected = [("kuulluksi tuleminen", 5), ("Luottamus", 4), ("Ja", 1)];
    assert_eq!(cloud(&written), pairs(&expected));
}

#[test]
fn long_answers_are_counted_by_their_words_once_each() {
    let written = [
        (
            "Luottamus on se, että luottamus kestää ja minua kuullaan",
            2,
        ),
        ("Man måste känna tillit – och luottamus, in Finnish", 1),
        ("It's the people who make it e-palvelut 24 7 h", 1),
    ];
    let words = cloud(&written);
    assert_eq!(
        words[..3],
        pairs(&[("Luottamus", 3), ("kestää", 2), ("kuullaan", 2)])
    );
    for (word, _) in &words {
        assert!(
            !["on", "se", "24", "h", "it's", "och"].contains(&word.as_str()),
            "{word}"
        );
    }
    assert!(words.contains(&("e-palvelut".to_owned(), 1)));
}

#[test]
fn among_short_answers_long_ones_add_their_words() {
    let written = [
        ("luottamus", 3),
        ("Minusta tärkeintä on aina Luottamus toiseen", 1),
    ];
    assert_eq!(cloud(&written)[0], ("luottamus".to_owned(), 4));
}

#[test]
fn equals_stand_in_the_order_of_the_alphabet() {
    let written = [
        ("öljy", 1),
        ("äiti", 1),
        ("åtta", 1),
        ("zeniitti", 1),
        ("apu", 1),
        ("arki", 2),
    ];
    let expected = [
        ("arki", 2),
        ("apu", 1),
        ("zeniitti", 1),
        ("åtta", 1),
        ("äiti", 1),
        ("öljy", 1),
    ];
    assert_eq!(cloud(&written), pairs(&expected));
}

#[test]
fn sizes_go_from_the_least_to_the_most_frequent() {
    let sized = |written: &[(&str, u32)]| {
        word_cloud(&texts(written))
            .iter()
            .map(|word| word.size)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        sized(&[("e", 1), ("d", 4), ("c", 9), ("b", 16), ("a", 25)]),
        [
            CloudSize::Largest,
            CloudSize::Large,
            CloudSize::Medium,
            CloudSize::Small,
            CloudSize::Smallest
        ],
    );
    assert_eq!(sized(&[("a", 3), ("b", 3)]), [CloudSize::Medium; 2]);
    assert_eq!(sized(&[]), []);
}

proptest! {
    #[test]
    fn any_texts_make_a_small_ordered_picture(
        written in prop::collection::vec(("[a-dA-Dåäö .,'-]{0,12}|\\PC{0,20}", any::<u32>()), 0..60),
    ) {
        let mut given: Vec<_> =
            written.into_iter().map(|(text, count)| TextCount { text, count }).collect();
        let words = word_cloud(&given);
        prop_assert!(words.len() <= MOST_WORDS);
        for pair in words.windows(2) {
            prop_assert!(pair[0].count >= pair[1].count);
            prop_assert!(pair[0].size >= pair[1].size);
        }
        for word in &words {
            prop_assert!(word.count > 0 && word.text.contains(char::is_alphanumeric));
        }
        let mut keys: Vec<_> = words.iter().map(|word| word.text.to_lowercase()).collect();
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), words.len());
        // The order in which a backend lists the texts changes nothing.
        given.reverse();
        prop_assert_eq!(word_cloud(&given), words);
    }
}
