//! Each capture as the answer to every operation whose request it fits.

use std::sync::Arc;

use connect::{HttpRequest, HttpResponse, Profile, RequestShape};
use model::Capability;

use super::capture::Capture;
use super::stand_in::{Ids, StandIn};
use super::{Case, Options, fits};
use crate::class;

/// Gives every capture to every operation that it fits.
pub(super) fn all(profile: &Arc<Profile>, captures: &[Capture], options: &Options) -> Vec<Case> {
    let mut cases = Vec::new();
    for capability in Capability::ALL {
        for shape in &profile.requests(*capability) {
            for capture in captures {
                if let Some(places) = fits::places(shape, capture) {
                    let feed = Feed {
                        profile,
                        captures,
                        options,
                        capture,
                        shape,
                    };
                    cases.extend(feed.case(*capability, &Ids::of(places)));
                }
            }
        }
    }
    cases
}

/// One capture for one request of an operation.
struct Feed<'a> {
    profile: &'a Arc<Profile>,
    captures: &'a [Capture],
    options: &'a Options,
    capture: &'a Capture,
    shape: &'a RequestShape,
}

impl Feed<'_> {
    fn case(&self, capability: Capability, ids: &Ids) -> Option<Case> {
        let stand_in = StandIn {
            profile: self.profile,
            at: self.options.circumstances(),
            code: self.options.code.as_ref(),
            ids,
        };
        let mut elsewhere = |request: &HttpRequest| self.other(request);
        let asked = stand_in.ask(capability, &mut elsewhere)?;
        let mut given = false;
        let result = asked(&mut |request| self.answer(request, &mut given));
        // A request that was never made took nothing.
        given.then(|| Case {
            case: self.capture.case.clone(),
            operation: capability.name(),
            status: self.capture.status,
            class: match result {
                Ok(()) if self.capture.status >= 300 => "already_done".to_owned(),
                Ok(()) => "ok".to_owned(),
                Err(failure) => class::of(&failure),
            },
        })
    }

    /// The capture the first time that its request is made; for all else what fits best.
    fn answer(&self, request: &HttpRequest, given: &mut bool) -> HttpResponse {
        let as_captured = Capture::asked(request);
        if !*given && fits::places(self.shape, &as_captured).is_some() {
            *given = true;
            return self.capture.response();
        }
        self.other(request)
    }

    fn other(&self, request: &HttpRequest) -> HttpResponse {
        let other = fits::best(self.captures, request).and_then(|index| self.captures.get(index));
        other.map_or_else(super::missing, Capture::response)
    }
}
