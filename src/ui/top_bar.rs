//! The top of every page: whose portal this is, the way home, and a few small controls.

use markup::prelude::*;

use super::icon::{Icon, IconName};

/// A banner with mark and name; it scrolls away on a phone, to leave room for the content.
#[component]
pub fn TopBar(
    /// The way home.
    #[prop(into)]
    href: Signal<String>,
    /// Name of the portal.
    #[prop(into)]
    name: Signal<String>,
    /// Small controls: language, theme.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="ui-top-bar">
            <a class="ui-top-bar__home" href=href>
                <Icon name=IconName::Mark />
                <span class="ui-top-bar__name">{name}</span>
            </a>
            <div class="ui-top-bar__actions">{children}</div>
        </header>
    }
}
