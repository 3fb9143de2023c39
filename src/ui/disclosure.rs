//! More, for those who want it. What everyone needs is never hidden in here.

use markup::prelude::*;

use super::icon::{Icon, IconName};

/// A native `details`.
#[component]
pub fn Disclosure(
    /// What is inside.
    #[prop(into)]
    summary: Signal<String>,
    /// The inside.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="ui-disclosure">
            <summary class="ui-disclosure__summary">
                <span>{summary}</span>
                <Icon name=IconName::ChevronDown />
            </summary>
            <div class="ui-disclosure__body">{children}</div>
        </details>
    }
}
