//! Where things stand in a page. No control decides its own outer distance; these do.

use markup::prelude::*;

/// Things under each other, at the distance of a form.
#[component]
pub fn Stack(
    /// The things.
    children: Children,
) -> impl IntoView {
    view! { <div class="ui-stack">{children}</div> }
}

/// What the shell has to tell, before any page's title: offline, another language.
#[component]
pub fn News(
    /// `Notice`s; may be empty.
    children: Children,
) -> impl IntoView {
    view! { <div class="ui-news">{children}</div> }
}

/// Buttons in a row; on a phone each takes the whole width, the first one on top.
#[component]
pub fn Actions(
    /// `Button`s and `LinkButton`s, the main one first.
    children: Children,
) -> impl IntoView {
    view! { <div class="ui-actions">{children}</div> }
}

/// A part of a page under its own heading.
#[component]
pub fn Section(
    /// Id of the section; the heading's is `{id}-heading`.
    #[prop(into)]
    id: String,
    /// The `h2`.
    #[prop(into)]
    heading: Signal<String>,
    /// Language of the heading, if not the page's.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
    /// The part.
    children: Children,
) -> impl IntoView {
    let heading_id = [&id, "-heading"].concat();
    view! {
        <section class="ui-section" id=id aria-labelledby=heading_id>
            <h2 class="ui-section__heading" id=heading_id.clone() lang=lang>{heading}</h2>
            {children}
        </section>
    }
}

/// A page about one thing: facts and what can be done first, then the story; side by side on a wide
/// screen, where the facts stay in view.
#[component]
pub fn Columns(
    /// Facts and actions.
    aside: AnyView,
    /// The story.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="ui-columns">
            <div class="ui-columns__aside">{aside}</div>
            <div class="ui-columns__main">{children}</div>
        </div>
    }
}
