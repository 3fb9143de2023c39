//! A check in words: status, time, how much came, and the first place that could not be read.

use connect::{Failure, Unreadable};

use super::checks::Asked;
use crate::i18n::Words;

/// On one line, without the request.
pub(super) fn outcome(words: Words, asked: &Asked) -> String {
    let status = asked.status.map(|status| status.to_string());
    let time = asked
        .status
        .map(|_| words.diagnostics_millis(&asked.millis.to_string()));
    let rest = match &asked.outcome {
        Ok((records, left_out)) => {
            let left_out = (*left_out > 0).then(|| words.common_left_out(*left_out));
            let records = words.diagnostics_records(*records);
            let unread = asked.unread.as_ref().map(|place| unreadable(words, place));
            [Some(records), left_out, unread]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ")
        }
        Err(Failure::Unreadable(place)) => unreadable(words, place),
        Err(failure) => words.failure(failure),
    };
    let parts = [status, time, Some(rest)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn unreadable(words: Words, place: &Unreadable) -> String {
    let path = if place.path.is_empty() {
        "$"
    } else {
        &place.path
    };
    words.diagnostics_unreadable(place.expected, &place.got, path)
}
