//! The same question about several things: stacked rows, each its own group of radios. Never a wide
//! table, which neither fits a phone nor reads well.

use std::collections::BTreeMap;

use markup::prelude::*;

use super::choice::ChoiceItem;
use super::field::{LabelLook, part};
use super::fieldset::{Fieldset, FieldsetRole};

/// One choice a row.
#[component]
pub fn Matrix(
    /// Id of the group; row `r` has the id `{id}-r`.
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
    /// What is asked about; hints of rows are not shown.
    rows: Vec<ChoiceItem>,
    /// What can be chosen in each row.
    columns: Vec<ChoiceItem>,
    /// Chosen column by row.
    #[prop(into)]
    value: Signal<BTreeMap<String, String>>,
    /// Called with row and column just chosen.
    #[prop(into)]
    on_change: Callback<(String, String)>,
) -> impl IntoView {
    let cell = move |name: String, row: String, column: ChoiceItem| {
        let own = (row.clone(), column.value.clone());
        let chosen = move || value.with(|value| value.get(&own.0) == Some(&own.1));
        view! {
            <label class="ui-chip">
                <input
                    type="radio"
                    name=name
                    value=column.value.clone()
                    prop:checked=chosen
                    on:change=move |_| on_change.run((row.clone(), column.value.clone()))
                />
                <span class="ui-chip__label" lang=column.lang>{column.label.clone()}</span>
            </label>
        }
    };
    let group = id.clone();
    let row = move |row: ChoiceItem| {
        let row_id = part(&group, &row.value);
        let cells: Vec<_> = columns
            .iter()
            .map(|column| cell(row_id.clone(), row.value.clone(), column.clone()))
            .collect();
        view! {
            <Fieldset id=row_id label=row.label.clone() role=FieldsetRole::RadioGroup lang=row.lang>
                <div class="ui-chips">{cells}</div>
            </Fieldset>
        }
    };
    view! {
        <Fieldset id label look lang hint error>
            <div class="ui-matrix">{rows.into_iter().map(row).collect_view()}</div>
        </Fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_its_own_group() {
        let html = view! {
            <Matrix id="q" label="?" rows=vec![ChoiceItem::new("r1", "Bussi"), ChoiceItem::new("r2", "Juna")]
                columns=vec![ChoiceItem::new("c", "Hyvä")] value=Signal::stored(BTreeMap::new()) on_change=|_: String, _: String| () />
        }
        .to_html();
        assert_eq!(html.matches(r#"role="radiogroup""#).count(), 2, "{html}");
        assert!(
            html.contains(r#"name="q-r1""#) && html.contains(r#"name="q-r2""#),
            "{html}"
        );
    }
}
