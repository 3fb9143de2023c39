//! All panels: to search, to narrow, to choose from.

use connect::calls;
use markup::prelude::*;
use model::Capability;
use model::panel::Panel;

use super::filter::{self, Filter};
use crate::api::Api;
use crate::browser::document;
use crate::components::panel_card::PanelCard;
use crate::components::way::Way;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::offers::Offers;
use crate::pages::load::load_with;
use crate::pages::more::{More, count};
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{Button, ButtonKind, CardList, Empty, IconName, PageHeader, SkeletonShape};

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.shell_panels());
    let lead = if Offers::expect().has(Capability::JoinPanel) {
        words.panel_lead()
    } else {
        words.home_panels_text()
    };
    let api = Api::expect();
    let first = api.load(calls::panels(None));
    let more = More::none(calls::panels, Words::panel_loaded_more);
    let filter = RwSignal::new(Filter::default());
    let all = Memo::new(move |_| more.after(first.value()));
    let topics = Memo::new(move |_| all.with(|all| filter::topics(all, words.language())));
    let wanted = Memo::new(move |_| {
        let now = now();
        let fits = |panel: &&Panel| filter.with(|one| one.fits(panel, now, words.language()));
        all.with(|all| all.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    let there = Memo::new(move |_| all.with(|all| !all.is_empty()));
    view! {
        <PageHeader title=words.shell_panels() lead />
        {move || there.get().then(|| filter::bar(filter, topics))}
        <p class="p-panels__found" role="status">
            {move || there.get().then(|| words.panel_found(wanted.with(|wanted| count(wanted))))}
            {move || {
                let partly = more.cursor(first).is_some() && !filter.with(Filter::is_empty);
                partly.then(|| [" ", words.panel_found_so_far()].concat())
            }}
        </p>
        {load_with(first, SkeletonShape::Cards, move |page| {
            if page.items.is_empty() { none() } else { cards(wanted, filter) }
        })}
        <p role="status">
            {move || {
                let left_out = more.left_out(first);
                (left_out > 0).then(|| words.common_left_out(left_out))
            }}
        </p>
        {more.button(first)}
    }
}

fn cards(wanted: Memo<Vec<Panel>>, filter: RwSignal<Filter>) -> AnyView {
    let words = Words::expect();
    let card = |panel| view! { <li><PanelCard panel now=now() /></li> };
    let list = move || match wanted.get() {
        wanted if wanted.is_empty() => view! {
            <Empty
                icon=IconName::Search
                heading=words.common_nothing_found()
                text=words.common_nothing_found_text()
            >
                <Button
                    kind=ButtonKind::Secondary
                    on_press=move |()| {
                        filter.set(Filter::default());
                        document::focus(filter::SEARCH);
                    }
                >
                    {words.panel_clear()}
                </Button>
            </Empty>
        }
        .into_any(),
        wanted => {
            let cards = wanted.into_iter().map(card).collect_view();
            view! { <div class="p-panels"><CardList>{cards}</CardList></div> }.into_any()
        }
    };
    list.into_any()
}

fn none() -> AnyView {
    let words = Words::expect();
    view! {
        <Empty icon=IconName::Users heading=words.panel_none() text=words.panel_none_text()>
            {Way::to(Route::Message, words.shell_message()).button()}
        </Empty>
    }
    .into_any()
}
