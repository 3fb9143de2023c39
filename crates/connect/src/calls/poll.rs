//! Calls about polls.

use model::Capability;
use model::PollId;
use model::ResponseId;
use model::draft::Answers;
use model::poll::Poll;
use model::receipt::Receipt;
use model::results::PollResults;

use super::{Call, Params, call, page, sending};
use crate::decode;
use crate::encode;
use crate::page::{Cursor, Page};

/// Polls without their questions, open ones first.
pub fn polls(cursor: Option<Cursor>) -> Call<Page<Poll>> {
    call(Capability::Polls, page(cursor), |node| {
        decode::page(node, decode::poll::listed)
    })
}

/// One poll with its questions.
pub fn poll(poll: &PollId) -> Call<Poll> {
    call(
        Capability::Poll,
        Params::new().with("poll", poll.as_str()),
        decode::poll::whole,
    )
}

/// Sends an answer under its own id; sending it again counts once.
pub fn submit_response(poll: &PollId, answers: &Answers) -> Call<Receipt> {
    let params = Params::new()
        .with("poll", poll.as_str())
        .with("response", answers.response().as_str());
    sending(
        Capability::SubmitResponse,
        params,
        encode::answers(answers),
        decode::receipt,
    )
}

/// Takes an answer back.
pub fn withdraw_response(poll: &PollId, response: &ResponseId) -> Call<()> {
    let params = Params::new()
        .with("poll", poll.as_str())
        .with("response", response.as_str());
    call(Capability::WithdrawResponse, params, decode::nothing)
}

/// What others answered.
pub fn poll_results(poll: &PollId) -> Call<PollResults> {
    let params = Params::new().with("poll", poll.as_str());
    call(Capability::PollResults, params, decode::results::results)
}
