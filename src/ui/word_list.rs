//! Everyone's words as one picture that is still a list: larger where more people said it, in order of
//! count, with the count read out. Wraps at any zoom, which a drawn cloud does not.

use markup::prelude::*;

/// One word or phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordItem {
    /// The words as people wrote them.
    pub text: String,
    /// How many wrote them.
    pub count: usize,
    /// The count in words: "12 times".
    pub count_text: String,
}

/// Size step 1–5 of a count between the least and the most.
fn size(count: usize, most: usize) -> usize {
    if most <= 1 {
        1
    } else {
        1 + 4 * count.saturating_sub(1) / (most - 1)
    }
}

/// A wrapping list of words in five sizes.
#[component]
pub fn WordList(
    /// Most said first.
    items: Vec<WordItem>,
) -> impl IntoView {
    let most = items
        .iter()
        .map(|item| item.count)
        .max()
        .unwrap_or_default();
    let word = move |item: WordItem| {
        let class = format!("ui-word ui-word--{}", size(item.count, most));
        view! {
            <li class=class>{item.text}<span class="u-visually-hidden">" – " {item.count_text}</span></li>
        }
    };
    view! { <ul class="ui-word-list" role="list">{items.into_iter().map(word).collect_view()}</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_span_one_to_five() {
        assert_eq!((size(1, 9), size(5, 9), size(9, 9)), (1, 3, 5));
        assert_eq!((size(1, 1), size(0, 0)), (1, 1));
    }
}
