//! A step on a scale: radios in one row that wraps, with words at its ends. Arrow keys are native.

use markup::prelude::*;

use super::field::LabelLook;
use super::fieldset::{Fieldset, FieldsetRole};

/// 2–11 steps from `first` to `last`.
#[component]
pub fn Scale(
    /// Id of the group; also the `name` of its radios.
    #[prop(into)]
    id: String,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// How the legend is shown.
    #[prop(optional)]
    look: LabelLook,
    /// Language of label, hint and end labels, if not the page's.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Value of the first step.
    first: i32,
    /// Value of the last step.
    last: i32,
    /// What the first step means.
    #[prop(into)]
    first_label: String,
    /// What the last step means.
    #[prop(into)]
    last_label: String,
    /// The chosen step.
    #[prop(into)]
    value: Signal<Option<i32>>,
    /// Called with the step just chosen.
    #[prop(into)]
    on_change: Callback<(i32,)>,
) -> impl IntoView {
    let name = id.clone();
    let meaning = {
        let ends = (first_label.clone(), last_label.clone());
        move |step: i32| match step {
            _ if step == first => Some(ends.0.clone()),
            _ if step == last => Some(ends.1.clone()),
            _ => None,
        }
    };
    let step = move |step: i32| {
        let meaning = meaning(step).map(|words| {
            view! { <span class="u-visually-hidden" lang=lang>" " {words}</span> }
        });
        view! {
            <label class="ui-scale__step">
                <input
                    type="radio"
                    name=name.clone()
                    value=step.to_string()
                    prop:checked=move || value.get() == Some(step)
                    on:change=move |_| on_change.run((step,))
                />
                <span class="ui-scale__number">{step.to_string()}{meaning}</span>
            </label>
        }
    };
    view! {
        <Fieldset id label look role=FieldsetRole::RadioGroup lang hint error>
            <div class="ui-scale">
                <div class="ui-scale__steps">{(first..=last).map(step).collect_view()}</div>
                <div class="ui-scale__ends" aria-hidden="true" lang=lang>
                    <span><b>{first}</b>" "{first_label}</span>
                    <span><b>{last}</b>" "{last_label}</span>
                </div>
            </div>
        </Fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_a_radio_and_the_ends_say_what_they_mean() {
        let html = view! {
            <Scale id="q" label="?" first=0 last=10 first_label="Ei lainkaan" last_label="Täysin"
                value=Signal::stored(None::<i32>) on_change=|_: i32| () />
        }
        .to_html();
        assert_eq!(html.matches(r#"type="radio""#).count(), 11, "{html}");
        assert_eq!(
            html.matches("Ei lainkaan").count(),
            2,
            "once to see, once to hear: {html}"
        );
    }
}
