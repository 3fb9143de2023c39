//! "Kuulimme – teimme": everything that changed, or did not, and what of it the reader took part in.

use connect::{Call, Cursor, Page, calls};
use markup::prelude::*;
use model::Capability;
use model::impact::Impact;
use model::person::Person;

use super::feed::{Feed, feed};
use crate::components::impact_card::impact_card;
use crate::components::way::Way;
use crate::i18n::Words;
use crate::offers::Offers;
use crate::route::Route;
use crate::state::navigation::titled;
use crate::state::person;
use crate::ui::choice::ChoiceItem;
use crate::ui::{ButtonKind, ChipChecks, Empty, FilterBar, IconName, LabelLook, PageHeader};

const ONLY_MINE: &str = "mine";

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.impact_title());
    let only_mine = RwSignal::new(false);
    let person = person::or_nobody();
    let person = Memo::new(move |_| person.get());
    let total = RwSignal::new(None);
    let start = ImpactFeed {
        cursor: None,
        only_mine,
        person,
    };
    // With the filter on, the number would be wrong.
    let found = move || {
        let count = total.get().filter(|_| !only_mine.get());
        count.map(|count| words.impact_found(count))
    };
    // Who is not known has nothing of their own among them.
    let narrow = Offers::expect()
        .has(Capability::Me)
        .then(|| filter(only_mine));
    view! {
        <PageHeader title=words.impact_title() lead=words.impact_lead() />
        {narrow}
        <div class="p-impacts">
            <p class="p-impacts__found" role="status">{found}</p>
            {feed(start, total)}
        </div>
    }
}

fn filter(only_mine: RwSignal<bool>) -> AnyView {
    let words = Words::expect();
    let choose = move |chosen: Vec<String>| only_mine.set(!chosen.is_empty());
    let item = ChoiceItem::new(ONLY_MINE, words.impact_only_mine());
    view! {
        <FilterBar label=words.impact_title()>
            <ChipChecks
                id="impacts-mine"
                label=words.impact_only_mine()
                look=LabelLook::Hidden
                items=Signal::stored(vec![item])
                value=Signal::derive(move || Vec::from_iter(only_mine.get().then(|| ONLY_MINE.to_owned())))
                on_change=choose
            />
        </FilterBar>
    }
    .into_any()
}

/// One place in the list of impacts.
#[derive(Clone)]
struct ImpactFeed {
    cursor: Option<Cursor>,
    only_mine: RwSignal<bool>,
    person: Memo<Person>,
}

impl Feed for ImpactFeed {
    type Item = Impact;

    fn call(&self) -> Call<Page<Impact>> {
        calls::impacts(self.cursor.clone())
    }

    fn next(&self, page: &Page<Impact>) -> Option<Self> {
        page.next.clone().map(|cursor| Self {
            cursor: Some(cursor),
            ..self.clone()
        })
    }

    fn show(&self, items: Vec<Impact>, before: Option<&Impact>) -> AnyView {
        let Self {
            only_mine, person, ..
        } = *self;
        let is_first = before.is_none();
        (move || {
            let mut shown = items.clone();
            person.with(|person| {
                if only_mine.get() {
                    shown.retain(|impact| impact.because_of(person).next().is_some());
                }
                if shown.is_empty() && is_first {
                    return none_of_mine();
                }
                let cards = shown
                    .into_iter()
                    .map(|impact| view! { <li>{impact_card(impact, person)}</li> })
                    .collect_view();
                view! { <ul class="p-impacts__list" role="list">{cards}</ul> }.into_any()
            })
        })
        .into_any()
    }

    fn empty(&self) -> AnyView {
        let words = Words::expect();
        view! { <Empty icon=IconName::Sparkles heading=words.impact_none() text=words.impact_none_text() /> }
            .into_any()
    }
}

/// The way to taking part, for those who did not yet.
fn none_of_mine() -> AnyView {
    let words = Words::expect();
    let to_polls = Way::to(Route::Polls, words.impact_answer_poll());
    let to_polls = to_polls.kind(ButtonKind::Primary).button();
    view! {
        <Empty
            icon=IconName::HeartHandshake
            heading=words.impact_mine_none()
            text=words.impact_mine_none_text()
        >
            {to_polls}
        </Empty>
    }
    .into_any()
}
