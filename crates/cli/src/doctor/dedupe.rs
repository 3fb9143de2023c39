//! Proves that one answer is counted once: the same answer, under one id, sent by twenty phones at the same time and
//! once more after. Where the backend shows no count, it says so.

mod verdict;

use std::collections::BTreeMap;
use std::sync::{Arc, Barrier};
use std::thread;

use connect::{Call, Circumstances, How, Profile, Refusal, calls};
use model::draft::Answers;
use model::panel::Discretion;
use model::poll::Poll;
use model::suppression::least_group;
use model::{Capability, PollId, ResponseId};
use serde::Serialize;

use super::{Live, Options};
use crate::class;
use crate::walk::{Outcome, Walk, fill, mint};

/// Sends at the same time.
const SENDS: usize = 20;

/// What repeated sends have shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// How the backend tells a repeat, as the profile claims.
    pub claimed: &'static str,
    /// The poll that was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poll: Option<String>,
    /// The id that every send carried: what to look for in the database.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// What came of the sends, by class.
    pub classes: BTreeMap<String, u32>,
    /// Respondents that the backend told of before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<u32>,
    /// Or that they were fewer than this, and not shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_fewer_than: Option<u32>,
    /// And after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<u32>,
    /// Answers under this id in what the resident is told of themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<usize>,
    /// What follows.
    pub verdict: Verdict,
}

/// What follows from repeated sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Counted once.
    Proven,
    /// Counted more than once.
    CountedTwice,
    /// Accepted, but no count can be seen from here.
    Unseen,
    /// No send was accepted.
    Refused,
    /// There was nothing to answer.
    NotTried,
}

/// Sends one answer often; `None` where answering is not mapped.
pub(super) fn prove(
    profile: &Arc<Profile>,
    options: &Options,
    at: &Circumstances,
    open: &[Poll],
) -> Option<Proof> {
    let how = profile.how(Capability::SubmitResponse);
    if !matches!(how, How::Native | How::Mapped) {
        return None;
    }
    let dedupe = profile.dedupe(Capability::SubmitResponse);
    let mut proof = Proof {
        claimed: dedupe.map_or("none", class::dedupe),
        poll: None,
        response: None,
        classes: BTreeMap::new(),
        before: None,
        before_fewer_than: None,
        after: None,
        own: None,
        verdict: Verdict::NotTried,
    };
    let lab = Lab {
        profile,
        options,
        at,
    };
    let plain = open
        .iter()
        .filter(|poll| poll.discretion == Discretion::Ordinary);
    let counted = plain.clone().find(|poll| lab.count(&poll.id).is_some());
    let Some(poll) = counted.or(plain.clone().next()).or(open.first()) else {
        return Some(proof);
    };
    let response = ResponseId::parse(&mint()?)?;
    let Some(answers) = fill::answers(poll, &response) else {
        return Some(proof);
    };
    proof.poll = Some(poll.id.to_string());
    proof.response = Some(response.to_string());
    proof.before = lab.count(&poll.id);
    proof.before_fewer_than = lab.hidden(poll).filter(|_| proof.before.is_none());
    let mut phones = lab.send_at_once(&poll.id, &answers);
    if let Some(at) = phones.iter().position(|(class, _)| class == "ok") {
        let (_, first) = phones.swap_remove(at);
        *proof.classes.entry("ok".to_owned()).or_default() += 1;
        let (late, mut phone) = lab.send(first, &poll.id, &answers);
        *proof.classes.entry(late).or_default() += 1;
        proof.own = lab.own(&mut phone, &response);
        proof.after = lab.count(&poll.id);
        lab.take_back(&mut phone, &poll.id, &response);
    }
    for (class, _) in phones {
        *proof.classes.entry(class).or_default() += 1;
    }
    proof.verdict = proof.judged();
    Some(proof)
}

/// What the sends have in common.
struct Lab<'a> {
    profile: &'a Arc<Profile>,
    options: &'a Options,
    at: &'a Circumstances,
}

impl Lab<'_> {
    fn phone(&self) -> Option<Live> {
        Live::new(self.profile, self.options)
    }

    fn call<T>(&self, phone: &mut Live, call: &Call<T>) -> Result<T, String> {
        let mut walk = Walk::new(Arc::clone(self.profile), phone, self.at.clone(), 1);
        let capability = call.ask().capability();
        let mut outcome = Outcome::new(capability, self.profile.how(capability));
        match walk.call(call, &mut outcome) {
            Ok(brought) => Ok(brought.value),
            Err(failure) => Err(class::of(&failure)),
        }
    }

    /// Respondents that somebody who has not answered is told of.
    fn count(&self, poll: &PollId) -> Option<u32> {
        let mut phone = self.phone()?;
        let read = self.call(&mut phone, &calls::poll(poll)).ok();
        let mut results = || self.call(&mut phone, &calls::poll_results(poll)).ok();
        read.and_then(|poll| poll.respondents)
            .or_else(|| results().map(|results| results.respondents))
    }

    /// Results are not shown before so many have answered; `None` where they are shown, or withheld for another reason.
    fn hidden(&self, poll: &Poll) -> Option<u32> {
        let mut phone = self.phone()?;
        let class = self
            .call(&mut phone, &calls::poll_results(&poll.id))
            .err()?;
        let is_small = class == format!("refused: {}", Refusal::GroupTooSmall.name());
        is_small.then_some(least_group(poll.min_group_size, poll.discretion))
    }

    fn send(&self, mut phone: Live, poll: &PollId, answers: &Answers) -> (String, Live) {
        let call = calls::submit_response(poll, answers);
        let class = self.call(&mut phone, &call);
        (class.map_or_else(|class| class, |_| "ok".to_owned()), phone)
    }

    fn send_at_once(&self, poll: &PollId, answers: &Answers) -> Vec<(String, Live)> {
        let start = Barrier::new(SENDS);
        let send = |phone: Live| {
            start.wait();
            self.send(phone, poll, answers)
        };
        let phones: Vec<Live> = (0..SENDS).filter_map(|_| self.phone()).collect();
        if phones.len() < SENDS {
            return Vec::new();
        }
        thread::scope(|scope| {
            let running: Vec<_> = phones
                .into_iter()
                .map(|phone| scope.spawn(|| send(phone)))
                .collect();
            running
                .into_iter()
                .filter_map(|one| one.join().ok())
                .collect()
        })
    }

    /// Answers under this id among the resident's own, where the backend tells.
    fn own(&self, phone: &mut Live, response: &ResponseId) -> Option<usize> {
        if !matches!(self.profile.how(Capability::Me), How::Native | How::Mapped) {
            return None;
        }
        let person = self.call(phone, &calls::me()).ok()?;
        Some(
            person
                .responses
                .iter()
                .filter(|own| own.id == *response)
                .count(),
        )
    }

    /// Leaves the backend as it was, where it can be left so.
    fn take_back(&self, phone: &mut Live, poll: &PollId, response: &ResponseId) {
        if self.profile.offers(Capability::WithdrawResponse) {
            let _ = self.call(phone, &calls::withdraw_response(poll, response));
        }
    }
}
