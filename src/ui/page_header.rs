//! The head of a page: its title, which takes focus when one arrives, a way back, and what it is about.

use leptos::prelude::*;

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
    /// Language of the title, if not the page's.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
    /// What the page is about, in a sentence; empty for none.
    #[prop(optional, into)]
    lead: Signal<String>,
    /// Language of the lead, if not the page's.
    #[prop(optional_no_strip)]
    lead_lang: Option<&'static str>,
    /// The way back; none on the main places.
    #[prop(optional_no_strip)]
    back: Option<BackLink>,
    /// Badges and the like, under the title.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let longest = move || title.with(|title| longest_word(title).to_string());
    view! {
        <header class="ui-page-header">
            {back.map(|BackLink { href, label }| {
                view! {
                    <a class="ui-page-header__back" href=href>
                        <Icon name=IconName::ArrowLeft />
                        {label}
                    </a>
                }
            })}
            <h1
                class="ui-page-header__title"
                id=PAGE_TITLE_ID
                tabindex="-1"
                lang=lang
                style:--longest-word=longest
            >
                {title}
            </h1>
            {children.map(|children| view! { <div class="ui-page-header__marks">{children()}</div> })}
            {move || {
                lead.with(|lead| !lead.is_empty())
                    .then(|| view! { <p class="ui-page-header__lead" lang=lead_lang>{lead}</p> })
            }}
        </header>
    }
}

/// How many letters stand between two places where a line may break.
fn longest_word(text: &str) -> usize {
    let breaks = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '\u{ad}');
    // What a line ends with stands on it, too.
    let words = text
        .split_inclusive(breaks)
        .map(|word| word.trim_end().chars().count());
    words.max().unwrap_or_default().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ends_where_a_line_may_break() {
        assert_eq!(longest_word("Korvaushoidon asiakasraati"), 13);
        assert_eq!(longest_word("Saavutettavuus\u{ad}seloste"), 15);
        assert_eq!(longest_word(""), 1);
    }
}
