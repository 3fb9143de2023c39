//! Tables for people: columns as wide as their longest cell, the last one as long as it likes.

use crate::paint::{Paint, Tone};

/// Widest cell of any column but the last; longer ones push only their own row.
const WIDEST: usize = 44;

/// One cell.
#[derive(Debug, Clone)]
pub struct Cell(String, Tone);

impl Cell {
    /// A cell of this tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self(text.into(), tone)
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self(text.into(), Tone::Usual)
    }
}

/// Rows under a heading.
#[derive(Debug, Clone)]
pub struct Table {
    heading: Vec<&'static str>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// An empty one.
    pub fn new(heading: &[&'static str]) -> Self {
        Self {
            heading: heading.to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// As text.
    pub fn show(&self, paint: Paint) -> String {
        let heading = self.heading.iter();
        let heading: Vec<Cell> = heading
            .map(|name| Cell::toned(*name, Tone::Strong))
            .collect();
        let rows = || std::iter::once(&heading).chain(&self.rows);
        let width = |column: usize| {
            let cells = rows().filter_map(|row| row.get(column));
            let widths = cells.map(|cell| cell.0.chars().count().min(WIDEST));
            widths.max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.heading.len()).map(width).collect();
        let mut text = String::new();
        for row in rows() {
            let mut line = String::new();
            for (index, (Cell(cell, tone), width)) in row.iter().zip(&widths).enumerate() {
                line.push_str(&paint.tone(*tone, cell));
                if index + 1 < row.len() {
                    let blanks = width.saturating_sub(cell.chars().count()) + 2;
                    line.push_str(&" ".repeat(blanks));
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let mut table = Table::new(&["what", "how"]);
        table.row(vec!["panels".into(), Cell::toned("ok", Tone::Good)]);
        table.row(vec!["ä".into(), "fine".into()]);
        assert_eq!(
            table.show(Paint::Plain),
            "what    how\npanels  ok\nä       fine\n"
        );
        assert!(
            table
                .show(Paint::Coloured)
                .contains("\u{1b}[32mok\u{1b}[0m")
        );
    }
}
