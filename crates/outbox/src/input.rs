//! What happens to one item, with all it carries, and what that makes of its envelope.

use crate::classify::Cause;
use crate::envelope::{Envelope, Pace, VERSION, Wait};
use crate::event::Writing;
use crate::promise::{Dedupe, Doubt};
use crate::reason::Reason;
use crate::receipt::Receipt;
use crate::state::{Farewell, Stage, State};
use crate::table::{Kind, Refusal, next};
use crate::words::Tab;
use model::Timestamp;

/// Whether the person was told why an item needs them when they said "try now".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    Given,
    NotAsked,
}

/// An input of the table, with what it carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// With the digest of what the person saw when they changed it.
    Keep(Box<Writing>, String),
    Submit(Box<Writing>, String),
    Start,
    Look,
    Arrived(Receipt),
    Absent,
    Again {
        cause: Cause,
        doubt: Doubt,
        ms: u64,
        pace: Pace,
    },
    Check {
        ms: u64,
    },
    Block {
        doubt: Doubt,
    },
    Refuse {
        why: Reason,
        doubt: Doubt,
    },
    /// The page that is gone, and the try that it held.
    Orphan {
        of: Tab,
        attempt: u32,
    },
    SignIn,
    Retry(Consent),
    Discard(Farewell),
    /// A discard of what surely nobody else knows of.
    TakeBack,
    /// With the cancelling write, which is needed only if the item turns out to have been tried.
    Withdraw(Box<Writing>),
    Dismiss,
}

impl Input {
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Keep(..) => Kind::Keep,
            Self::Submit(..) => Kind::Submit,
            Self::Start => Kind::Start,
            Self::Look => Kind::Look,
            Self::Arrived(_) => Kind::Arrived,
            Self::Absent => Kind::Absent,
            Self::Again { .. } => Kind::Again,
            Self::Check { .. } => Kind::Check,
            Self::Block { .. } => Kind::Block,
            Self::Refuse { .. } => Kind::Refuse,
            Self::Orphan { .. } => Kind::Orphan,
            Self::SignIn => Kind::SignIn,
            Self::Retry(_) => Kind::Retry,
            Self::Discard(_) | Self::TakeBack => Kind::Discard,
            Self::Withdraw(_) => Kind::Withdraw,
            Self::Dismiss => Kind::Dismiss,
        }
    }

    /// Whether it is about the try that the envelope tells of, not about one that another page has begun since.
    fn is_about(&self, before: &Envelope, me: &Tab) -> bool {
        let holder = before.holder();
        match self {
            Self::Absent | Self::Again { .. } | Self::Check { .. } | Self::Block { .. } => {
                holder == Some(me)
            }
            Self::Refuse { .. } => holder.is_none_or(|holder| holder == me),
            Self::Orphan { of, attempt } => holder == Some(of) && before.attempts == *attempt,
            // Another page changed it meanwhile: what stands there was perhaps shown as saved.
            Self::Keep(_, seen) | Self::Submit(_, seen) => before.digest == *seen,
            // Another page may have tried it meanwhile.
            Self::TakeBack => before.is_unknown_to_all(),
            Self::Retry(Consent::NotAsked) => !matches!(before.state, State::NeedsYou { .. }),
            _ => true,
        }
    }

    /// A wish of the person, who is told when it cannot be.
    pub(crate) fn is_wish(&self) -> bool {
        matches!(
            self,
            Self::Keep(..)
                | Self::Submit(..)
                | Self::Retry(_)
                | Self::Discard(_)
                | Self::TakeBack
                | Self::Dismiss
        )
    }
}

/// The first envelope of a new item.
pub(crate) fn first(writing: &Writing, state: State, place: u64, wall: Timestamp) -> Envelope {
    Envelope {
        v: VERSION,
        id: writing.id.clone(),
        revision: 1,
        place,
        owner: writing.owner.clone(),
        backend: writing.backend.clone(),
        lane: writing.lane.clone(),
        title: writing.title.clone(),
        language: writing.language.clone(),
        created: wall,
        letter: Some(writing.letter.clone()),
        digest: writing.letter.digest(writing.id.as_str()),
        promise: writing.promise,
        cancels: writing.cancels.clone(),
        attempts: 0,
        doubt: Doubt::Clear,
        first_try: None,
        wait: None,
        state,
    }
}

