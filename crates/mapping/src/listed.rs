//! Reads a long list straight from the text of an answer: only the fields that its records are read with are kept, and
//! nothing of them is copied before it is mapped.

use jmespath::{Rcvar, Variable};
use serde_json::Value;

use crate::expression::{Record, Spot, Wanted};
use crate::json::Json;
use crate::seen::Seen;
use crate::tree::Tree;

/// What a record that is no object is called in expressions.
const VALUE: &str = "value";

/// What the answer is called in expressions.
const BODY: &str = "body";

/// What is to be read of an answer.
#[derive(Debug)]
pub struct Reading {
    /// What is wanted of it but for its records.
    around: Wanted,
    /// All that is wanted.
    all: Wanted,
    body: Spot,
}

/// An answer with a list in it.
pub struct Listed<'a> {
    body: Json<'a>,
    reading: &'a Reading,
    /// The names from the answer to its list.
    path: &'a [String],
    entity: &'a Tree,
}

/// Where the list should be stands something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoList {
    /// What it is, as the expression language names it.
    pub kind: &'static str,
}

impl Reading {
    /// Of an answer whose list is at that path, when its records are read by this tree; `around` is what else is looked at.
    pub fn of(around: Wanted, entity: &Tree, path: &[String]) -> Self {
        let mut all = around.clone();
        let body = all.enter(Wanted::ROOT, BODY);
        let names = path.iter();
        let record = names.fold(body, |spot, name| all.enter(spot, name));
        match Seen::by(entity) {
            Seen::These(names) if !names.contains(VALUE) => {}
            _ => all.take_whole(record),
        }
        entity.expressions(&mut |expression| all.add(expression, record));
        // Where an answer is wanted whole, so is its body.
        let body = all.below(Wanted::ROOT, BODY).unwrap_or(body);
        Self { around, all, body }
    }
}

impl<'a> Listed<'a> {
    /// Reads the text of an answer; `None` where it is no JSON.
    pub fn parse(
        text: &'a str,
        reading: &'a Reading,
        path: &'a [String],
        entity: &'a Tree,
    ) -> Option<Self> {
        let body = Json::parse(text, &reading.all, reading.body)?;
        Some(Self {
            body,
            reading,
            path,
            entity,
        })
    }

    /// The answer for expressions that look at more than one record.
    pub fn around(&self) -> Rcvar {
        let around = &self.reading.around;
        match around.below(Wanted::ROOT, BODY) {
            Some(spot) => self.body.to_variable(around, spot),
            None => Rcvar::new(Variable::Null),
        }
    }

    /// Adds the records as the tree reads them, `null` for one that it cannot read; how many there are.
    pub fn read(self, context: &Rcvar, items: &mut Vec<Value>) -> Result<usize, NoList> {
        let mut names = self.path.iter();
        let list = names.try_fold(&self.body, |at, name| at.field(name));
        let records = match list {
            Some(Json::List(records)) => records.as_slice(),
            Some(Json::Null) | None => &[],
            Some(other) => return Err(NoList { kind: other.kind() }),
        };
        let around = Json::from(&**context);
        items.reserve(records.len());
        for record in records {
            let record = Record::new(record, &around, context);
            items.push(self.entity.build(&record).unwrap_or_default());
        }
        Ok(records.len())
    }
}
