//! The shape of what is coming, so that nothing jumps when it is there.

use markup::prelude::*;

/// What is coming.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonShape {
    /// A list of cards.
    #[default]
    Cards,
    /// A page of text with facts.
    Text,
}

/// Grey shapes to look at, words to hear.
#[component]
pub fn Skeleton(
    /// What is coming.
    #[prop(optional)]
    shape: SkeletonShape,
    /// "Loading panels…", read out politely.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let block = match shape {
        SkeletonShape::Cards => "ui-skeleton__card",
        SkeletonShape::Text => "ui-skeleton__text",
    };
    view! {
        <div class="ui-skeleton">
            <p class="u-visually-hidden" role="status">{text}</p>
            {(0..3).map(|_| view! { <div class=block aria-hidden="true"></div> }).collect_view()}
        </div>
    }
}
