//! One of some, some of some: native radios and checkboxes, each row a card one can tap anywhere.
//! Choosing never moves on by itself: a slip of the finger must be mendable.

use markup::prelude::*;

use super::field::{LabelLook, invalid};
use super::fieldset::{Fieldset, FieldsetRole};

/// One thing that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChoiceItem {
    /// What is handed back when it is chosen; unique within the group.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Said under the label; empty for nothing.
    pub hint: String,
    /// Language of label and hint, if not the page's.
    pub lang: Option<&'static str>,
}

impl ChoiceItem {
    /// An item in the page's language, without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            ..Self::default()
        }
    }

    /// The same item, in another language than the page.
    #[must_use]
    pub fn lang(self, lang: Option<&'static str>) -> Self {
        Self { lang, ..self }
    }

    /// The same item with words under its label.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: hint.into(),
            ..self
        }
    }
}

/// Adds a value, or takes it out; keeps the order in which values were picked.
pub(super) fn toggled(mut picked: Vec<String>, value: &str, on: bool) -> Vec<String> {
    picked.retain(|known| known != value);
    if on {
        picked.push(value.to_owned());
    }
    picked
}

/// What stands beside the native input.
fn words(item: &ChoiceItem) -> impl IntoView + use<> {
    let ChoiceItem {
        label, hint, lang, ..
    } = item.clone();
    view! {
        <span class="ui-choice__text" lang=lang>
            <span class="ui-choice__label">{label}</span>
            {(!hint.is_empty()).then(|| view! { <span class="ui-choice__hint">{hint}</span> })}
        </span>
    }
}

/// One of some.
#[component]
pub fn RadioGroup(
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
    /// What can be chosen.
    items: Vec<ChoiceItem>,
    /// Value of the chosen item.
    #[prop(into)]
    value: Signal<Option<String>>,
    /// Called with the value just chosen.
    #[prop(into)]
    on_change: Callback<(String,)>,
    /// Shown under the rows: the text that goes with "other".
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let name = id.clone();
    let row = move |item: ChoiceItem| {
        let text = words(&item);
        let own = item.value.clone();
        let chosen = move || value.with(|value| value.as_ref() == Some(&own));
        view! {
            <label class="ui-choice">
                <input
                    type="radio"
                    name=name.clone()
                    value=item.value.clone()
                    prop:checked=chosen
                    on:change=move |_| on_change.run((item.value.clone(),))
                />
                {text}
            </label>
        }
    };
    view! {
        <Fieldset id label look role=FieldsetRole::RadioGroup lang hint error>
            <div class="ui-choices">{items.into_iter().map(row).collect_view()}</div>
            {children}
        </Fieldset>
    }
}

/// Some of some.
#[component]
pub fn CheckboxGroup(
    /// Id of the group.
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
    /// What helps to answer: how many may be chosen.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What can be chosen.
    items: Vec<ChoiceItem>,
    /// Values of the chosen items.
    #[prop(into)]
    value: Signal<Vec<String>>,
    /// Called with all values chosen after a change.
    #[prop(into)]
    on_change: Callback<(Vec<String>,)>,
    /// Shown under the rows: the text that goes with "other".
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let name = id.clone();
    let row = move |item: ChoiceItem| {
        let text = words(&item);
        let own = item.value.clone();
        let chosen = move || value.with(|value| value.contains(&own));
        view! {
            <label class="ui-choice">
                <input
                    type="checkbox"
                    name=name.clone()
                    value=item.value.clone()
                    aria-invalid=invalid(error)
                    prop:checked=chosen
                    on:change=move |event| {
                        let picked = value.get_untracked();
                        on_change.run((toggled(picked, &item.value, event_target_checked(&event)),));
                    }
                />
                {text}
            </label>
        }
    };
    view! {
        <Fieldset id label look lang hint error>
            <div class="ui-choices">{items.into_iter().map(row).collect_view()}</div>
            {children}
        </Fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<ChoiceItem> {
        vec![
            ChoiceItem::new("a", "Kyllä"),
            ChoiceItem::new("b", "Nej").lang(Some("sv")),
        ]
    }

    #[test]
    fn radios_share_a_name_and_the_legend_asks() {
        let html = view! {
            <RadioGroup id="q1" label="Tulisitko?" items=items() value={None::<String>} on_change=|_: String| () />
        }
        .to_html();
        assert_eq!(html.matches(r#"name="q1""#).count(), 2, "{html}");
        assert!(
            html.contains(r#"role="radiogroup""#) && html.contains("<legend"),
            "{html}"
        );
        assert!(html.contains(r#"lang="sv""#), "{html}");
    }

    #[test]
    fn an_error_marks_the_group_and_describes_it() {
        let html = view! {
            <RadioGroup id="q1" label="?" items=items() error="Valitse yksi" value={None::<String>} on_change=|_: String| () />
        }
        .to_html();
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
        assert!(html.contains(r#"aria-describedby="q1-error""#), "{html}");
    }

    #[test]
    fn picking_twice_counts_once() {
        let picked = toggled(vec!["a".into(), "b".into()], "a", true);
        assert_eq!(picked, ["b", "a"]);
        assert_eq!(toggled(picked, "b", false), ["a"]);
    }
}
