//! What is said of a panel before anyone joins (domain.md, lesson 9). What an operator left out is
//! not passed over in silence: the contact person is named as the one to ask.

use markup::prelude::*;
use model::panel::Panel;
use model::{LocalText, Timestamp};

use super::place::municipality;
use crate::i18n::{Said, Words};
use crate::ui::{Fact, FactList, IconName};

/// Whom it looks for, what can be influenced and what cannot, and who decides.
#[component]
pub fn PanelMatter(
    /// The panel.
    panel: Panel,
) -> impl IntoView {
    let words = Words::expect();
    let facts = vec![
        fact(IconName::Users, words.panel_who(), panel.who),
        fact(
            IconName::CircleCheck,
            words.panel_influence(),
            panel.influence,
        ),
        fact(
            IconName::CircleX,
            words.panel_beyond_influence(),
            panel.beyond_influence,
        ),
        fact(IconName::Vote, words.panel_decided_by(), panel.decided_by),
    ];
    view! { <FactList facts /> }
}

/// How often, how long, what it pays, what is expected, how one takes part, seats, area, languages.
#[component]
pub fn PanelPractice(
    /// The panel.
    panel: Panel,
    /// The present moment: once the work is over, nobody sits in a seat any more.
    now: Timestamp,
) -> impl IntoView {
    let words = Words::expect();
    let over = panel.is_over(now);
    let attendance = if panel.attendance.has_venue() {
        IconName::Messages
    } else {
        IconName::Video
    };
    let mut facts = vec![
        fact(IconName::Repeat, words.panel_rhythm(), panel.rhythm),
        Fact::new(
            IconName::Calendar,
            words.panel_term(),
            words.panel_term_said(panel.term),
        ),
        fact(IconName::Banknote, words.panel_fee(), panel.fee),
        fact(
            IconName::BookOpen,
            words.panel_expectation(),
            panel.expectation,
        ),
        Fact::new(
            attendance,
            words.panel_attendance(),
            words.attendance(panel.attendance),
        ),
    ];
    if !over {
        facts.push(Fact::new(
            IconName::User,
            words.panel_seats(),
            words.panel_seats_in_all(panel.seats),
        ));
    }
    if let Some(name) = panel.municipality {
        facts.push(Fact::new(
            IconName::MapPin,
            words.panel_municipality(),
            municipality(&name),
        ));
    }
    if !panel.languages.is_empty() {
        let languages = words.languages(&panel.languages);
        facts.push(Fact::new(
            IconName::Globe,
            words.panel_languages(),
            languages,
        ));
    }
    view! { <FactList facts /> }
}

fn fact(icon: IconName, term: &'static str, text: LocalText) -> Fact {
    if text.is_empty() {
        Fact::new(icon, term, Words::expect().panel_not_said())
    } else {
        Fact::new(icon, term, view! { <Said text /> })
    }
}

#[cfg(test)]
mod tests {
    use model::Language;

    use super::*;
    use crate::components::panel_card::tests::panel;

    #[test]
    fn what_an_operator_left_out_is_not_passed_over() {
        let html = Owner::new().with(|| {
            Words::shipped(Language::Fi).provide();
            view! { <PanelMatter panel=panel() /><PanelPractice panel=panel() now=Timestamp::from_millis(0) /> }.to_html()
        });
        for term in [
            "Ketä etsitään",
            "Mihin ei voi vaikuttaa",
            "Kuka päättää",
            "Palkkio ja kulut",
        ] {
            assert!(html.contains(term), "{term}: {html}");
        }
        assert!(
            html.contains("Kysy yhteyshenkilöltä") && html.contains("Toistaiseksi"),
            "{html}"
        );
    }
}
