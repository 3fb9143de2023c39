//! Results counted here, for backends that only keep rows of answers. The model's suppression is applied before anything
//! leaves this crate, so that small groups are as hidden as with a backend that counts.

mod tally;

use model::{Language, poll};
use serde_json::Value;

use super::{Exchange, failed, unreadable};
use crate::decode;
use crate::encode;
use crate::failure::{Failure, Refusal};
use crate::node::Node;
use crate::profile::{Aggregate, Profile};

/// The results in the contract's JSON.
pub(super) fn results(
    exchange: &mut Exchange,
    profile: &Profile,
    aggregate: &Aggregate,
) -> Result<Value, Failure> {
    let root = exchange.context.root();
    let mut poll = match &aggregate.poll {
        Some(tree) => tree.build(&root).map_err(failed)?,
        None => exchange.gathered.record.take().unwrap_or_default(),
    };
    super::finish::complete(&mut poll, profile, model::Capability::Poll);
    let poll =
        decode::poll::whole(&Node::root(&poll, Language::Fi)).map_err(Failure::Unreadable)?;
    let responses = aggregate.responses.build(&root).map_err(failed)?;
    let Some(responses) = responses.as_array() else {
        return unreadable("a list of responses", "something else".to_owned());
    };
    let results = tally::count(&poll, responses);
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
