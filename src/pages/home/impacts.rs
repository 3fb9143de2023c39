//! What changed because of what this resident took part in; the newest changes for everyone else.

use connect::{Page, calls};
use markup::prelude::*;
use model::impact::Impact;
use model::person::Person;

use super::all;
use crate::api::Api;
use crate::components::impact_card::impact_brief;
use crate::i18n::Words;
use crate::pages::load::load_with;
use crate::route::Route;
use crate::state::person;
use crate::ui::{CardList, Section, SkeletonShape};

/// How many are told here.
const SHOWN: usize = 2;

/// The part of the home screen.
pub(super) fn part() -> Option<AnyView> {
    let words = Words::expect();
    let loaded = Api::expect().load_offered(calls::impacts(None))?;
    let person = person::or_nobody();
    let person = Memo::new(move |_| person.get());
    let has_mine = Memo::new(move |_| {
        let items = loaded.value().map(|page| page.items).unwrap_or_default();
        person.with(|person| items.iter().any(|impact| is_mine(impact, person)))
    });
    let heading = move || {
        let heading = if has_mine.get() {
            words.home_impacts_mine()
        } else {
            words.impact_title()
        };
        heading.to_owned()
    };
    let show = move |page: Page<Impact>| {
        (move || person.with(|person| cards(page.items.clone(), person))).into_any()
    };
    Some(
        view! {
            <Section id="home-impacts" heading=Signal::derive(heading)>
                {load_with(loaded, SkeletonShape::Cards, show)}
                {all(&Route::Impacts, words.home_impacts_all())}
            </Section>
        }
        .into_any(),
    )
}

fn is_mine(impact: &Impact, person: &Person) -> bool {
    impact.because_of(person).next().is_some()
}

fn cards(mut impacts: Vec<Impact>, person: &Person) -> AnyView {
    if impacts.is_empty() {
        return view! { <p>{Words::expect().home_impacts_none()}</p> }.into_any();
    }
    if impacts.iter().any(|impact| is_mine(impact, person)) {
        impacts.retain(|impact| is_mine(impact, person));
    }
    let cards = impacts
        .into_iter()
        .take(SHOWN)
        .map(|impact| view! { <li>{impact_brief(impact, person)}</li> })
        .collect_view();
    view! { <CardList>{cards}</CardList> }.into_any()
}
