//! Which results may be shown: none that say something about a single person.
//!
//! Practice of statistical disclosure control (research/reliability.md §5.6): nothing of a group
//! smaller than `min_group_size`; where the matter is sensitive, also no count below it. A hidden
//! count must not come back by subtraction, from the number who answered or from those who did
//! not, and not by reasoning over this very rule either. Hence, in a row that holds a small count:
//!
//! - every small count is hidden, and so is the next larger one with its equals. As the hidden
//!   places look alike, each arrangement of what was hidden gives the same picture;
//! - where there is no larger one, the whole row is hidden, zeros too;
//! - those who skipped a question are one more place of its row, told by `answered`. Otherwise a
//!   question asked only of those who chose "yes" would tell how many they were.
//!
//! The backend must do this before it answers; doing it again here changes nothing then.

use crate::panel::Discretion;
use crate::poll::WhyNoResults;
use crate::results::{Cell, Numbers, PollResults, QuestionResults, Tally};

/// The smallest group a sensitive matter may be told of: below three, a count of one is known as
/// soon as it is known to be small.
pub const LEAST_SENSITIVE_GROUP: u32 = 3;

/// The smallest group that results may be shown of.
pub fn least_group(min_group_size: u32, discretion: Discretion) -> u32 {
    match discretion {
        Discretion::Ordinary => min_group_size,
        Discretion::Sensitive => min_group_size.max(LEAST_SENSITIVE_GROUP),
    }
}

impl PollResults {
    /// What may be shown of these results; `min_group_size` is the poll's, see [`least_group`].
    pub fn suppress(
        mut self,
        min_group_size: u32,
        discretion: Discretion,
    ) -> Result<Self, WhyNoResults> {
        let least = least_group(min_group_size, discretion);
        if self.respondents < least {
            return Err(WhyNoResults::GroupTooSmall(least));
        }
        for question in &mut self.questions {
            if is_small(question.answered, least) {
                question.tally = Tally::Hidden;
            }
            if discretion == Discretion::Sensitive {
                question.protect(self.respondents, least);
            }
        }
        Ok(self)
    }
}

impl QuestionResults {
    /// Hides what a sensitive matter may not tell.
    fn protect(&mut self, respondents: u32, least: u32) {
        let skipped = match self.answered {
            Cell::Exactly(answered) => Cell::Exactly(respondents.saturating_sub(answered)),
            Cell::Hidden => Cell::Hidden,
        };
        let skipped_tells = skipped == Cell::Hidden || is_small(skipped, least);
        let tells = is_small(self.answered, least) || skipped_tells;
        match &mut self.tally {
            Tally::Counts(counts) => {
                let mut row: Vec<_> = counts.iter().map(|one| one.count).collect();
                // Nobody skipped: that may be told, and often cannot be otherwise.
                let may_skip = skipped != Cell::Exactly(0);
                row.extend(may_skip.then_some(skipped));
                protect_row(&mut row, least);
                for (count, kept) in counts.iter_mut().zip(&row) {
                    count.count = *kept;
                }
                let skipped_hidden = may_skip && row.last() == Some(&Cell::Hidden);
                if skipped_hidden {
                    self.answered = Cell::Hidden;
                    // Unless what is left alone shows that enough answered, the very sight of the
                    // tally would; and one choice of (nearly) all would show that nobody else
                    // skipped.
                    let told = || row.iter().filter_map(|cell| cell.told());
                    let nearly_all = told().any(|count| count.saturating_add(1) >= respondents);
                    if nearly_all || told().fold(0, u32::saturating_add) < least {
                        self.tally = Tally::Hidden;
                    }
                }
                return;
            }
            Tally::Matrix(_) if skipped_tells => self.tally = Tally::Hidden,
            Tally::Matrix(rows) => {
                for row in rows {
                    let mut cells: Vec<_> = row.counts.iter().map(|one| one.count).collect();
                    protect_row(&mut cells, least);
                    for (count, kept) in row.counts.iter_mut().zip(cells) {
                        count.count = kept;
                    }
                }
            }
            // Here the sight of the tally says that enough answered; with so few respondents
            // that would leave one possible number of those who skipped.
            _ if tells && respondents < least.saturating_add(2) => self.tally = Tally::Hidden,
            Tally::Texts(texts) => {
                texts.retain(|text| text.count >= least);
                if texts.is_empty() {
                    self.tally = Tally::Hidden;
                }
            }
            Tally::Numbers(Numbers {
                smallest, largest, ..
            }) => {
                (*smallest, *largest) = (None, None);
            }
            Tally::Ranking(_) | Tally::Hidden => {}
        }
        if tells {
            self.answered = Cell::Hidden;
        }
    }
}

/// Whether a count is told and would say something about single people.
fn is_small(cell: Cell, least: u32) -> bool {
    cell.told().is_some_and(|count| count > 0 && count < least)
}

/// Hides small counts and the next larger one; see the top of this module.
fn protect_row(row: &mut [Cell], least: u32) {
    let hidden = row.iter().filter(|cell| **cell == Cell::Hidden).count();
    let any_small = row.iter().any(|cell| is_small(*cell, least));
    // One alone is what a backend hid without thinking of subtraction.
    if !any_small && hidden != 1 {
        return;
    }
    let cover = row
        .iter()
        .filter_map(|cell| cell.told())
        .filter(|count| *count >= least)
        .min();
    for cell in row {
        if cover.is_none() || cell.told() == cover || is_small(*cell, least) {
            *cell = Cell::Hidden;
        }
    }
}
