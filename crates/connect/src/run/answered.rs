//! One answer as expressions see it, and what its status means by itself.

use jmespath::{Rcvar, Variable};
use mapping::gather;

use crate::exchange::HttpResponse;
use crate::profile::{Outcome, Step};

/// The body as JSON; `None` where it is none. An empty one counts only with the statuses that say so.
pub(super) fn body(step: &Step, response: &HttpResponse) -> Option<Rcvar> {
    if matches!(response.status, 201 | 204 | 205 | 304) && response.body.trim().is_empty() {
        return Some(null());
    }
    let body = Variable::from_json(&response.body).ok().map(Rcvar::new)?;
    Some(match step.normaliser {
        Some(normaliser) => normaliser.apply(body),
        None => body,
    })
}

pub(super) fn headers(response: &HttpResponse) -> Rcvar {
    let text = |text: &String| Rcvar::new(Variable::String(text.clone()));
    let headers = response.headers.iter();
    let mut headers = headers.map(|(name, value)| (name.clone(), text(value)));
    Rcvar::new(Variable::Object(gather::fields(&mut headers)))
}

/// `status`, `headers` and `body` of an answer that belongs to no step, and what else there is to see.
pub(crate) fn answer_root(response: &HttpResponse, more: &[(&str, Rcvar)]) -> Rcvar {
    let body = Variable::from_json(&response.body).map(Rcvar::new);
    let status = mapping::expression::to_variable(&response.status.into());
    let fields = [
        ("status", status),
        ("headers", headers(response)),
        ("body", body.unwrap_or_else(|_| null())),
    ];
    let fields = fields.into_iter().chain(more.iter().cloned());
    let mut fields = fields.map(|(name, value)| (name.to_owned(), value));
    Rcvar::new(Variable::Object(gather::fields(&mut fields)))
}

pub(super) fn null() -> Rcvar {
    Rcvar::new(Variable::Null)
}

/// What a status means where no rule says more.
pub(super) fn by_status(response: &HttpResponse) -> Outcome {
    use crate::failure::Refusal;
    match response.status {
        200..=299 => Outcome::Ok,
        401 => Outcome::LoginRequired,
        404 | 410 => Outcome::Gone,
        400 | 422 => Outcome::Invalid,
        403 | 409 => Outcome::Refused(Refusal::Other),
        429 | 503 => Outcome::SlowDown,
        _ => Outcome::Server,
    }
}
