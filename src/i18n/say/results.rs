//! Words for results, and for why there are none.

use model::poll::WhyNoResults;
use model::results::{Cell, percent};
use model::time::Zone;

use crate::i18n::Words;

impl Words {
    /// Why results are not shown, and when they will be.
    pub fn why_no_results(self, why: WhyNoResults) -> String {
        match why {
            WhyNoResults::UntilResponse => self.results_until_response().to_owned(),
            WhyNoResults::UntilClosed(None) => self.results_until_closed().to_owned(),
            WhyNoResults::UntilClosed(Some(at)) => {
                self.results_until_closed_at(&self.moment(at, &Zone::helsinki()))
            }
            WhyNoResults::GroupTooSmall(least) => self.results_group_too_small(&self.number(least)),
        }
    }

    /// A count, or that it is not shown.
    pub fn cell(self, cell: Cell) -> String {
        match cell {
            Cell::Exactly(count) => self.number(count),
            Cell::Hidden => self.results_not_shown().to_owned(),
        }
    }

    /// A share in per cent: `29 %`.
    pub fn share(self, count: u32, of: u32) -> String {
        self.results_share(&percent(count, of).to_string())
    }

    /// A count with its share where that may be told: `12 (29 %)`.
    pub fn figure(self, cell: Cell, of: Cell) -> String {
        match (cell, of) {
            (Cell::Exactly(count), Cell::Exactly(of)) => {
                self.results_figure(&self.number(count), &self.share(count, of))
            }
            _ => self.cell(cell),
        }
    }
}
