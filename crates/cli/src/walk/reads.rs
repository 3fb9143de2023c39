//! Every operation that only reads, each with ids that the lists before it brought.

use connect::{Call, Cursor, EventQuery, How, Needs, Page, calls};
use model::event::Event;
use model::invitation::{Invitation, InvitationCode};
use model::meeting::Meeting;
use model::panel::Panel;
use model::poll::Poll;
use model::theme::Theme;
use model::{Capability, EventId, MeetingId, PanelId, PollId, Timestamp};

use super::{Backend, Outcome, Walk};

/// What the reads have brought, for the writes.
#[derive(Debug, Default)]
pub struct Seen {
    pub(crate) panels: Vec<Panel>,
    pub(crate) meetings: Vec<Meeting>,
    pub(crate) themes: Vec<Theme>,
    pub(crate) polls: Vec<Poll>,
    pub(crate) events: Vec<Event>,
    pub(crate) invitation: Option<Invitation>,
    /// The first poll that could be read with its questions.
    pub(crate) poll: Option<Poll>,
}

impl Walk<'_> {
    /// Runs every read that the profile offers.
    pub fn read_all(&mut self, code: Option<&InvitationCode>) -> Seen {
        use Capability as C;
        let mut seen = Seen::default();
        self.one(C::Portal, calls::portal);
        self.one(C::Me, calls::me);
        seen.panels = self.list(C::Panels, calls::panels);
        let panels = self.ids(C::Panel, seen.panels.iter().map(|panel| panel.id.as_str()));
        self.first(C::Panel, &panels, PanelId::parse, calls::panel);
        let panels = self.ids(
            C::Meetings,
            seen.panels.iter().map(|panel| panel.id.as_str()),
        );
        seen.meetings = self.below(C::Meetings, &panels, calls::meetings);
        let meetings = seen.meetings.iter().map(|meeting| meeting.id.as_str());
        let meetings = self.ids(C::Meeting, meetings);
        self.first(C::Meeting, &meetings, MeetingId::parse, calls::meeting);
        let panels = self.ids(C::Themes, seen.panels.iter().map(|panel| panel.id.as_str()));
        seen.themes = self.below(C::Themes, &panels, calls::themes);
        self.list(C::Invitations, |_| calls::invitations());
        match code {
            Some(code) => seen.invitation = self.one(C::Invitation, || calls::invitation(code)),
            None => self.skipped(C::Invitation, "give a code with --code"),
        }
        seen.polls = self.list(C::Polls, calls::polls);
        let polls = self.ids(C::Poll, seen.polls.iter().map(|poll| poll.id.as_str()));
        seen.poll = self.first(C::Poll, &polls, PollId::parse, calls::poll);
        // Those whose results may be seen come first.
        let now = self.now();
        let mut by_results: Vec<&Poll> = seen.polls.iter().collect();
        by_results.sort_by_key(|poll| poll.may_see_results(now).is_err());
        let polls = by_results.iter().map(|poll| poll.id.as_str());
        let polls = self.ids(C::PollResults, polls);
        self.first(C::PollResults, &polls, PollId::parse, calls::poll_results);
        let query = EventQuery {
            from: Timestamp::parse("1970-01-01T00:00:00Z"),
            ..EventQuery::default()
        };
        seen.events = self.list(C::Events, |cursor| calls::events(&query, cursor));
        let events = self.ids(C::Event, seen.events.iter().map(|event| event.id.as_str()));
        self.first(C::Event, &events, EventId::parse, calls::event);
        self.list(C::Impacts, calls::impacts);
        self.one(C::ExportMyData, calls::export_my_data);
        seen
    }

    fn ids<'i>(
        &self,
        capability: Capability,
        listed: impl Iterator<Item = &'i str>,
    ) -> Vec<String> {
        let backend: &dyn Backend = self.backend;
        let known = backend.ids(capability);
        known.into_iter().chain(listed.map(str::to_owned)).collect()
    }

    /// The outcome to fill; `None` where there is nothing to try.
    pub(crate) fn begin(&mut self, capability: Capability) -> Option<Outcome> {
        match self.profile.how(capability) {
            How::Off => None,
            How::LinkOut => {
                self.skipped(capability, "on another site; the portal links to it");
                None
            }
            how => {
                let mut outcome = Outcome::new(capability, how);
                outcome.needs_login = self.profile.needs(capability) != Needs::Nothing;
                Some(outcome)
            }
        }
    }

    pub(crate) fn skipped(&mut self, capability: Capability, why: &str) {
        let how = self.profile.how(capability);
        if how != How::Off {
            let mut outcome = Outcome::new(capability, how);
            outcome.skip(why);
            self.outcomes.push(outcome);
        }
    }

    pub(crate) fn end(&mut self, capability: Capability, mut outcome: Outcome) {
        outcome.sum_up(capability);
        self.outcomes.push(outcome);
    }

    /// One answer.
    pub(crate) fn one<T>(
        &mut self,
        capability: Capability,
        call: impl Fn() -> Call<T>,
    ) -> Option<T> {
        let mut outcome = self.begin(capability)?;
        let brought = self.call(&call(), &mut outcome);
        let value = match brought {
            Ok(brought) => {
                outcome.record(&brought.json);
                Some(brought.value)
            }
            Err(failure) => {
                outcome.fail(&failure);
                None
            }
        };
        self.end(capability, outcome);
        value
    }

    /// The first of several that can be read.
    fn first<I, T>(
        &mut self,
        capability: Capability,
        ids: &[String],
        parse: fn(&str) -> Option<I>,
        call: fn(&I) -> Call<T>,
    ) -> Option<T> {
        let mut best = self.begin(capability)?;
        let mut found = None;
        if ids.is_empty() {
            best.skip("no id: the list before it brought none");
        }
        for (index, id) in ids
            .iter()
            .filter_map(|id| parse(id))
            .take(TRIES)
            .enumerate()
        {
            let mut outcome = self.begin(capability)?;
            match self.call(&call(&id), &mut outcome) {
                Ok(brought) => {
                    outcome.record(&brought.json);
                    outcome.records = Some(1);
                    best = outcome;
                    found = Some(brought.value);
                    break;
                }
                Err(failure) => outcome.fail(&failure),
            }
            if index == 0 || best.class == "not_captured" {
                best = outcome;
            }
        }
        self.end(capability, best);
        found
    }

    /// Every page of a list.
    fn list<T>(
        &mut self,
        capability: Capability,
        call: impl Fn(Option<Cursor>) -> Call<Page<T>>,
    ) -> Vec<T> {
        let Some(mut outcome) = self.begin(capability) else {
            return Vec::new();
        };
        let mut items = Vec::new();
        let mut cursor = None;
        loop {
            match self.call(&call(cursor.take()), &mut outcome) {
                Ok(mut brought) => {
                    outcome.page(&brought);
                    items.append(&mut brought.value.items);
                    cursor = brought.value.next;
                }
                Err(_) if outcome.pages > 0 && is_uncaptured(&outcome) => {
                    outcome.note(format!(
                        "page {} is not among the captures",
                        outcome.pages + 1
                    ));
                }
                Err(failure) => outcome.fail(&failure),
            }
            if cursor.is_none() {
                break;
            }
            if outcome.pages >= self.pages {
                outcome.note(format!("stopped after {} pages", outcome.pages));
                break;
            }
        }
        self.end(capability, outcome);
        items
    }

    /// A list that belongs to a panel: that of the first panel with anything in it.
    fn below<T>(
        &mut self,
        capability: Capability,
        panels: &[String],
        call: fn(&PanelId) -> Call<Page<T>>,
    ) -> Vec<T> {
        let Some(mut best) = self.begin(capability) else {
            return Vec::new();
        };
        let mut items = Vec::new();
        if panels.is_empty() {
            best.skip("no panel: the list of panels brought none");
        }
        let panels = panels.iter().filter_map(|id| PanelId::parse(id));
        for (index, panel) in panels.take(TRIES).enumerate() {
            let Some(mut outcome) = self.begin(capability) else {
                break;
            };
            match self.call(&call(&panel), &mut outcome) {
                Ok(brought) => {
                    outcome.page(&brought);
                    items = brought.value.items;
                }
                Err(failure) => outcome.fail(&failure),
            }
            if index == 0 || !items.is_empty() || best.class == "not_captured" {
                best = outcome;
            }
            if !items.is_empty() {
                break;
            }
        }
        self.end(capability, best);
        items
    }
}

/// Most ids tried for one read.
const TRIES: usize = 8;

fn is_uncaptured(outcome: &Outcome) -> bool {
    outcome.sent.last().is_some_and(|sent| sent.uncaptured)
}
