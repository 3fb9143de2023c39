//! Words for events and for seats at them.

use model::event::{EventKind, Offer, SeatState, WhyNotRegister};
use model::{Timestamp, Zone};

use super::Act;
use crate::i18n::Words;

impl Words {
    /// What sort of event; nothing where it is of no special sort.
    pub fn event_kind(self, kind: EventKind) -> Option<&'static str> {
        Some(match kind {
            EventKind::Cafe => self.event_kind_cafe(),
            EventKind::Seminar => self.event_kind_seminar(),
            EventKind::Training => self.event_kind_training(),
            EventKind::Campfire => self.event_kind_campfire(),
            EventKind::Other => return None,
        })
    }

    /// Month and year as a heading: "Tammikuu 2026".
    pub fn event_month(self, time: Timestamp, zone: &Zone) -> String {
        let (_, month, _) = self.leaf(time, zone);
        let day = time.utc_day();
        // Around New Year, the event's own clock and UTC may be in different years.
        let year = match (day.month(), month) {
            (12, 1) => day.year() + 1,
            (1, 12) => day.year() - 1,
            _ => day.year(),
        };
        let name = match month {
            1 => self.event_month_1(),
            2 => self.event_month_2(),
            3 => self.event_month_3(),
            4 => self.event_month_4(),
            5 => self.event_month_5(),
            6 => self.event_month_6(),
            7 => self.event_month_7(),
            8 => self.event_month_8(),
            9 => self.event_month_9(),
            10 => self.event_month_10(),
            11 => self.event_month_11(),
            _ => self.event_month_12(),
        };
        format!("{name} {year}")
    }

    /// Whether there is room, in a word or two.
    pub fn seat_in_short(self, standing: Result<Offer, WhyNotRegister>, zone: &Zone) -> String {
        match standing {
            Ok(Offer::Place(Some(free))) => return self.event_free(free),
            Ok(Offer::Place(None)) => self.event_open(),
            Ok(Offer::WaitingList(_)) => self.event_queue(),
            Err(WhyNotRegister::NotNeeded) => self.event_just_come(),
            Err(WhyNotRegister::AlreadyAttending) => self.event_attending(),
            Err(WhyNotRegister::AlreadyWaiting(position)) => {
                return self.event_waiting(&self.number(position));
            }
            Err(WhyNotRegister::Cancelled) => self.event_cancelled(),
            Err(WhyNotRegister::Over) => self.event_over(),
            Err(WhyNotRegister::NotYetOpen(opens_at)) => {
                return self.event_opens(&self.short_day(opens_at, zone));
            }
            Err(WhyNotRegister::Closed) => self.event_closed(),
            Err(WhyNotRegister::Full) => self.event_full(),
            Err(WhyNotRegister::Elsewhere) => self.elsewhere_mark(Act::Register),
        }
        .to_owned()
    }

    /// Whether there is room, in plain sentences.
    pub fn seat_in_full(self, standing: Result<Offer, WhyNotRegister>, zone: &Zone) -> String {
        match standing {
            Ok(Offer::Place(Some(free))) => return self.event_free_text(free),
            Ok(Offer::Place(None)) => self.event_open_text(),
            Ok(Offer::WaitingList(position)) => {
                return self.event_queue_text(&self.number(position));
            }
            Err(WhyNotRegister::NotNeeded) => self.event_just_come_text(),
            Err(WhyNotRegister::AlreadyAttending) => self.event_attending_text(),
            Err(WhyNotRegister::AlreadyWaiting(position)) => {
                return self.event_waiting_text(&self.number(position));
            }
            Err(WhyNotRegister::Cancelled) => self.event_cancelled_text(),
            Err(WhyNotRegister::Over) => self.event_over_text(),
            Err(WhyNotRegister::NotYetOpen(opens_at)) => {
                return self.event_opens_text(&self.moment(opens_at, zone));
            }
            Err(WhyNotRegister::Closed) => self.event_closed_text(),
            Err(WhyNotRegister::Full) => self.event_full_text(),
            Err(WhyNotRegister::Elsewhere) => self.elsewhere_unseen(),
        }
        .to_owned()
    }

    /// What the button says that takes this offer.
    pub fn take_offer(self, offer: Offer) -> &'static str {
        match offer {
            Offer::Place(_) => self.event_register(),
            Offer::WaitingList(_) => self.event_join_queue(),
        }
    }

    /// Giving up a seat: the button, the question, what follows, and that it is done.
    pub fn give_up_seat(self, state: SeatState) -> GivingUp {
        match state {
            SeatState::Attending => GivingUp {
                button: self.event_cancel(),
                question: self.event_cancel_question(),
                text: self.event_cancel_text(),
                done: self.event_cancel_done(),
            },
            SeatState::Waiting(_) => GivingUp {
                button: self.event_leave_queue(),
                question: self.event_leave_queue_question(),
                text: self.event_leave_queue_text(),
                done: self.event_leave_queue_done(),
            },
        }
    }
}

/// Words for giving up a seat.
#[derive(Debug, Clone, Copy)]
pub struct GivingUp {
    /// Of the button.
    pub button: &'static str,
    /// Of the dialog.
    pub question: &'static str,
    /// What follows.
    pub text: &'static str,
    /// That it is done.
    pub done: &'static str,
}
