//! A check as people read it.

use super::{Found, Report};
use crate::paint::{Paint, Tone};
use crate::table::{Cell, Table};

impl Report {
    /// As text; operations that are off without a word are named in one line.
    pub fn show(&self, paint: Paint) -> String {
        let mut text = paint.tone(Tone::Strong, &self.file);
        text.push('\n');
        for found in &self.findings {
            text.push_str(&self.line(found, paint));
        }
        if self.operations.is_empty() {
            return text;
        }
        let mut table = Table::new(&["operation", "how", "repeat told by", "needs", "because"]);
        let is_bare = |how: &str, because: &Option<String>| how == "off" && because.is_none();
        for offer in &self.operations {
            if is_bare(offer.how, &offer.because) {
                continue;
            }
            let tone = match offer.how {
                "off" => Tone::Quiet,
                "link_out" | "this_phone" => Tone::Usual,
                _ => Tone::Good,
            };
            let doubtful = offer.dedupe == Some("none");
            let repeat = if doubtful {
                Tone::Doubtful
            } else {
                Tone::Usual
            };
            table.row(vec![
                offer.operation.into(),
                Cell::toned(offer.how, tone),
                Cell::toned(offer.dedupe.unwrap_or_default(), repeat),
                offer.needs.into(),
                offer.because.as_deref().unwrap_or_default().into(),
            ]);
        }
        text.push('\n');
        text.push_str(&table.show(paint));
        let off = self.operations.iter();
        let off = off.filter(|offer| is_bare(offer.how, &offer.because));
        let off: Vec<&str> = off.map(|offer| offer.operation).collect();
        if !off.is_empty() {
            let line = format!("not mapped, so not shown: {}\n", off.join(", "));
            text.push_str(&paint.tone(Tone::Quiet, &line));
        }
        text.push_str("\nContent-Security-Policy of the portal: ");
        text.push_str(&self.connect_src);
        text.push('\n');
        text
    }

    fn line(&self, found: &Found, paint: Paint) -> String {
        let place = match &found.preset {
            Some(name) => format!("(preset {name})"),
            None => format!("{}:{}", self.file, found.line),
        };
        let tone = match found.weight {
            "broken" => Tone::Bad,
            _ => Tone::Doubtful,
        };
        let weight = paint.tone(tone, found.weight);
        let pointer = if found.pointer.is_empty() {
            "(whole file)"
        } else {
            &found.pointer
        };
        let nearest = found.nearest.as_ref();
        let nearest = nearest.map(|name| format!(" – did you mean {name}?"));
        format!(
            "{place}: {weight}: {pointer}: expected {}, got {}{}\n",
            found.expected,
            found.got,
            nearest.unwrap_or_default()
        )
    }
}
