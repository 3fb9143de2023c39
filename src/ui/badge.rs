//! A word or two on the state of a thing. The words say it; the colour only helps to find it.

use markup::prelude::*;

use super::icon::{Icon, IconName};

/// How a badge is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadgeKind {
    /// A plain fact.
    #[default]
    Neutral,
    /// Now, or new: the sunny one, to be used sparingly.
    New,
    /// Going on.
    Info,
    /// Done, or joined.
    Success,
    /// Soon over, or few seats left.
    Warning,
    /// Cancelled, full.
    Danger,
}

impl BadgeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "ui-badge",
            Self::New => "ui-badge ui-badge--new",
            Self::Info => "ui-badge ui-tone--info",
            Self::Success => "ui-badge ui-tone--success",
            Self::Warning => "ui-badge ui-tone--warning",
            Self::Danger => "ui-badge ui-tone--danger",
        }
    }
}

/// A small label.
#[component]
pub fn Badge(
    /// How it is meant.
    #[prop(optional)]
    kind: BadgeKind,
    /// Picture before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// One to three words.
    children: Children,
) -> impl IntoView {
    view! {
        <span class=kind.class()>
            {icon.map(|name| view! { <Icon name /> })}
            <span>{children}</span>
        </span>
    }
}
