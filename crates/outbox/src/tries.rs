//! Tries and look-ups: how they leave, and what their outcomes lead to.

use crate::classify::{Cause, Verdict, classify};
use crate::effect::{Effect, Errand};
use crate::envelope::Pace;
use crate::input::Input;
use crate::item::Flight;
use crate::moment::Random;
use crate::outbox::{Outbox, Turn};
use crate::outcome::{Found, Outcome};
use crate::pace::{SOON_MS, deadline, jitter};
use crate::promise::{Dedupe, Doubt, Promise};
use crate::reason::Reason;
use crate::state::Stage;
use crate::words::ItemId;

impl Outbox {
    /// The intent to try is stored: go. Unless it is not, so that another page might cancel or change the item at the
    /// same time; or requests are made as somebody else by now.
    pub(crate) fn depart(&mut self, id: &ItemId, turn: &mut Turn) {
        let who = self.session.who.clone();
        let Some(item) = self.items.get_mut(id) else {
            return;
        };
        let Some(Flight { attempt, before }) = item.flight else {
            return;
        };
        let harmless = matches!(
            item.envelope.promise.by,
            Dedupe::PutById | Dedupe::Idempotent
        );
        let is_look_up = item.envelope.stage() == Stage::Checking;
        // What was heard while the intent was being stored counts too.
        let may = Some(&item.envelope.owner) == who.as_ref()
            && !self.host.is_quiet(turn.now.steady)
            && (item.is_written_ahead() || is_look_up || (harmless && item.store_is_hopeless()));
        let letter = item.envelope.letter.clone().filter(|_| may);
        let Some(letter) = letter else {
            item.flight = None;
            let ms = jitter(item.store_failures.max(1), Cause::NotSent, &mut turn.random);
            item.due = turn.now.steady.plus(ms);
            let (cause, pace) = (Cause::NotSent, Pace::Own);
            item.backlog.push_front(Input::Again {
                cause,
                doubt: before,
                ms,
                pace,
            });
            return;
        };
        item.hold(turn.now.steady);
        let errand = Errand {
            id: id.clone(),
            attempt,
            owner: item.envelope.owner.clone(),
            deadline_ms: deadline(letter.weight()),
            letter,
        };
        if is_look_up {
            turn.effects.push(Effect::LookUp(errand));
        } else {
            item.key_used.get_or_insert(turn.now.steady);
            turn.effects.push(Effect::Send(errand));
        }
    }

    /// A try has ended.
    pub(crate) fn answered(
        &mut self,
        id: &ItemId,
        attempt: u32,
        outcome: &Outcome,
        turn: &mut Turn,
    ) {
        let at = turn.now.steady;
        let Some(item) = self.items.get_mut(id) else {
            return;
        };
        let flight = item.flight.take_if(|flight| flight.attempt == attempt);
        if flight.is_none() && !matches!(outcome, Outcome::Receipt(_)) {
            return;
        }
        let before = flight.map_or(Doubt::MayBeThere, |flight| flight.before);
        let promise = item.envelope.promise;
        let verdict = classify(outcome, promise, before, item.bad_answers);
        item.bad_answers = match outcome {
            Outcome::NoReceipt => item.bad_answers.saturating_add(1),
            _ => 0,
        };
        let tries = item.envelope.attempts;
        let input = match verdict {
            Verdict::Arrived(receipt) => Input::Arrived(receipt),
            Verdict::Again {
                cause,
                doubt,
                told_ms,
            } => again(tries, cause, doubt, told_ms, &mut turn.random),
            Verdict::Check => Input::Check {
                ms: turn.random.up_to(SOON_MS),
            },
            Verdict::Blocked => Input::Block { doubt: before },
            Verdict::NeedsYou { why, doubt } => Input::Refuse { why, doubt },
        };
        if let Input::Again { ms, .. } | Input::Check { ms } = input {
            item.due = at.plus(ms);
        }
        // The envelope still says what was stored before the try: that it may be there.
        item.settle(at);
        self.learn(&input, turn);
        self.offer(id, input, turn);
    }

    /// A look-up has ended.
    pub(crate) fn looked_up(&mut self, id: &ItemId, attempt: u32, found: &Found, turn: &mut Turn) {
        let at = turn.now.steady;
        let Some(item) = self.items.get_mut(id) else {
            return;
        };
        let flight = item.flight.take_if(|flight| flight.attempt == attempt);
        let input = match found {
            Found::There(receipt) | Found::Failed(Outcome::Receipt(receipt)) => {
                Input::Arrived(receipt.clone())
            }
            _ if flight.is_none() => return,
            Found::Absent => Input::Absent,
            Found::Failed(outcome) => {
                let doubt = Doubt::MayBeThere;
                item.bad_answers = item.bad_answers.saturating_add(1);
                // Without its own look-up: a look-up is not looked up.
                let promise = Promise {
                    look_up: crate::LookUp::Cannot,
                    ..item.envelope.promise
                };
                match classify(outcome, promise, doubt, 0) {
                    Verdict::Again { cause, told_ms, .. } => {
                        again(item.bad_answers, cause, doubt, told_ms, &mut turn.random)
                    }
                    Verdict::Blocked => Input::Block { doubt },
                    _ => Input::Refuse {
                        why: Reason::Unsure,
                        doubt,
                    },
                }
            }
        };
        if input == Input::Absent {
            item.bad_answers = 0;
            item.key_used = None;
            item.settled = at;
            item.due = at;
        }
        if let Input::Again { ms, .. } = input {
            item.due = at.plus(ms);
        }
        self.learn(&input, turn);
        self.offer(id, input, turn);
    }

    /// What an outcome says of the way to the backend.
    fn learn(&mut self, input: &Input, turn: &mut Turn) {
        let at = turn.now.steady;
        match input {
            Input::Arrived(_) if self.host.worked() => self.hurry(turn),
            Input::Again {
                cause, ms, pace, ..
            } => {
                if *pace == Pace::Told {
                    self.host.quiet(at, *ms);
                }
                if cause.is_of_the_way() {
                    self.host.failed(at, *cause, &mut turn.random);
                }
            }
            Input::Block { .. } => {
                self.host.reached();
                self.host.asks_for_sign_in = true;
            }
            Input::Absent | Input::Refuse { .. } => self.host.reached(),
            _ => {}
        }
    }
}

fn again(
    tries: u32,
    cause: Cause,
    doubt: Doubt,
    told_ms: Option<u64>,
    random: &mut Random,
) -> Input {
    let ms = jitter(tries, cause, random);
    match told_ms {
        // Not all at the very moment that was named.
        Some(told) => {
            let ms = ms.max(told.saturating_add(random.up_to(SOON_MS.max(told / 4))));
            Input::Again {
                cause,
                doubt,
                ms,
                pace: Pace::Told,
            }
        }
        None => Input::Again {
            cause,
            doubt,
            ms,
            pace: Pace::Own,
        },
    }
}
