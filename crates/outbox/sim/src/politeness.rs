//! Many phones after an outage: how they come back.

use crate::chance::Chance;
use crate::person::writing;
use crate::world::{backend, named};
use model::Timestamp;
use outbox::{
    Dedupe, Effect, Event, LookUp, Now, Outbox, Outcome, Pages, Promise, Receipt, RetryAfter,
    Session, Standing, Steady, Stored, Stores, Tab, Written,
};

/// What a backend does once it is back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// It takes all that comes.
    Whole,
    /// It takes so many in a second, and tells the others to wait so many seconds.
    Limited {
        /// Taken in a second.
        a_second: u32,
        /// Told to the others.
        retry_after: u64,
    },
}

/// What was measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Politeness {
    /// Requests in each ten seconds from the end of the outage to the last arrival.
    pub windows: Vec<u32>,
    /// Requests before the time that a phone was told.
    pub violations: u32,
    /// Items that arrived.
    pub arrived: u32,
    /// Seconds from the end of the outage to the last arrival.
    pub seconds: u64,
}

impl Politeness {
    /// The fullest window against the mean one.
    pub fn peak_to_mean(&self) -> f64 {
        let sum: u32 = self.windows.iter().sum();
        let peak = self.windows.iter().max().copied().unwrap_or_default();
        let windows = u32::try_from(self.windows.len()).unwrap_or(u32::MAX);
        f64::from(peak) * f64::from(windows) / f64::from(sum.max(1))
    }
}

/// One phone with one answer.
struct Phone {
    outbox: Outbox,
    wake: Option<u64>,
    told_until: u64,
    has_arrived: bool,
}

const OUTAGE_MS: u64 = 10 * 60 * 1000;
const WINDOW_MS: u64 = 10_000;

/// So many phones, each with an answer written in the first `written_within` milliseconds of a ten-minute outage.
pub fn after_an_outage(
    phones: u32,
    written_within: u64,
    recovery: Recovery,
    seed: u64,
) -> Politeness {
    let mut measured = Politeness {
        windows: Vec::new(),
        violations: 0,
        arrived: 0,
        seconds: 0,
    };
    let mut chance = Chance::of(seed, 0);
    let mut all: Vec<(u64, Phone)> = Vec::new();
    for number in 0..phones {
        let begins = chance.below(written_within);
        if let Some(phone) = Phone::new(number) {
            all.push((begins, phone));
        }
    }
    let mut second = (0, 0);
    // By the millisecond, the earliest first.
    while let Some((at, phone)) = all
        .iter_mut()
        .filter(|(_, phone)| !phone.has_arrived)
        .map(|(begins, phone)| (phone.wake.unwrap_or(*begins), phone))
        .min_by_key(|(at, _)| *at)
    {
        for errand in phone.wake_up(at, &mut chance) {
            if at < phone.told_until {
                measured.violations += 1;
            }
            let outcome = if at < OUTAGE_MS {
                Outcome::Unreachable
            } else {
                measured.count(at);
                if second.0 != at / 1000 {
                    second = (at / 1000, 0);
                }
                second.1 += 1;
                match recovery {
                    Recovery::Limited {
                        a_second,
                        retry_after,
                    } if second.1 > a_second => {
                        phone.told_until = at + retry_after * 1000;
                        Outcome::Limited(Some(RetryAfter::Seconds(retry_after)))
                    }
                    _ => arrival(at),
                }
            };
            if matches!(outcome, Outcome::Receipt(_)) {
                measured.arrived += 1;
                measured.seconds = (at - OUTAGE_MS) / 1000;
                phone.has_arrived = true;
            }
            let (id, attempt) = (errand.id, errand.attempt);
            phone.tell(
                at,
                Event::Answered {
                    id,
                    attempt,
                    outcome,
                },
                &mut chance,
            );
        }
    }
    measured
}

impl Politeness {
    fn count(&mut self, at: u64) {
        let window = usize::try_from((at - OUTAGE_MS) / WINDOW_MS).unwrap_or_default();
        if self.windows.len() <= window {
            self.windows.resize(window + 1, 0);
        }
        if let Some(count) = self.windows.get_mut(window) {
            *count += 1;
        }
    }
}

impl Phone {
    fn new(number: u32) -> Option<Self> {
        let session = Session {
            tab: Tab::parse("tab")?,
            pages: Pages::OnlyThis,
            who: Some(named("anna")),
            backend: backend(),
        };
        let (outbox, _) = Outbox::load(session, &Stores::default(), now(0), u64::from(number));
        Some(Self {
            outbox,
            wake: None,
            told_until: 0,
            has_arrived: false,
        })
    }

    /// Its first wake is the tap.
    fn wake_up(&mut self, at: u64, chance: &mut Chance) -> Vec<outbox::Errand> {
        let promise = Promise {
            by: Dedupe::PutById,
            look_up: LookUp::Cannot,
        };
        let event = match self.wake {
            Some(_) => Event::Tick,
            None => match writing("a", &named("anna"), "s", "good", promise, None) {
                Some(writing) => Event::Submit(writing),
                None => Event::Tick,
            },
        };
        self.tell(at, event, chance)
    }

    /// Stores at once; what it wants to send.
    fn tell(&mut self, at: u64, event: Event, chance: &mut Chance) -> Vec<outbox::Errand> {
        let mut events = vec![event];
        let mut errands = Vec::new();
        while let Some(event) = events.pop() {
            for effect in self.outbox.on(event, now(at), chance.next()) {
                match effect {
                    Effect::Put(put) => events.push(Event::Stored(Stored {
                        id: put.envelope.id.clone(),
                        revision: put.envelope.revision,
                        primary: Written::Committed,
                        shadow: Written::Committed,
                    })),
                    Effect::Send(errand) => errands.push(errand),
                    Effect::Wait(until) => self.wake = Some(until.millis().max(at + 1)),
                    _ => {}
                }
            }
        }
        errands
    }
}

fn now(at: u64) -> Now {
    let wall = i64::try_from(at).unwrap_or_default();
    Now {
        wall: Timestamp::from_millis(wall),
        steady: Steady::from_millis(at),
    }
}

fn arrival(at: u64) -> Outcome {
    let at = Timestamp::from_millis(i64::try_from(at).unwrap_or_default());
    Outcome::Receipt(Receipt {
        code: None,
        at,
        standing: Standing::Done,
    })
}
