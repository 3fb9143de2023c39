//! Nothing here – said kindly, with a way on.

use markup::prelude::*;

use super::icon::{Icon, IconName};

/// In place of a list without items, or of a thing that is gone.
#[component]
pub fn Empty(
    /// A quiet picture.
    #[prop(default = IconName::Inbox)]
    icon: IconName,
    /// What is not there.
    #[prop(into)]
    heading: Signal<String>,
    /// Why, and what will come; empty for nothing.
    #[prop(optional, into)]
    text: Signal<String>,
    /// Ways on: buttons and links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="ui-empty">
            <span class="ui-empty__icon"><Icon name=icon /></span>
            <h2 class="ui-empty__heading">{heading}</h2>
            <p class="ui-empty__text">{text}</p>
            {children.map(|children| view! { <div class="ui-actions">{children}</div> })}
        </div>
    }
}
