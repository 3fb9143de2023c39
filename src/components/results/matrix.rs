//! Counts of each row, stacked: never a wide table.

use markup::prelude::*;
use model::question::{Choice, Question, QuestionKind};
use model::results::{Cell, Count, RowCounts};

use super::counts::{bars, label_of, top};
use super::labels::label;
use super::{sentence, small_hidden};
use crate::components::question::worded;
use crate::i18n::Words;
use crate::ui::{BarList, Column, DataTable, Disclosure};

pub(super) fn matrix(question: &Question, rows: &[RowCounts]) -> AnyView {
    let words = Words::expect();
    let QuestionKind::Matrix {
        rows: asked,
        columns,
    } = &question.kind
    else {
        return ().into_any();
    };
    let name = |row: &RowCounts| {
        let known = asked.iter().find(|one| one.id == row.row);
        known.map_or_else(|| (row.row.to_string(), None), |known| worded(&known.label))
    };
    let any_hidden = rows
        .iter()
        .flat_map(|row| &row.counts)
        .any(|one| one.count == Cell::Hidden);
    let stacked = rows.iter().map(|row| {
        let (title, lang) = name(row);
        let all = all_of(row);
        let top = top(question, &row.counts, all).map(sentence);
        view! {
            <div class="c-results__row">
                <h3 lang=lang>{title}</h3>
                {top}
                <BarList items=bars(question, &row.counts, all) />
            </div>
        }
    });
    let stacked = stacked.collect_view();
    let heads = columns
        .iter()
        .map(|column| Column::number(label(question, column.id.as_str()).0));
    let heads: Vec<_> = std::iter::once(Column::text(words.results_column_item()))
        .chain(heads)
        .collect();
    let cells = |row: &RowCounts| {
        let figure = |column: &Choice| {
            let of_column = |one: &&Count| one.value == column.id.as_str();
            let cell = row.counts.iter().find(of_column).map(|one| one.count);
            words.cell(cell.unwrap_or(Cell::Exactly(0)))
        };
        std::iter::once(name(row).0)
            .chain(columns.iter().map(figure))
            .collect()
    };
    let table: Vec<Vec<String>> = rows.iter().map(cells).collect();
    let caption = label_of(question);
    view! {
        {stacked}
        {any_hidden.then(small_hidden)}
        <Disclosure summary=words.results_table()>
            <DataTable caption columns=heads rows=table />
        </Disclosure>
    }
    .into_any()
}

/// How many chose something in this row; hidden where one of its counts is.
fn all_of(row: &RowCounts) -> Cell {
    let told: Option<Vec<u32>> = row.counts.iter().map(|one| one.count.told()).collect();
    told.map_or(Cell::Hidden, |told| Cell::Exactly(told.into_iter().sum()))
}
