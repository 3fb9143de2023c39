//! How far one is, in words and as a bar.

use markup::prelude::*;

/// A native progress bar under its words.
#[component]
pub fn Progress(
    /// Steps done, counted as the words count them.
    #[prop(into)]
    value: Signal<usize>,
    /// Steps in all.
    #[prop(into)]
    total: Signal<usize>,
    /// "Question 2 of 4".
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="ui-progress">
            <p class="ui-progress__text">{text}</p>
            <progress
                class="ui-progress__bar"
                aria-label=text
                max=move || total.get().to_string()
                value=move || value.get().to_string()
            ></progress>
        </div>
    }
}
