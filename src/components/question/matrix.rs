//! The same question about several things.

use std::collections::BTreeMap;

use markup::prelude::*;
use model::answer::Answer;
use model::question::{Choice, Row};
use model::{OptionId, RowId};

use super::{ANSWER_ID, Answering, Frame, nth, worded};
use crate::ui::{ChoiceItem, LabelLook, Matrix};

pub(super) fn matrix(
    frame: Frame,
    rows: &[Row],
    columns: &[Choice],
    answering: Answering,
) -> AnyView {
    let item = |place: usize, (label, lang)| {
        ChoiceItem::new(place.to_string(), String::clone(&label)).lang(lang)
    };
    let row_items: Vec<_> = (rows.iter().enumerate())
        .map(|(place, row)| item(place, worded(&row.label)))
        .collect();
    let column_items: Vec<_> = (columns.iter().enumerate())
        .map(|(place, column)| item(place, worded(&column.label)))
        .collect();
    let rows: Vec<RowId> = rows.iter().map(|row| row.id.clone()).collect();
    let columns: Vec<OptionId> = columns.iter().map(|column| column.id.clone()).collect();
    let ids = StoredValue::new((rows, columns));
    let value = Signal::derive(move || {
        let cells = cells(answering.answer.get());
        let places = |(row, column): (&RowId, &OptionId)| {
            ids.with_value(|(rows, columns)| {
                let row = rows.iter().position(|known| known == row)?;
                let column = columns.iter().position(|known| known == column)?;
                Some((row.to_string(), column.to_string()))
            })
        };
        cells.iter().filter_map(places).collect::<BTreeMap<_, _>>()
    });
    let choose = move |row: String, column: String| {
        let mut cells = cells(answering.answer.get_untracked());
        let cell = ids.with_value(|(rows, columns)| {
            Some((nth(rows, &row)?.clone(), nth(columns, &column)?.clone()))
        });
        cells.extend(cell);
        answering.change.run((Some(Answer::Matrix(cells)),));
    };
    view! {
        <Matrix
            id=ANSWER_ID
            label=frame.label
            look=LabelLook::Hidden
            lang=frame.lang
            hint=frame.hint
            error=frame.error
            rows=row_items
            columns=column_items
            value
            on_change=choose
        />
    }
    .into_any()
}

fn cells(answer: Option<Answer>) -> BTreeMap<RowId, OptionId> {
    match answer {
        Some(Answer::Matrix(cells)) => cells,
        _ => BTreeMap::new(),
    }
}
