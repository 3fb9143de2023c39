//! Words for panel.

use connect::Remembers;
use model::panel::{HowToJoin, Membership, MembershipState, Seats, Term, WhyNotJoin};
use model::{Timestamp, Zone};

use super::Act;
use crate::i18n::Words;

impl Words {
    /// How one joins right now, or what stands in the way, in a few words.
    pub fn panel_joining_mark(self, how: Result<HowToJoin, WhyNotJoin>) -> String {
        let mark = match how {
            Ok(HowToJoin::AtOnce) => self.panel_at_once(),
            Ok(HowToJoin::ByRequest) => self.panel_by_request(),
            Err(WhyNotJoin::AlreadyMember) => self.panel_member(),
            Err(WhyNotJoin::AlreadyRequested) => self.panel_requested(),
            Err(WhyNotJoin::TermOver) => self.panel_term_over(),
            Err(WhyNotJoin::NotYetOpen(opens_at)) => {
                return self.panel_not_yet_open(&self.finnish_short_day(opens_at));
            }
            Err(WhyNotJoin::Closed) => self.panel_closed(),
            Err(WhyNotJoin::Full) => self.panel_full(),
            Err(WhyNotJoin::InvitationOnly) => self.panel_invitation_only(),
            Err(WhyNotJoin::Elsewhere) => self.elsewhere_mark(Act::Join),
        };
        mark.to_owned()
    }

    /// Why one cannot join, and what helps. What is already a membership has its own words.
    pub fn why_not_join(self, why: WhyNotJoin) -> String {
        let text = match why {
            WhyNotJoin::AlreadyMember => self.panel_member_next(),
            WhyNotJoin::AlreadyRequested => self.panel_requested_next(),
            WhyNotJoin::TermOver => self.panel_term_over_text(),
            WhyNotJoin::NotYetOpen(opens_at) => {
                return self.panel_not_yet_open_text(&self.finnish_short_day(opens_at));
            }
            WhyNotJoin::Closed => self.panel_closed_text(),
            WhyNotJoin::Full => self.panel_full_text(),
            WhyNotJoin::InvitationOnly => self.panel_invitation_only_text(),
            WhyNotJoin::Elsewhere => self.elsewhere_unseen(),
        };
        text.to_owned()
    }

    /// That one is in, or has asked to be.
    pub fn membership(self, state: MembershipState) -> &'static str {
        match state {
            MembershipState::Member => self.panel_member(),
            MembershipState::Requested => self.panel_requested(),
        }
    }

    /// Since when one is in or has waited: "24.1. alkaen".
    pub fn membership_since(self, membership: &Membership) -> String {
        self.panel_since(&self.finnish_short_day(membership.since))
    }

    /// What follows from being in, or from having asked. A backend that cannot tell whose a request is never shows
    /// what became of it.
    pub fn membership_next(self, state: MembershipState, remembers: Remembers) -> &'static str {
        match (state, remembers) {
            (MembershipState::Member, _) => self.panel_member_next(),
            (MembershipState::Requested, Remembers::Nothing) => self.panel_requested_next(),
            (MembershipState::Requested, _) => self.panel_requested_next_unseen(),
        }
    }

    /// Where it is kept.
    pub fn membership_kept(self, state: MembershipState, remembers: Remembers) -> &'static str {
        match (state, remembers) {
            (MembershipState::Member, Remembers::Nothing) => self.panel_kept(),
            (MembershipState::Requested, Remembers::Nothing) => self.panel_kept_request(),
            (MembershipState::Member, _) => self.panel_kept_in_tab(),
            (MembershipState::Requested, _) => self.panel_kept_request_in_tab(),
        }
    }

    /// Where it is kept, with an account.
    pub fn membership_in_account(self, state: MembershipState) -> &'static str {
        match state {
            MembershipState::Member => self.panel_kept_account(),
            MembershipState::Requested => self.panel_kept_request_account(),
        }
    }

    /// "8 paikkaa vapaana", or that all are taken, or how many in all where no more is told.
    pub fn panel_seats_left(self, seats: Seats) -> String {
        match seats.free() {
            None => self.panel_seats_total(seats.total),
            Some(0) => self.panel_seats_none().to_owned(),
            Some(free) => self.panel_seats_free(free),
        }
    }

    /// Free seats and all of them; that there is no limit where none is set.
    pub fn panel_seats_in_all(self, seats: Option<Seats>) -> String {
        match seats {
            None => self.panel_seats_open().to_owned(),
            Some(seats) if seats.taken.is_none() => self.panel_seats_left(seats),
            Some(seats) => {
                let total = self.number(seats.total);
                self.panel_seats_of(&self.panel_seats_left(seats), &total)
            }
        }
    }

    /// First and last day; "until further notice" where no term is set.
    pub fn panel_term_said(self, term: Option<Term>) -> String {
        match term {
            None => self.panel_term_open().to_owned(),
            Some(term) => self.panel_term_days(&self.day(term.starts_on), &self.day(term.ends_on)),
        }
    }

    /// `24.1.` in Finland: panels have no zone of their own.
    fn finnish_short_day(self, time: Timestamp) -> String {
        self.short_day(time, &Zone::helsinki())
    }
}
