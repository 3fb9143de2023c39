//! Words for those who listen, where those who look see them from the place alone.

use markup::prelude::*;

/// Text that is read out but not drawn.
#[component]
pub fn VisuallyHidden(
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <span class="u-visually-hidden">{children}</span> }
}
