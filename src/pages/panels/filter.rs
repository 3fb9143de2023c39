//! Narrowing the list of panels: words, how one takes part, topics, whether one may join now.

use markup::prelude::*;
use model::panel::{Panel, WhyNotJoin};
use model::place::Attendance;
use model::search::Sought;
use model::{Capability, Language, Timestamp};

use crate::i18n::Words;
use crate::offers::Offers;
use crate::ui::{ChipChecks, ChoiceItem, Disclosure, FilterBar, LabelLook, SearchField};

/// Values of the chips; they never leave the page.
const JOINABLE: &str = "joinable";
const IN_PERSON: &str = "in-person";
const ONLINE: &str = "online";

/// Id of the search field.
pub(super) const SEARCH: &str = "panel-search";

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Filter {
    /// As typed.
    text: String,
    /// Chosen chips.
    marks: Vec<String>,
    /// Chosen topics, in the reader's words.
    topics: Vec<String>,
}

impl Filter {
    /// Whether everything is wanted.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a panel is wanted. A hybrid panel is both online and in person; of topics, and of
    /// ways to take part, one is enough.
    pub(super) fn fits(&self, panel: &Panel, now: Timestamp, language: Language) -> bool {
        let marked = |mark: &str| self.marks.iter().any(|one| one == mark);
        let attendance = panel.attendance;
        let attended = match (marked(IN_PERSON), marked(ONLINE)) {
            (true, false) => attendance.has_venue(),
            (false, true) => attendance.is_online(),
            _ => true,
        };
        let on_topic = self.topics.is_empty()
            || topics_of(panel, language).any(|topic| self.topics.iter().any(|one| one == topic));
        attended
            && on_topic
            && (!marked(JOINABLE) || can_be_joined(panel, now))
            && panel.mentions(&Sought::parse(&self.text))
    }
}

fn topics_of(panel: &Panel, language: Language) -> impl Iterator<Item = &str> {
    panel
        .topics
        .iter()
        .filter_map(move |topic| topic.say(language))
        .map(|said| said.text)
}

/// Here or on another site.
fn can_be_joined(panel: &Panel, now: Timestamp) -> bool {
    matches!(panel.may_join(now), Ok(_) | Err(WhyNotJoin::Elsewhere))
}

/// Every topic of these panels, once, in the order of the alphabet.
pub(super) fn topics(panels: &[Panel], language: Language) -> Vec<String> {
    let mut topics: Vec<String> = panels
        .iter()
        .flat_map(|panel| topics_of(panel, language))
        .map(str::to_owned)
        .collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

/// The fields, which keep what was typed and chosen while the list changes.
pub(super) fn bar(filter: RwSignal<Filter>, topics: Memo<Vec<String>>) -> AnyView {
    let words = Words::expect();
    let joinable = Offers::expect()
        .has(Capability::JoinPanel)
        .then(|| (JOINABLE, words.panel_joinable()));
    let marks: Vec<_> = joinable
        .into_iter()
        .chain([
            (IN_PERSON, words.attendance(Attendance::InPerson)),
            (ONLINE, words.attendance(Attendance::Online)),
        ])
        .map(|(value, label)| ChoiceItem::new(value, label))
        .collect();
    let topic_items = Signal::derive(move || {
        let item = |topic: &String| ChoiceItem::new(topic, topic);
        topics.with(|topics| topics.iter().map(item).collect::<Vec<_>>())
    });
    let summary = Signal::derive(move || {
        let picked = filter.with(|filter| filter.topics.len());
        match u32::try_from(picked).unwrap_or(u32::MAX) {
            0 => words.panel_topics().to_owned(),
            picked => words.panel_topics_picked(picked),
        }
    });
    let pick_topics = move |topics: Vec<String>| filter.update(|filter| filter.topics = topics);
    // Not every backend tells topics.
    let has_topics = Memo::new(move |_| topics.with(|topics| !topics.is_empty()));
    let by_topic = move || {
        view! {
            <Disclosure summary>
                <ChipChecks
                    id="panel-topics"
                    label=words.panel_topics()
                    look=LabelLook::Hidden
                    items=topic_items
                    value=Signal::derive(move || filter.with(|filter| filter.topics.clone()))
                    on_change=pick_topics
                />
            </Disclosure>
        }
    };
    let pick_marks = move |marks: Vec<String>| filter.update(|filter| filter.marks = marks);
    view! {
        <FilterBar label=words.panel_search()>
            <SearchField
                id=SEARCH
                label=words.panel_search()
                value=Signal::derive(move || filter.with(|filter| filter.text.clone()))
                on_input=move |text: String| filter.update(|filter| filter.text = text)
            />
            <ChipChecks
                id="panel-marks"
                label=words.panel_narrow()
                look=LabelLook::Hidden
                items=marks
                value=Signal::derive(move || filter.with(|filter| filter.marks.clone()))
                on_change=pick_marks
            />
            {move || has_topics.get().then(by_topic)}
        </FilterBar>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use model::LocalText;
    use model::panel::Seats;

    use super::*;
    use crate::components::panel_card::tests::panel;

    fn fits(filter: &Filter, panel: &Panel) -> bool {
        filter.fits(panel, Timestamp::from_millis(0), Language::Fi)
    }

    fn marked(mark: &str) -> Filter {
        Filter {
            marks: vec![mark.to_owned()],
            ..Filter::default()
        }
    }

    #[test]
    fn a_hybrid_panel_is_both_online_and_in_person() {
        let mut hybrid = panel();
        assert!(fits(&marked(ONLINE), &hybrid) && !fits(&marked(IN_PERSON), &hybrid));
        hybrid.attendance = Attendance::Hybrid;
        assert!(fits(&marked(ONLINE), &hybrid) && fits(&marked(IN_PERSON), &hybrid));
    }

    #[test]
    fn a_full_panel_cannot_be_joined_now() {
        let mut full = panel();
        assert!(fits(&marked(JOINABLE), &full));
        full.seats = Some(Seats {
            total: 8,
            taken: Some(8),
        });
        assert!(!fits(&marked(JOINABLE), &full));
    }

    #[test]
    fn one_topic_of_several_is_enough_and_words_narrow_further() {
        let topic = |text: &str| LocalText::new([(Language::Fi, text.to_owned())]);
        let mut on_topic = panel();
        on_topic.topics = vec![topic("nuoret")];
        let mut filter = Filter {
            topics: vec!["nuoret".to_owned(), "liikkuminen".to_owned()],
            ..Filter::default()
        };
        assert!(fits(&filter, &on_topic) && !fits(&filter, &panel()));
        filter.text = "saaristo".to_owned();
        assert!(!fits(&filter, &on_topic));
    }
}
