//! How it felt: five faces as radios, each with its word, since a face alone is a riddle.

use markup::prelude::*;

use super::field::LabelLook;
use super::fieldset::{Fieldset, FieldsetRole};
use super::icon::{Icon, IconName};

const FACES: [IconName; 5] = [
    IconName::FaceVeryBad,
    IconName::FaceBad,
    IconName::FaceNeutral,
    IconName::FaceGood,
    IconName::FaceVeryGood,
];

/// Five faces from very bad (1) to very good (5).
#[component]
pub fn Sentiment(
    /// Id of the group; also the `name` of its radios.
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
    /// Words under the faces, from very bad to very good, in the page's language.
    words: [String; 5],
    /// The chosen face, 1–5.
    #[prop(into)]
    value: Signal<Option<u8>>,
    /// Called with the face just chosen, 1–5.
    #[prop(into)]
    on_change: Callback<(u8,)>,
) -> impl IntoView {
    let name = id.clone();
    let face = move |((step, word), icon): ((u8, String), IconName)| {
        view! {
            <label class="ui-sentiment__face">
                <input
                    type="radio"
                    name=name.clone()
                    value=step.to_string()
                    prop:checked=move || value.get() == Some(step)
                    on:change=move |_| on_change.run((step,))
                />
                <span class="ui-sentiment__tile">
                    <Icon name=icon />
                    <span class="ui-sentiment__word">{word}</span>
                </span>
            </label>
        }
    };
    view! {
        <Fieldset id label look role=FieldsetRole::RadioGroup lang hint error>
            <div class="ui-sentiment">
                {(1_u8..).zip(words).zip(FACES).map(face).collect_view()}
            </div>
        </Fieldset>
    }
}
