//! Counts as rows of text with a bar under each. The text says it all; the bars are for the eye.

use markup::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarItem {
    /// What was counted.
    pub label: String,
    /// Language of the label, if not the page's.
    pub lang: Option<&'static str>,
    /// The count in words: "12 (40 %)".
    pub figure: String,
    /// Length of the bar in percent, 0–100.
    pub percent: u8,
}

/// A list of rows.
#[component]
pub fn BarList(
    /// The rows, in the order they are to be read.
    items: Vec<BarItem>,
) -> impl IntoView {
    let row = |item: BarItem| {
        // `style:` goes through the CSSOM, which the content security policy allows.
        let share = [&item.percent.min(100).to_string(), "%"].concat();
        view! {
            <li class="ui-bar">
                <span class="ui-bar__label" lang=item.lang>{item.label}</span>
                <span class="ui-bar__figure">{item.figure}</span>
                <span class="ui-bar__track" aria-hidden="true">
                    <span class="ui-bar__fill" style:inline-size=share></span>
                </span>
            </li>
        }
    };
    view! { <ul class="ui-bar-list" role="list">{items.into_iter().map(row).collect_view()}</ul> }
}
