//! Reads a long list straight from the text of an answer: only the fields that its records are read with are kept, and
//! nothing of them is copied before it is mapped.
//!
//! It gives what reading the whole answer gives, and leaves to that what it cannot promise it for: records that are
//! found by more than a path, those that are not mapped, and answers that are put into another form first.

use jmespath::Rcvar;
use serde_json::Value;

use super::{Exchange, unreadable};
use crate::exchange::HttpResponse;
use crate::expression::{Expression, Record, Spot, Wanted};
use crate::failure::Failure;
use crate::json::Json;
use crate::profile::{Mapped, Profile, Seen, Step, Tree};

/// What a record that is no object is called in expressions.
const VALUE: &str = "value";

/// What is to be read of the answer to a step.
#[derive(Debug)]
pub(crate) struct Reading {
    /// What is wanted of it but for its records.
    around: Wanted,
    /// All that is wanted.
    all: Wanted,
    body: Spot,
}

/// An answer with a list in it.
pub(super) struct Listed<'a> {
    body: Json<'a>,
    reading: &'a Reading,
    /// The names from the answer to its list.
    path: &'a [String],
    entity: &'a Tree,
}

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
        let read = || Reading::of(profile, mapped, entity, path);
        let reading = step.reading.get_or_init(read);
        let body = Json::parse(&response.body, &reading.all, reading.body)?;
        Some(Listed {
            body,
            reading,
            path,
            entity,
        })
    }
}

impl Reading {
    fn of(profile: &Profile, mapped: &Mapped, entity: &Tree, path: &[String]) -> Self {
        let around = around(profile, mapped);
        let mut all = around.clone();
        let body = all.enter(Wanted::ROOT, "body");
        let names = path.iter();
        let record = names.fold(body, |spot, name| all.enter(spot, name));
        match Seen::by(entity) {
            Seen::These(names) if !names.contains(VALUE) => {}
            _ => all.take_whole(record),
        }
        entity.expressions(&mut |expression| all.add(expression, record));
        // Where an answer is wanted whole, so is its body.
        let body = all.below(Wanted::ROOT, "body").unwrap_or(body);
        Self { around, all, body }
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

impl Listed<'_> {
    /// The answer for the expressions of the operation.
    pub(super) fn around(&self) -> Rcvar {
        let around = &self.reading.around;
        match around.below(Wanted::ROOT, "body") {
            Some(spot) => self.body.to_variable(around, spot),
            None => Rcvar::new(jmespath::Variable::Null),
        }
    }

    /// Adds the records as their entity reads them, `null` for one that it cannot read; how many there are.
    pub(super) fn read(&self, context: &Rcvar, items: &mut Vec<Value>) -> Result<usize, Failure> {
        let mut names = self.path.iter();
        let list = names.try_fold(&self.body, |at, name| at.field(name));
        let records = match list {
            Some(Json::List(records)) => records.as_slice(),
            Some(Json::Null) | None => &[],
            Some(other) => return unreadable("a list of records", other.kind().to_owned()),
        };
        let around = Json::from(&**context);
        for record in records {
            let record = Record::new(record, &around, context);
            items.push(self.entity.build(&record).unwrap_or_default());
        }
        Ok(records.len())
    }
}
