//! Links in running text, within the portal and out of it.

use markup::prelude::*;

use super::icon::{Icon, IconName};

/// A link within the portal, or `tel:` and `mailto:`.
#[component]
pub fn TextLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// Words of the link.
    children: Children,
) -> impl IntoView {
    view! { <a class="ui-link" href=href>{children}</a> }
}

/// A button that leads to another site; tells it nothing about where the reader came from.
#[component]
pub fn ExternalButton(
    /// A checked `https:` address.
    #[prop(into)]
    href: Signal<String>,
    /// Read after the words: "(another site)".
    #[prop(into)]
    note: Signal<String>,
    /// Words of the button.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="ui-button ui-button--primary" href=href rel="noopener noreferrer">
            <span class="ui-button__label">
                {children}
                <span class="u-visually-hidden">" " {note}</span>
            </span>
            <Icon name=IconName::ExternalLink />
        </a>
    }
}

/// A link to another site; tells it nothing about where the reader came from.
#[component]
pub fn ExternalLink(
    /// A checked `https:` address.
    #[prop(into)]
    href: Signal<String>,
    /// Read after the words: "(another site)".
    #[prop(into)]
    note: Signal<String>,
    /// Words of the link.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="ui-link ui-link--external" href=href rel="noopener noreferrer">
            {children}
            <span class="u-visually-hidden">" " {note}</span>
            <Icon name=IconName::ExternalLink />
        </a>
    }
}
