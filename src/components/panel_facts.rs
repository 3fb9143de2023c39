//! What is said of a panel before anyone joins (domain.md, lesson 9). What an operator left out is
//! not passed over in silence: the contact person, if there is one, is named as the one to ask.

use markup::prelude::*;
use model::panel::Panel;
use model::{LocalText, Timestamp};

use super::place::municipality;
use crate::i18n::{Said, Words};
use crate::ui::{Fact, FactList, IconName};

/// Whom it looks for, what can be influenced and what cannot, and who decides; nothing where nobody tells.
pub fn panel_matter(panel: Panel) -> Option<AnyView> {
    let words = Words::expect();
    let asked = Asked::of(&panel);
    let facts: Vec<Fact> = [
        asked.fact(IconName::Users, words.panel_who(), panel.who),
        asked.fact(
            IconName::CircleCheck,
            words.panel_influence(),
            panel.influence,
        ),
        asked.fact(
            IconName::CircleX,
            words.panel_beyond_influence(),
            panel.beyond_influence,
        ),
        asked.fact(IconName::Vote, words.panel_decided_by(), panel.decided_by),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!facts.is_empty()).then(|| view! { <FactList facts /> }.into_any())
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
    let asked = Asked::of(&panel);
    let term = words.panel_term_said(panel.term);
    let mut facts: Vec<Fact> = [
        asked.fact(IconName::Repeat, words.panel_rhythm(), panel.rhythm),
        Some(Fact::new(IconName::Calendar, words.panel_term(), term)),
        asked.fact(IconName::Banknote, words.panel_fee(), panel.fee),
        asked.fact(
            IconName::BookOpen,
            words.panel_expectation(),
            panel.expectation,
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    facts.push(Fact::new(
        attendance,
        words.panel_attendance(),
        words.attendance(panel.attendance),
    ));
    // How many seats there are elsewhere is known here only where it is told.
    if !over && (panel.seats.is_some() || panel.elsewhere.is_none()) {
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

/// Who is asked about what an operator left out.
#[derive(Clone, Copy)]
enum Asked {
    ContactPerson,
    Nobody,
}

impl Asked {
    fn of(panel: &Panel) -> Self {
        match panel.contact {
            Some(_) => Self::ContactPerson,
            None => Self::Nobody,
        }
    }

    fn fact(self, icon: IconName, term: &'static str, text: LocalText) -> Option<Fact> {
        match self {
            _ if !text.is_empty() => Some(Fact::new(icon, term, view! { <Said text /> })),
            Self::ContactPerson => Some(Fact::new(icon, term, Words::expect().panel_not_said())),
            Self::Nobody => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use model::Language;
    use model::contact::Contact;

    use super::*;
    use crate::components::panel_card::tests::panel;

    fn shown(panel: Panel) -> String {
        Owner::new().with(|| {
            Words::shipped(Language::Fi).provide();
            let practice =
                view! { <PanelPractice panel=panel.clone() now=Timestamp::from_millis(0) /> };
            view! { {panel_matter(panel)}{practice} }.to_html()
        })
    }

    #[test]
    fn nobody_is_named_to_ask_where_there_is_no_contact_person() {
        let html = shown(panel());
        assert!(
            !html.contains("Kysy") && !html.contains("Kuka päättää"),
            "{html}"
        );
        assert!(html.contains("Lännenranta"), "{html}");
    }

    #[test]
    fn what_an_operator_left_out_is_not_passed_over() {
        let html = shown(Panel {
            contact: Some(Contact {
                name: "Aino Rantala".to_owned(),
                role: LocalText::default(),
                phone: None,
                email: None,
                hours: LocalText::default(),
            }),
            ..panel()
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