/// What an input makes of an envelope, its revision apart.
pub(crate) fn apply(
    before: &Envelope,
    input: &Input,
    me: &Tab,
    wall: Timestamp,
) -> Result<Envelope, Refusal> {
    let stage = next(before.stage(), input.kind())?;
    if !input.is_about(before, me) {
        return Err(Refusal::Stale);
    }
    let mut after = before.clone();
    match input {
        Input::Keep(writing, _) | Input::Submit(writing, _) => {
            after = first(writing, before.state.clone(), before.place, wall);
            if stage == Stage::Fresh {
                after.state = State::Queued;
            }
        }
        Input::Start => {
            after.attempts = after.attempts.saturating_add(1);
            after.doubt = Doubt::MayBeThere;
            after.first_try = after.first_try.or(Some(wall.millis()));
            after.wait = None;
            after.state = State::Sending { by: me.clone() };
        }
        Input::Look => {
            after.wait = None;
            after.state = State::Checking {
                by: Some(me.clone()),
            };
        }
        Input::Arrived(receipt) => over(
            &mut after,
            State::Arrived {
                receipt: receipt.clone(),
            },
        ),
        Input::Absent => {
            after.doubt = Doubt::Clear;
            after.first_try = None;
            after.state = State::Queued;
        }
        Input::Again {
            cause,
            doubt,
            ms,
            pace,
        } => {
            after.doubt = *doubt;
            let until = Timestamp::from_millis(wall.millis().saturating_add_unsigned(*ms));
            after.wait = Some(Wait {
                cause: *cause,
                ms: *ms,
                until,
                pace: *pace,
            });
            after.state = idle(stage);
        }
        Input::Check { ms } => {
            let until = Timestamp::from_millis(wall.millis().saturating_add_unsigned(*ms));
            let (cause, pace) = (Cause::BadAnswer, Pace::Own);
            after.wait = Some(Wait {
                cause,
                ms: *ms,
                until,
                pace,
            });
            after.state = idle(stage);
        }
        Input::Block { doubt } => {
            after.doubt = *doubt;
            after.state = State::AuthBlocked;
        }
        Input::Refuse { why, doubt } => {
            after.doubt = *doubt;
            after.state = State::NeedsYou { why: *why };
        }
        Input::Orphan { .. } | Input::SignIn => after.state = idle(stage),
        Input::Retry(_) => retry(&mut after, stage),
        Input::Discard(_) | Input::TakeBack | Input::Withdraw(_) => {
            let why = match input {
                Input::Discard(why) => *why,
                Input::TakeBack => Farewell::Deleted,
                _ => Farewell::Cancelled,
            };
            over(&mut after, State::Discarded { why, at: wall });
            after.title = String::new();
        }
        Input::Dismiss => after.title = String::new(),
    }
    Ok(after)
}

fn idle(stage: Stage) -> State {
    if stage == Stage::Checking {
        State::Checking { by: None }
    } else {
        State::Queued
    }
}

fn over(after: &mut Envelope, state: State) {
    after.letter = None;
    after.wait = None;
    after.state = state;
}

fn retry(after: &mut Envelope, stage: Stage) {
    let asked = matches!(after.state, State::NeedsYou { why } if why == Reason::Unsure)
        || (matches!(after.state, State::NeedsYou { .. }) && after.promise.by == Dedupe::None);
    if asked {
        // The person was told that it may count twice, and decided.
        after.doubt = Doubt::Clear;
        after.first_try = None;
    }
    if after.wait.is_some_and(|wait| wait.pace == Pace::Own) {
        after.wait = None;
    }
    after.state = idle(stage);
}
