//! How often each value was chosen.

use markup::prelude::*;
use model::answer::Sentiment;
use model::question::{Question, QuestionKind};
use model::results::{Cell, Count, percent};

use super::labels::label;
use super::{sentence, small_hidden};
use crate::components::question::worded;
use crate::i18n::Words;
use crate::ui::{BarItem, BarList, Column, DataTable, Disclosure};

pub(super) fn counts(question: &Question, counts: &[Count], answered: Cell) -> AnyView {
    let words = Words::expect();
    let top = top(question, counts, answered).map(sentence);
    let average = average(question, counts).map(sentence);
    let note = (counts.iter().any(|one| one.count == Cell::Hidden)).then(small_hidden);
    let cells = |one: &Count| {
        let share = match (one.count, answered) {
            (Cell::Exactly(count), Cell::Exactly(of)) => words.share(count, of),
            _ => words.results_not_shown().to_owned(),
        };
        vec![label(question, &one.value).0, words.cell(one.count), share]
    };
    let rows: Vec<_> = counts.iter().map(cells).collect();
    let columns = vec![
        Column::text(words.results_column_answer()),
        Column::number(words.results_column_count()),
        Column::number(words.results_column_share()),
    ];
    let caption = label_of(question);
    view! {
        {top}
        {average}
        <BarList items=bars(question, counts, answered) />
        {note}
        <Disclosure summary=words.results_table()>
            <DataTable caption columns rows />
        </Disclosure>
    }
    .into_any()
}

/// The question's own words, for the caption of a table.
pub(super) fn label_of(question: &Question) -> String {
    worded(&question.title).0
}

/// Bars of the shares, or of the largest count where shares may not be told.
pub(super) fn bars(question: &Question, counts: &[Count], answered: Cell) -> Vec<BarItem> {
    let words = Words::expect();
    let largest = counts.iter().filter_map(|one| one.count.told()).max();
    let whole = answered.told().or(largest).unwrap_or_default();
    let bar = |one: &Count| {
        let (label, lang) = label(question, &one.value);
        let share = percent(one.count.told().unwrap_or_default(), whole);
        BarItem {
            label,
            lang,
            figure: words.figure(one.count, answered),
            percent: u8::try_from(share).unwrap_or(100),
        }
    };
    counts.iter().map(bar).collect()
}

/// What most people chose. A hidden count is never the largest one shown beside it.
pub(super) fn top(question: &Question, counts: &[Count], answered: Cell) -> Option<String> {
    let words = Words::expect();
    let most = counts
        .iter()
        .filter_map(|one| one.count.told())
        .max()
        .filter(|most| *most > 0)?;
    let labels: Vec<_> = counts
        .iter()
        .filter(|one| one.count == Cell::Exactly(most))
        .map(|one| label(question, &one.value).0)
        .collect();
    let (count, label) = (words.number(most), labels.join(", "));
    let total = answered.told().map(|total| words.number(total));
    Some(match (labels.len(), total) {
        (1, Some(total)) => words.results_top(&count, &label, &total),
        (1, None) => words.results_top_alone(&count, &label),
        (_, Some(total)) => words.results_tops(&count, &label, &total),
        (_, None) => words.results_tops_alone(&count, &label),
    })
}

/// The mean of steps or faces in words, where every count may be told.
fn average(question: &Question, counts: &[Count]) -> Option<String> {
    let words = Words::expect();
    let steps = matches!(
        question.kind,
        QuestionKind::Scale(_) | QuestionKind::Sentiment
    );
    let mut all = 0_u32;
    let mut sum = 0.0;
    for one in counts.iter().filter(|_| steps) {
        // "I don't know" is no step.
        if let Ok(step) = one.value.parse::<i32>() {
            let count = one.count.told()?;
            all = all.saturating_add(count);
            sum += f64::from(step) * f64::from(count);
        }
    }
    if all == 0 {
        return None;
    }
    let mean = sum / f64::from(all);
    let average = words.decimal(mean);
    if let QuestionKind::Scale(scale) = &question.kind {
        let [first, last] = [scale.first, scale.last].map(|step| step.to_string());
        return Some(words.results_average(&average, &first, &last));
    }
    let nearest = Sentiment::ALL.into_iter().min_by(|one, other| {
        let far = |face: &Sentiment| {
            let step: f64 = face.value().parse().unwrap_or_default();
            (step - mean).abs()
        };
        far(one).total_cmp(&far(other))
    })?;
    Some(words.results_mood(&average, words.sentiment(nearest)))
}
