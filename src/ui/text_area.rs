//! Several lines of text, growing with what is typed. Typing past the limit is allowed and told:
//! nothing a person wrote is ever cut.

use markup::prelude::*;

use super::field::{Field, LabelLook, described_by, invalid, part};

/// From this many characters left on, the count is also read out.
const NEAR_THE_END: i64 = 20;

/// How many characters are left; below zero when there are too many.
fn remaining(text: &str, maximum: u32) -> i64 {
    let typed = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    i64::from(maximum).saturating_sub(typed)
}

/// A labelled input of several lines.
#[component]
pub fn TextArea(
    /// Id of the input.
    #[prop(into)]
    id: String,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// How the label is shown.
    #[prop(optional)]
    look: LabelLook,
    /// Language of label and hint, if not the page's.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Most characters (Unicode scalar values) that can be sent.
    #[prop(optional_no_strip)]
    maximum: Option<u32>,
    /// Says how many characters are left; below zero: how many too many.
    #[prop(optional, into)]
    remaining_words: Option<Callback<(i64,), String>>,
    /// Lines shown at first.
    #[prop(default = 4)]
    rows: u32,
    /// The text as it is.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text at every change.
    #[prop(into)]
    on_input: Callback<(String,)>,
) -> impl IntoView {
    let left = move || maximum.map(|maximum| value.with(|text| remaining(text, maximum)));
    let say = move |left: i64| remaining_words.map(|words| words.run((left,)));
    let count_id = part(&id, "count");
    let described = described_by(id.clone(), hint, error);
    view! {
        <Field id=id.clone() label look lang hint error>
            <textarea
                class="ui-input ui-input--area"
                rows=rows
                aria-invalid=invalid(error)
                aria-describedby=described
                id=id
                prop:value=value
                on:input=move |event| on_input.run((event_target_value(&event),))
            ></textarea>
            {maximum.map(|_| {
                view! {
                    <p
                        class="ui-field__count"
                        class:ui-field__count--over=move || left().is_some_and(|left| left < 0)
                        id=count_id
                        aria-hidden="true"
                    >
                        {move || left().and_then(say)}
                    </p>
                    <p class="u-visually-hidden" role="status">
                        {move || left().filter(|left| *left <= NEAR_THE_END).and_then(say)}
                    </p>
                }
            })}
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(text: &'static str) -> String {
        view! {
            <TextArea id="q1" label="Miksi?" maximum=Some(30) value=text on_input=|_: String| ()
                remaining_words=|left: i64| format!("jäljellä {left}") />
        }
        .to_html()
    }

    #[test]
    fn characters_are_counted_as_people_count_them() {
        assert_eq!(remaining("äö€", 2), -1);
    }

    #[test]
    fn the_count_is_read_out_only_near_the_end() {
        assert_eq!(area("abc").matches("jäljellä 27").count(), 1);
        assert_eq!(area("abcdefghijklmno").matches("jäljellä 15").count(), 2);
    }
}
