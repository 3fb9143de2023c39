//! What a panel's work has changed; until then the honest "nothing yet, next news by".

use connect::Page;
use markup::prelude::*;
use model::PanelId;
use model::impact::{Impact, SourceId};
use model::panel::Panel;

use crate::api::Loaded;
use crate::i18n::{Title, Words};
use crate::route::Route;
use crate::ui::{Section, TextLink};

/// The newest changes that came from this panel, and the way to all of them. While they load, and
/// where they cannot be loaded, the way alone is shown: this is no page's main matter.
pub(super) fn section(panel: &Panel, impacts: Loaded<Page<Impact>>) -> AnyView {
    let words = Words::expect();
    let id = panel.id.clone();
    let next_news = panel.next_news_by;
    let from_here = Memo::new(move |_| {
        let page = impacts.value()?;
        let ours = page
            .items
            .into_iter()
            .filter(|impact| came_from(impact, &id));
        Some(ours.collect::<Vec<_>>())
    });
    let shown = move || {
        from_here.get().map(|impacts| {
            if impacts.is_empty() {
                let by = next_news.map(|day| words.common_next_news(&words.day(day)));
                view! { <p>{words.panel_nothing_yet()}" "{by}</p> }.into_any()
            } else {
                list(impacts)
            }
        })
    };
    view! {
        <Section id="changed" heading=words.panel_changed()>
            {shown}
            <p>
                <TextLink href=Route::Impacts.href()>{words.panel_impacts()}</TextLink>
            </p>
        </Section>
    }
    .into_any()
}

fn list(impacts: Vec<Impact>) -> AnyView {
    let words = Words::expect();
    let item = |impact: Impact| {
        view! {
            <li>
                <Title text=impact.title />
                {'\u{a0}'}
                "– "
                {words.progress(impact.progress)}
            </li>
        }
    };
    view! { <ul class="p-panel__changes">{impacts.into_iter().map(item).collect_view()}</ul> }
        .into_any()
}

fn came_from(impact: &Impact, id: &PanelId) -> bool {
    impact.sources.iter().any(|source| match &source.what {
        SourceId::Panel(panel) | SourceId::Meeting(panel, _) => panel == id,
        SourceId::Poll(_) | SourceId::Event(_) => false,
    })
}
