//! Figures in rows and columns. On a phone each row stacks into a small block, so nothing scrolls
//! sideways; explicit roles keep it a table for those who listen.

use markup::prelude::*;

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    #[default]
    Text,
    /// Figures, set flush.
    Number,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub label: String,
    /// What it holds.
    pub kind: ColumnKind,
}

impl Column {
    /// A column of words.
    pub fn text(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            kind: ColumnKind::Text,
        }
    }

    /// A column of figures.
    pub fn number(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            kind: ColumnKind::Number,
        }
    }

    const fn class(&self) -> &'static str {
        match self.kind {
            ColumnKind::Text => "ui-table__cell",
            ColumnKind::Number => "ui-table__cell ui-table__cell--number",
        }
    }
}

/// A native table; the first cell of a row is its heading.
#[component]
pub fn DataTable(
    /// What the table is about.
    #[prop(into)]
    caption: String,
    /// The columns.
    columns: Vec<Column>,
    /// The rows, each with one cell a column.
    rows: Vec<Vec<String>>,
) -> impl IntoView {
    let heads = columns.iter().map(|column| {
        view! { <th role="columnheader" scope="col" class=column.class()>{column.label.clone()}</th> }
    });
    let cell = |column: &Column, text: String, first: bool| {
        if first {
            view! { <th role="rowheader" scope="row" class="ui-table__cell ui-table__cell--head">{text}</th> }
                .into_any()
        } else {
            view! { <td role="cell" class=column.class() data-label=column.label.clone()>{text}</td> }
                .into_any()
        }
    };
    let row = |cells: Vec<String>| {
        let cells: Vec<_> = columns
            .iter()
            .zip(cells)
            .enumerate()
            .map(|(at, (column, text))| cell(column, text, at == 0))
            .collect();
        view! { <tr role="row" class="ui-table__row">{cells}</tr> }
    };
    view! {
        <table class="ui-table" role="table">
            <caption class="ui-table__caption">{caption}</caption>
            <thead role="rowgroup" class="ui-table__head">
                <tr role="row">{heads.collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
