//! First stop of the Tab key: past the bars, to what the page is about.

use markup::prelude::*;

/// Id of the `main` element, which the shell gives `tabindex="-1"`.
pub const MAIN_ID: &str = "main";

/// Shown only while it has focus.
#[component]
pub fn SkipLink(
    /// "Skip to content".
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! { <a class="ui-skip-link" href=["#", MAIN_ID].concat()>{label}</a> }
}
