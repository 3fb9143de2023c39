//! Results counted here, for backends that only keep rows of answers. The model's suppression is applied before anything
//! leaves this crate, so that small groups are as hidden as with a backend that counts.

mod counts;
mod responses;
mod tally;

use jmespath::Rcvar;
use mapping::Tree;
use mapping::expression::Expression;
use model::results::PollResults;
use model::{Language, poll};
use serde_json::Value;

use super::{Exchange, failed, unreadable};
use crate::decode;
use crate::encode;
use crate::failure::{Failure, Refusal};
use crate::node::Node;
use crate::profile::{Aggregate, Profile, Rows};

/// The results in the contract's JSON. Part of the rows gives none: it would look like the whole.
pub(super) fn results(
    exchange: &mut Exchange,
    profile: &Profile,
    aggregate: &Aggregate,
) -> Result<Value, Failure> {
    if exchange.gathered.is_cut {
        return unreadable("all rows within 50 pages", "more".to_owned());
    }
    let records = exchange.gathered.items.take().unwrap_or_default();
    exchange.context.set_json("records", &records.into());
    let root = exchange.context.root();
    let mut poll = match &aggregate.poll {
        Some(poll) => poll.build(&root).map_err(failed)?,
        None => exchange.gathered.record.take().unwrap_or_default(),
    };
    super::finish::complete(&mut poll, profile, model::Capability::Poll);
    let poll =
        decode::poll::whole(&Node::root(&poll, Language::Fi)).map_err(Failure::Unreadable)?;
    let respondents = aggregate.respondents.as_ref();
    let respondents = respondents.map(|told| count(told, &root)).transpose()?;
    let results = match &aggregate.rows {
        Rows::Responses(tree) => {
            let responses = list(tree, &root)?;
            let counted = responses::count(&poll, &responses);
            PollResults {
                respondents: respondents.unwrap_or(counted.respondents),
                ..counted
            }
        }
        Rows::Counts(tree) => {
            // `=each` within `=each` makes a list a question.
            let rows = list(tree, &root)?.into_iter().flat_map(|row| match row {
                Value::Array(rows) => rows,
                row => vec![row],
            });
            let rows: Vec<Value> = rows.collect();
            counts::read(&poll, &rows, respondents.unwrap_or_default())
        }
    };
    let shown = results.suppress(poll.min_group_size, poll.discretion);
    shown
        .map(|results| encode::results(&results))
        .map_err(|why| {
            Failure::Refused(match why {
                poll::WhyNoResults::UntilResponse => Refusal::UntilResponse,
                poll::WhyNoResults::UntilClosed(_) => Refusal::UntilClosed,
                poll::WhyNoResults::GroupTooSmall(_) => Refusal::GroupTooSmall,
            })
        })
}

fn list(tree: &Tree, root: &Rcvar) -> Result<Vec<Value>, Failure> {
    match tree.build(root).map_err(failed)? {
        Value::Array(list) => Ok(list),
        _ => unreadable("a list of rows", "something else".to_owned()),
    }
}

/// Without this number small groups cannot be hidden.
fn count(told: &Expression, root: &Rcvar) -> Result<u32, Failure> {
    let value = told.value(root).map_err(failed)?;
    let count = match &value {
        Value::String(text) => text.trim().parse().ok(),
        value => value.as_u64().and_then(|count| count.try_into().ok()),
    };
    match count {
        Some(count) => Ok(count),
        None => unreadable("the number of respondents", "none".to_owned()),
    }
}
