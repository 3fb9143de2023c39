//! A panel in a list: what it is, how one joins, and the facts that decide whether one can.

use markup::prelude::*;
use model::panel::{HowToJoin, Panel, WhyNotJoin};
use model::{Capability, Timestamp};

use super::place::municipality;
use crate::i18n::{Title, Words};
use crate::offers::Offers;
use crate::route::Route;
use crate::ui::{Badge, BadgeKind, Card, CardHeading, CardKind, HeadingLevel, Icon, IconName};

/// Name, summary, how one joins or that one is in, and the facts to choose by.
#[component]
pub fn PanelCard(
    /// The panel.
    panel: Panel,
    /// The present moment, which decides whether one may join.
    now: Timestamp,
) -> impl IntoView {
    let over = panel.is_over(now);
    let kind = if over {
        CardKind::Quiet
    } else {
        CardKind::Plain
    };
    let mark = joining_mark(panel.may_join(now));
    let href = Offers::expect().href(&Route::Panel(panel.id.clone()));
    let mut facts = facts(&panel);
    // Nobody sits in a seat any more.
    facts.retain(|(icon, _)| !over || *icon != IconName::User);
    view! {
        <Card kind>
            <CardHeading href level=HeadingLevel::Two>
                <Title text=panel.name />
            </CardHeading>
            {mark}
            <p>
                <Title text=panel.summary />
            </p>
            <ul class="c-panel-card__facts" role="list">
                {facts
                    .into_iter()
                    .map(|(icon, text)| view! { <li><Icon name=icon />{text}</li> })
                    .collect_view()}
            </ul>
        </Card>
    }
}

/// Whether it is to be told how one joins, or why not: where the backend takes members, and what holds
/// whether it does or not.
pub fn worth_telling(how: Result<HowToJoin, WhyNotJoin>) -> bool {
    let holds_anyway = matches!(
        how,
        Err(WhyNotJoin::AlreadyMember
            | WhyNotJoin::AlreadyRequested
            | WhyNotJoin::TermOver
            | WhyNotJoin::Elsewhere)
    );
    holds_anyway || Offers::expect().has(Capability::JoinPanel)
}

/// How one joins, or that one is in already, as a badge; none where that is not worth telling.
pub fn joining_mark(how: Result<HowToJoin, WhyNotJoin>) -> Option<AnyView> {
    if !worth_telling(how) {
        return None;
    }
    let (kind, icon) = match how {
        Ok(HowToJoin::AtOnce | HowToJoin::ByRequest) => (BadgeKind::New, IconName::HeartHandshake),
        Err(WhyNotJoin::AlreadyMember) => (BadgeKind::Success, IconName::Check),
        Err(WhyNotJoin::AlreadyRequested) => (BadgeKind::Info, IconName::Clock),
        Err(WhyNotJoin::NotYetOpen(_)) => (BadgeKind::Info, IconName::Calendar),
        Err(WhyNotJoin::InvitationOnly) => (BadgeKind::Neutral, IconName::Mail),
        Err(WhyNotJoin::Elsewhere) => (BadgeKind::New, IconName::ExternalLink),
        Err(WhyNotJoin::Full | WhyNotJoin::Closed | WhyNotJoin::TermOver) => {
            (BadgeKind::Neutral, IconName::Lock)
        }
    };
    let text = Words::expect().panel_joining_mark(how);
    Some(view! { <Badge kind icon>{text}</Badge> }.into_any())
}

fn facts(panel: &Panel) -> Vec<(IconName, String)> {
    let words = Words::expect();
    let attendance = if panel.attendance.has_venue() {
        IconName::Users
    } else {
        IconName::Video
    };
    let mut facts = Vec::new();
    if let Some(name) = &panel.municipality {
        facts.push((IconName::MapPin, municipality(name)));
    }
    facts.push((attendance, words.attendance(panel.attendance).to_owned()));
    if let Some(seats) = panel.seats {
        facts.push((IconName::User, words.panel_seats_left(seats)));
    }
    if !panel.languages.is_empty() {
        facts.push((IconName::Globe, words.languages(&panel.languages)));
    }
    facts
}

#[cfg(test)]
pub(crate) mod tests {
    use model::panel::{Discretion, Joining, Seats, Window};
    use model::place::Attendance;
    use model::{Language, LocalText, PanelId};

    use super::*;

    /// A panel on the net that one may ask to join; one seat is free.
    pub(crate) fn panel() -> Panel {
        let text = |text: &str| LocalText::new([(Language::Fi, text.to_owned())]);
        let empty = LocalText::default;
        Panel {
            id: PanelId::parse("p1").unwrap(),
            name: text("Digiraati"),
            summary: text("Palvelut puhelimessa."),
            description: empty(),
            who: empty(),
            influence: empty(),
            beyond_influence: empty(),
            decided_by: empty(),
            rhythm: empty(),
            fee: empty(),
            expectation: empty(),
            attendance: Attendance::Online,
            municipality: Some("Lännenranta".to_owned()),
            topics: Vec::new(),
            languages: vec![Language::Fi, Language::Sv],
            term: None,
            seats: Some(Seats {
                total: 8,
                taken: Some(7),
            }),
            joining: Joining::OnRequest,
            joining_window: Window::default(),
            elsewhere: None,
            discretion: Discretion::Ordinary,
            contact: None,
            next_news_by: None,
            membership: None,
        }
    }

    fn shown(panel: Panel, language: Language) -> String {
        offered(panel, language, Offers::of(|_| true))
    }

    fn offered(panel: Panel, language: Language, offers: Offers) -> String {
        Owner::new().with(|| {
            Words::shipped(language).provide();
            offers.provide();
            view! { <PanelCard panel now=Timestamp::from_millis(0) /> }.to_html()
        })
    }

    #[test]
    fn a_card_says_what_one_chooses_by() {
        let html = shown(panel(), Language::Fi);
        for fact in [
            "Digiraati",
            "Palvelut puhelimessa.",
            "Voit pyytää mukaan",
            "1 paikka vapaana",
            "Verkossa",
            "Lännenranta",
            "suomi, ruotsi",
        ] {
            assert!(html.contains(fact), "{fact}: {html}");
        }
    }

    #[test]
    fn where_nobody_can_join_here_no_card_says_so() {
        let reads = Offers::of(|one| one == Capability::Panels);
        let html = offered(panel(), Language::Fi, reads);
        assert!(html.contains("Digiraati"), "{html}");
        assert!(
            !html.contains("Voit pyytää") && !html.contains("<a "),
            "{html}"
        );
        let mut over = panel();
        over.term = Some(model::panel::Term {
            starts_on: model::Day::parse("1960-01-01").unwrap(),
            ends_on: model::Day::parse("1960-12-31").unwrap(),
        });
        let html = offered(over, Language::Fi, reads);
        assert!(html.contains("Toimikausi päättynyt"), "{html}");
    }

    #[test]
    fn words_of_another_language_carry_it() {
        let html = shown(panel(), Language::Sv);
        assert!(html.contains(r#"<span lang="fi">Digiraati"#), "{html}");
    }

    #[test]
    fn a_full_panel_does_not_promise_a_seat() {
        let mut full = panel();
        full.seats = Some(Seats {
            total: 8,
            taken: Some(8),
        });
        let html = shown(full, Language::Fi);
        assert!(
            html.contains("Täynnä") && !html.contains("Voit pyytää"),
            "{html}"
        );
    }
}
