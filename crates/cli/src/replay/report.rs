//! A replay as people read it.

use super::Report;
use crate::paint::{Paint, Tone};
use crate::table::{Cell, Table};
use crate::walk::Outcome;

/// The tone of a class.
pub(crate) fn tone(outcome: &Outcome) -> Tone {
    match outcome.class.as_str() {
        "ok" if outcome.left_out == 0 => Tone::Good,
        "skipped" | "not_captured" => Tone::Quiet,
        _ if outcome.is_fine() => Tone::Doubtful,
        _ => Tone::Bad,
    }
}

/// Operations in a table, and what else is to say of each below it.
pub(crate) fn operations(outcomes: &[Outcome], paint: Paint) -> String {
    let mut table = Table::new(&[
        "operation",
        "requests",
        "status",
        "ms",
        "records",
        "left out",
        "texts",
        "outcome",
    ]);
    let number = |number: Option<u64>| number.map_or_else(String::new, |number| number.to_string());
    for outcome in outcomes {
        let status = outcome.sent.last().and_then(|sent| sent.status);
        let millis = outcome.sent.iter().filter_map(|sent| sent.millis);
        let millis = millis.reduce(|one, other| one + other);
        let left_out = Some(u64::from(outcome.left_out)).filter(|count| *count > 0);
        table.row(vec![
            outcome.operation.into(),
            outcome.sent.len().to_string().into(),
            number(status.map(u64::from)).into(),
            number(millis).into(),
            number(outcome.records.map(u64::from)).into(),
            Cell::toned(number(left_out), Tone::Bad),
            outcome.languages.join(" ").into(),
            Cell::toned(outcome.class.clone(), tone(outcome)),
        ]);
    }
    let mut text = table.show(paint);
    for outcome in outcomes {
        text.push_str(&details(outcome, paint));
    }
    text
}

fn details(outcome: &Outcome, paint: Paint) -> String {
    let mut lines = Vec::new();
    let requests = outcome.sent.iter().map(|sent| sent.request.clone());
    lines.extend(requests.take(3));
    let more = outcome.sent.len().saturating_sub(3);
    if more > 0 {
        lines.push(format!("… and {more} more"));
    }
    if let Some(path) = &outcome.first_unreadable {
        lines.push(format!("first unreadable: {path}"));
    }
    lines.extend(outcome.notes.iter().cloned());
    if !outcome.absent.is_empty() && outcome.class == "ok" {
        lines.push(format!("no record has: {}", outcome.absent.join(", ")));
    }
    if lines.is_empty() {
        return String::new();
    }
    let heading = paint.tone(Tone::Strong, outcome.operation);
    format!("\n{heading}\n  {}\n", lines.join("\n  "))
}

impl Report {
    /// As text.
    pub fn show(&self, paint: Paint) -> String {
        let mut text = operations(&self.operations, paint);
        if !self.cases.is_empty() {
            let mut table = Table::new(&["operation", "capture", "status", "class"]);
            for case in &self.cases {
                let tone = match case.class.as_str() {
                    "ok" => Tone::Good,
                    class if class.starts_with("unreadable") => Tone::Bad,
                    _ => Tone::Usual,
                };
                table.row(vec![
                    case.operation.into(),
                    case.case.as_str().into(),
                    case.status.to_string().into(),
                    Cell::toned(case.class.clone(), tone),
                ]);
            }
            text.push('\n');
            text.push_str(&table.show(paint));
        }
        if !self.unused.is_empty() {
            let line = format!("\nfits no operation: {}\n", self.unused.join(", "));
            text.push_str(&paint.tone(Tone::Quiet, &line));
        }
        text
    }
}
