//! A thing in a list of things. The whole card can be tapped, yet it holds just one link – its heading –
//! so that it is read out once.

use markup::prelude::*;

/// How much a card stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardKind {
    /// One of many.
    #[default]
    Plain,
    /// Waits for the resident: an open invitation, a poll that closes soon.
    Calling,
    /// Over, or in the background.
    Quiet,
}

impl CardKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "ui-card",
            Self::Calling => "ui-card ui-card--calling",
            Self::Quiet => "ui-card ui-card--quiet",
        }
    }
}

/// Level of a heading in the page's outline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeadingLevel {
    /// Directly under the page's title.
    Two,
    /// Within a section.
    #[default]
    Three,
}

/// A list of cards; each child is a `<li>` holding one `Card`.
#[component]
pub fn CardList(
    /// The `<li>`s.
    children: Children,
) -> impl IntoView {
    // Safari forgets that a list without bullets is a list unless told.
    view! { <ul class="ui-card-list" role="list">{children}</ul> }
}

/// One card.
#[component]
pub fn Card(
    /// How much it stands out.
    #[prop(optional)]
    kind: CardKind,
    /// What it holds; usually a `CardHeading` first.
    children: Children,
) -> impl IntoView {
    view! { <article class=kind.class()>{children}</article> }
}

/// Heading of a card; with `href`, a tap anywhere on the card follows it.
#[component]
pub fn CardHeading(
    /// Where the card leads.
    #[prop(optional_no_strip)]
    href: Option<String>,
    /// Level in the page's outline.
    #[prop(optional)]
    level: HeadingLevel,
    /// Language of the heading, if not the page's.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let inner = match href {
        Some(href) => view! { <a class="ui-card__link" href=href>{children}</a> }.into_any(),
        None => children.into_any(),
    };
    match level {
        HeadingLevel::Two => {
            view! { <h2 class="ui-card__heading" lang=lang>{inner}</h2> }.into_any()
        }
        HeadingLevel::Three => {
            view! { <h3 class="ui-card__heading" lang=lang>{inner}</h3> }.into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_one_link_within_its_heading() {
        let html = view! {
            <Card kind=CardKind::Calling><CardHeading href=Some("/polls/p1".to_owned())>"Kysely"</CardHeading></Card>
        }
        .to_html();
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
        assert!(
            html.contains("<h3") && html.contains("ui-card--calling"),
            "{html}"
        );
    }
}
