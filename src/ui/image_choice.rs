//! Pictures to choose from. A picture always has words: its label under it, its description in `alt`.

use markup::prelude::*;

use super::choice::toggled;
use super::field::LabelLook;
use super::fieldset::Fieldset;

/// One picture that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageItem {
    /// What is handed back when it is chosen; unique within the group.
    pub value: String,
    /// Shown under the picture.
    pub label: String,
    /// A checked address of the picture.
    pub source: String,
    /// What the picture shows, for those who do not see it.
    pub alternative: String,
    /// Language of label and description, if not the page's.
    pub lang: Option<&'static str>,
}

/// How many pictures may be picked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Picking {
    /// One: radios.
    #[default]
    One,
    /// Several: checkboxes.
    Several,
}

impl Picking {
    const fn kind(self) -> &'static str {
        match self {
            Self::One => "radio",
            Self::Several => "checkbox",
        }
    }
}

/// Pictures in a grid of two and more.
#[component]
pub fn ImageChoice(
    /// Id of the group; also the `name` of its inputs.
    #[prop(into)]
    id: String,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// How the legend is shown.
    #[prop(optional)]
    look: LabelLook,
    /// Language of label and hint, if not the page's.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What can be chosen.
    items: Vec<ImageItem>,
    /// One or several.
    #[prop(optional)]
    picking: Picking,
    /// Values of the chosen pictures.
    #[prop(into)]
    value: Signal<Vec<String>>,
    /// Called with all values chosen after a change.
    #[prop(into)]
    on_change: Callback<(Vec<String>,)>,
) -> impl IntoView {
    let name = id.clone();
    let picture = move |item: ImageItem| {
        let own = item.value.clone();
        let chosen = move || value.with(|value| value.contains(&own));
        let value_attribute = item.value.clone();
        let change = move |on: bool| {
            let before = match picking {
                Picking::One => Vec::new(),
                Picking::Several => value.get_untracked(),
            };
            on_change.run((toggled(before, &item.value, on),));
        };
        view! {
            <label class="ui-image-choice__item">
                <img class="ui-image-choice__image" src=item.source alt=item.alternative lang=item.lang loading="lazy" />
                <span class="ui-image-choice__caption">
                    <input
                        type=picking.kind()
                        name=name.clone()
                        value=value_attribute
                        prop:checked=chosen
                        on:change=move |event| change(event_target_checked(&event))
                    />
                    <span lang=item.lang>{item.label}</span>
                </span>
            </label>
        }
    };
    view! {
        <Fieldset id label look lang hint error>
            <div class="ui-image-choice">{items.into_iter().map(picture).collect_view()}</div>
        </Fieldset>
    }
}
