//! What a search field finds.

mod common;

use common::{event, panel, poll, text};
use proptest::prelude::*;
use raati_model::event::Series;
use raati_model::place::Venue;
use raati_model::search::Sought;
use raati_model::{Language, LocalText, SeriesId};

fn finds(typed: &str, text: &str) -> bool {
    Sought::parse(typed).matches([text])
}

#[test]
fn every_word_must_stand_somewhere_whole_or_in_part() {
    let sought = Sought::parse(" Raati,  VAASA ");
    assert!(sought.matches(["Asiakasraati", "vaasalaisille"]));
    assert!(!sought.matches(["Asiakasraati", "Kokkola"]));
    assert!(!sought.matches([]));
    assert!(finds("tapaam", "Tapaaminen") && finds("aminen", "Tapaaminen"));
    assert!(!finds("tapaamiset", "Tapaaminen"));
}

#[test]
fn nothing_typed_finds_everything() {
    for typed in ["", "  ", "?!", "–"] {
        let sought = Sought::parse(typed);
        assert!(sought.is_empty() && sought.matches([]), "{typed:?}");
    }
}

#[test]
fn accents_are_forgiven_but_finnish_letters_are_letters() {
    assert!(finds("desiree", "Désirée") && finds("désirée", "DESIREE"));
    assert!(finds("sakki", "šakki") && finds("dzonka", "džonka") && finds("istanbul", "İstanbul"));
    assert!(!finds("talo", "tälö") && !finds("tälö", "talo") && !finds("ä", "å"));
    assert!(finds("ÄÄKKÖSET", "ääkköset") && finds("ÅBO", "åbo"));
    // Letters in two parts, as some phones write them.
    assert!(finds("a\u{308}iti", "äiti") && finds("åbo", "A\u{30a}bo") && finds("e\u{301}", "é"));
    assert!(finds("o\u{308}ljy", "öljy") && !finds("oljy", "o\u{308}ljy"));
}

#[test]
fn a_panel_is_found_by_name_topic_and_town_in_any_language() {
    let both = LocalText::new([
        (Language::Fi, "Vammaispalvelut".to_owned()),
        (Language::Sv, "Funktionshinderservice".to_owned()),
    ]);
    let mut panel = panel();
    panel.topics = vec![both];
    panel.municipality = Some("Kuusela".to_owned());
    for typed in ["asiakas", "kehitetään", "funktions kuusela", "vammais"] {
        assert!(panel.mentions(&Sought::parse(typed)), "{typed}");
    }
    assert!(!panel.mentions(&Sought::parse("kuusela kirkko")));
}

#[test]
fn an_event_is_found_by_title_series_and_venue() {
    let mut event = event("e");
    event.series = Some(Series {
        id: SeriesId::parse("s").unwrap(),
        title: text("Kevätsarja"),
    });
    event.place.venue = Some(Venue {
        name: text("Rantakirjasto"),
        address: "Rantatie 1".to_owned(),
        municipality: "Mäntylä".to_owned(),
        accessibility: vec![],
        directions: LocalText::default(),
    });
    for typed in ["keskustelu", "jutellaan", "kevätsarja", "kirjasto mäntylä"] {
        assert!(event.mentions(&Sought::parse(typed)), "{typed}");
    }
    assert!(!event.mentions(&Sought::parse("keskustelu helsinki")));
}

#[test]
fn a_poll_is_found_by_title_and_purpose() {
    let mut poll = poll(vec![]);
    poll.intro = text("Ajanvarauksesta");
    assert!(poll.mentions(&Sought::parse("kysely ajanvarau")));
    assert!(!poll.mentions(&Sought::parse("kysely lääkäri")));
}

proptest! {
    #[test]
    fn every_text_is_found_by_its_own_words(text in "[\\PC ]{0,30}") {
        prop_assert!(finds(&text, &text));
        prop_assert!(finds(&text.to_uppercase(), &text.to_uppercase()));
    }
}
