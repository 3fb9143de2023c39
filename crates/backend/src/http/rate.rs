//! Rate limits by network address, kept in memory only: a generous one for all requests, a strict
//! one for whatever tries out invitation codes.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::listener::Peer;
use crate::app::App;
use crate::problem::{Kind, Outcome, Problem};

const MOST_ADDRESSES: usize = 50_000;

/// How often one address may ask.
pub(crate) struct Limits {
    requests: DefaultKeyedRateLimiter<IpAddr>,
    codes: DefaultKeyedRateLimiter<IpAddr>,
}

/// The address a request comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sender(IpAddr);

impl Limits {
    /// So many requests a second (four times as many at once), so many codes a minute.
    pub(crate) fn new(per_second: NonZeroU32, codes_per_minute: NonZeroU32) -> Self {
        let burst = per_second.saturating_mul(NonZeroU32::MIN.saturating_add(3));
        Self {
            requests: RateLimiter::keyed(Quota::per_second(per_second).allow_burst(burst)),
            codes: RateLimiter::keyed(Quota::per_minute(codes_per_minute)),
        }
    }

    /// One more try of an invitation code.
    pub(crate) fn code(&self, sender: Sender) -> Outcome<()> {
        check(&self.codes, sender)
    }
}

pub(crate) async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<Peer>>()
        .map(|info| info.0.address);
    let forwarded = app
        .config
        .behind_proxy
        .then(|| forwarded(request.headers()))
        .flatten();
    let address = forwarded
        .or(peer)
        .unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED));
    let sender = Sender(network(address));
    if let Err(problem) = check(&app.limits.requests, sender) {
        return problem.into_response();
    }
    request.extensions_mut().insert(sender);
    next.run(request).await
}

fn check(limiter: &DefaultKeyedRateLimiter<IpAddr>, sender: Sender) -> Outcome<()> {
    if limiter.len() > MOST_ADDRESSES {
        limiter.retain_recent();
    }
    limiter.check_key(&sender.0).map_err(|early| {
        let wait = early.wait_time_from(DefaultClock::default().now());
        Problem::from(Kind::TooManyRequests).with_retry_after(wait.as_secs() + 1)
    })
}

/// The last address in `X-Forwarded-For` is the one our own proxy saw.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let chain = headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()?
        .to_str()
        .ok()?;
    chain.rsplit(',').next()?.trim().parse().ok()
}

/// One household has a whole /64 of IPv6.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(
            address.to_bits() & !u128::from(u64::MAX),
        )),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_one_ipv6_network_share_a_limit() {
        let (one, other) = (
            "2001:db8::1".parse().unwrap(),
            "2001:db8::2".parse().unwrap(),
        );
        assert_eq!(network(one), network(other));
        assert_ne!(network(one), network("2001:db8:0:1::1".parse().unwrap()));
    }

    #[test]
    fn the_code_limit_says_how_long_to_wait() {
        let (many, two) = (NonZeroU32::new(100).unwrap(), NonZeroU32::new(2).unwrap());
        let limits = Limits::new(many, two);
        let sender = Sender("192.0.2.1".parse().unwrap());
        assert!(limits.code(sender).is_ok());
        assert!(limits.code(sender).is_ok());
        let refused = limits.code(sender).unwrap_err();
        assert_eq!(refused.kind, Kind::TooManyRequests);
        assert!(
            refused
                .retry_after
                .is_some_and(|seconds| (1..=31).contains(&seconds))
        );
    }
}
