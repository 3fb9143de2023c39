//! Which long lists are read straight from the text of an answer.
//!
//! That gives what reading the whole answer gives, and leaves to it what it cannot promise it for: records that are
//! found by more than a path, those that are not mapped, and answers that are put into another form first.

use mapping::expression::{Expression, Wanted};
use mapping::{Listed, Reading};

use super::Exchange;
use crate::exchange::HttpResponse;
use crate::profile::{Mapped, Profile, Step};

impl Exchange {
    /// The answer to a step, where it can be read so.
    pub(super) fn listed<'a>(
        &self,
        profile: &'a Profile,
        mapped: &'a Mapped,
        step: &'a Step,
        response: &'a HttpResponse,
    ) -> Option<Listed<'a>> {
        let (first, path) = step.records.as_ref()?.path()?.split_first()?;
        if first != "body" || step.normaliser.is_some() || mapped.aggregate.is_some() {
            return None;
        }
        let entity = self.entity(profile, mapped)?;
        let read = || Reading::of(around(profile, mapped), entity, path);
        let reading = step.reading.get_or_init(read);
        Listed::parse(&response.body, reading, path, entity)
    }
}

/// What is wanted of any answer within an operation, but for the records in it.
fn around(profile: &Profile, mapped: &Mapped) -> Wanted {
    let mut wanted = Wanted::nothing();
    let mut add = |expression: &Expression| wanted.add(expression, Wanted::ROOT);
    for step in &mapped.steps {
        step.expressions(&mut add);
        let pager = step.pager.as_ref();
        let pager = pager.and_then(|name| profile.pagers.get(name));
        if let Some(pager) = pager {
            pager.expressions(&mut add);
        }
    }
    for rule in &profile.outcomes {
        rule.expressions(&mut add);
    }
    let trees = profile.headers.iter().map(|(_, tree)| tree);
    for tree in trees.chain(&mapped.result) {
        tree.expressions(&mut add);
    }
    wanted
}
