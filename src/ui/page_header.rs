//! The head of a page: its title, which takes focus when one arrives, a way back, and what it is about.

use markup::prelude::*;

use super::icon::{Icon, IconName};

/// Id of the title; focus goes there on navigation.
pub const PAGE_TITLE_ID: &str = "page-title";

/// The way back: a real place, not the browser's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackLink {
    /// Where it leads.
    pub href: String,
    /// Name of that place.
    pub label: String,
}

/// Title, lead and way back; one a page.
#[component]
pub fn PageHeader(
    /// The `h1`.
    #[prop(into)]
    title: Signal<String>,
    /// Language of title and lead, if not the page's.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
    /// What the page is about, in a sentence; empty for none.
    #[prop(optional, into)]
    lead: Signal<String>,
    /// The way back; none on the main places.
    #[prop(optional_no_strip)]
    back: Option<BackLink>,
    /// Called when something in it is given the focus.
    #[prop(optional, into)]
    on_focus: Option<Callback<()>>,
    /// Badges and the like, under the title.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let focused = move |_| {
        if let Some(on_focus) = on_focus {
            on_focus.run(());
        }
    };
    view! {
        <header class="ui-page-header" on:focusin=focused>
            {back.map(|BackLink { href, label }| {
                view! {
                    <a class="ui-page-header__back" href=href>
                        <Icon name=IconName::ArrowLeft />
                        {label}
                    </a>
                }
            })}
            <h1 class="ui-page-header__title" id=PAGE_TITLE_ID tabindex="-1" lang=lang>{title}</h1>
            {children.map(|children| view! { <div class="ui-page-header__marks">{children}</div> })}
            {move || {
                lead.with(|lead| !lead.is_empty())
                    .then(|| view! { <p class="ui-page-header__lead" lang=lang>{lead}</p> })
            }}
        </header>
    }
}
