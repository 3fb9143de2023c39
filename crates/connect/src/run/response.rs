//! Reads the response to a step: what it means, what is kept of it, and whether the list goes on.

use jmespath::Rcvar;
use mapping::expression::to_plain;
use mapping::{Listed, NoList, Seen, Tree, record_root};
use serde_json::Value;

use super::answered::{body, by_status, headers, null};
use super::{Exchange, failed, fields, is_unpaged, request, unreadable};
use crate::exchange::{HttpResponse, Method};
use crate::failure::{Failure, retry_after};
use crate::native;
use crate::profile::{MAXIMUM_PAGES, Mapped, Outcome, Place, Profile, Rule, Step, records};

/// What a list is expected to be.
const RECORDS: &str = "a list of records";

impl Exchange {
    /// Takes in the response to the request that was sent last.
    pub(super) fn take(
        &mut self,
        profile: &Profile,
        mapped: &Mapped,
        response: &HttpResponse,
    ) -> Result<(), Failure> {
        let Some(step) = mapped.steps.get(self.step) else {
            return Ok(());
        };
        let listed = self.listed(profile, mapped, step, response);
        let around = match &listed {
            Some(listed) => Some(listed.around()),
            None => body(step, response),
        };
        let is_json = around.is_some();
        self.context.set("body", around.unwrap_or_else(null));
        self.context.set_json("status", &response.status.into());
        self.context.set("headers", headers(response));
        let root = self.context.root();
        let rules = || step.outcomes.iter().chain(&profile.outcomes);
        let decided =
            rules().find_map(|rule| Some((rule.outcome(response.status, &root)?, Some(rule))));
        let (outcome, rule) = decided.unwrap_or_else(|| (by_status(response), None));
        match outcome {
            Outcome::Ok => {
                if !is_json && step.proof.is_none() {
                    return Err(native::no_json(response));
                }
                self.accept(profile, mapped, step, &root, listed)
            }
            Outcome::AlreadyDone => {
                self.gathered.is_settled = true;
                self.advance(profile, mapped, step, None)
            }
            outcome => {
                if listed.is_some() {
                    // What went wrong may stand anywhere in it.
                    let whole = body(step, response);
                    self.context.set("body", whole.unwrap_or_else(null));
                }
                let root = self.context.root();
                Err(Self::failure(mapped, step, outcome, rule, response, &root))
            }
        }
    }

    /// A success: is it proven, what is kept, what does it bring?
    fn accept(
        &mut self,
        profile: &Profile,
        mapped: &Mapped,
        step: &Step,
        root: &Rcvar,
        listed: Option<Listed>,
    ) -> Result<(), Failure> {
        if let Some(proof) = &step.proof
            && !proof.holds(root).map_err(failed)?
        {
            return unreadable("an answer for which the proof holds", "another".to_owned());
        }
        for (index, (name, value)) in step.keep.iter().enumerate() {
            let value = value.value(root).map_err(failed)?;
            if step.each.is_none() {
                match self.progress.pages {
                    0 => self.context.keep(name, value),
                    // Further pages add to what the first one gave.
                    _ => self.context.keep_more(name, value),
                }
                continue;
            }
            let kept = &mut self.progress.kept;
            kept.resize_with(step.keep.len().max(kept.len()), Vec::new);
            if let Some(list) = kept.get_mut(index) {
                list.push(value);
            }
        }
        let entity = self.entity(profile, mapped);
        // What is counted stays as it is: rows of answers, beside the poll that they are of.
        let of_rows = entity.filter(|_| mapped.aggregate.is_none());
        let done = match &step.done_when {
            Some(done) => Some(done.holds(root).map_err(failed)?),
            None => None,
        };
        if let Some(record) = step.record.as_ref().filter(|_| done != Some(false)) {
            let record = record.search(root).map_err(failed)?;
            if record.is_null() {
                return Err(Failure::NotFound);
            }
            let value = self.mapped(entity, &record)?;
            self.gathered.record = Some(value);
        }
        let mut count = None;
        if let Some(listed) = listed {
            let context = self.context.without_body();
            let items = self.gathered.items.get_or_insert_default();
            count = match listed.read(&context, items) {
                Ok(count) => Some(count),
                Err(NoList { kind }) => return unreadable(RECORDS, kind.to_owned()),
            };
        } else if let Some(list) = &step.records {
            let list = list.search(root).map_err(failed)?;
            let Some(list) = records(&list) else {
                return unreadable(RECORDS, list.get_type().to_string());
            };
            count = Some(list.len());
            let context = self.context.without_body();
            let items = self.gathered.items.get_or_insert_default();
            let seen = of_rows.map(Seen::by);
            let entity = of_rows.zip(seen.as_ref());
            for record in list {
                items.push(match read(entity, record, &context) {
                    // What is no object is left out and counted, as any record that cannot be read.
                    Err(_) if entity.is_some() => Value::Null,
                    item => item?,
                });
            }
        }
        if let Some(request) = &step.undo {
            // What this step kept counts, too.
            let root = self.context.root();
            self.undo.add(request::plain(profile, request, &root)?);
        }
        self.gathered.is_settled |= step.request.method != Method::Get || done == Some(true);
        if done == Some(true) {
            self.step = mapped.steps.len();
            return Ok(());
        }
        let next = self.next_place(profile, mapped, step, root, count);
        self.advance(profile, mapped, step, next)
    }

    pub(super) fn entity<'p>(&self, profile: &'p Profile, mapped: &Mapped) -> Option<&'p Tree> {
        let name = mapped.entity.as_deref();
        let poll = mapped.aggregate.as_ref().map(|_| "poll");
        let name = name
            .or(poll)
            .or_else(|| super::finish::entity_of(self.ask.capability))?;
        profile.entities.get(name)
    }

    fn mapped(&self, entity: Option<&Tree>, record: &Rcvar) -> Result<Value, Failure> {
        let seen = entity.map(Seen::by);
        let entity = entity.zip(seen.as_ref());
        read(entity, record, &self.context.without_body())
    }

    /// Where the list goes on within this call; a place for the caller's next page is kept. A step without records of its
    /// own, whose list leads to them, goes on as if its pages were full.
    fn next_place(
        &mut self,
        profile: &Profile,
        mapped: &Mapped,
        step: &Step,
        root: &Rcvar,
        records: Option<usize>,
    ) -> Option<Place> {
        let pager = profile.pagers.get(step.pager.as_ref()?)?;
        if records.is_some() {
            self.gathered.total = pager.total(root);
        }
        let place = self.progress.place.as_ref()?;
        let next = pager.next(place, root, records.unwrap_or_else(|| pager.size()))?;
        let next = match next {
            // An address may be relative to the page that it stands in, which the caller's next page does not know.
            Place::Url(url) => {
                let asked = &self.progress.url;
                let whole = profile.reach.follow(asked, &url, &self.at.origin);
                Place::Url(whole.unwrap_or(url))
            }
            place => place,
        };
        // A page that names itself as the next one would be read for ever.
        if next == *place {
            return None;
        }
        if !self.reads_all(mapped, step) {
            self.gathered.next = Some(next);
            return None;
        }
        self.progress.pages += 1;
        self.gathered.is_cut = self.progress.pages >= MAXIMUM_PAGES;
        (!self.gathered.is_cut).then_some(next)
    }

    /// Whether a step reads all its pages within this call.
    pub(super) fn reads_all(&self, mapped: &Mapped, step: &Step) -> bool {
        step.all_pages || mapped.whole || is_unpaged(self.ask.capability)
    }

    /// On to the next page, item or step.
    fn advance(
        &mut self,
        profile: &Profile,
        mapped: &Mapped,
        step: &Step,
        next: Option<Place>,
    ) -> Result<(), Failure> {
        match (next, &self.progress.items) {
            (Some(next), _) => self.progress.place = Some(next),
            (None, Some(_)) => {
                // Each item has a list of its own, which begins at its first page.
                self.progress.item += 1;
                self.progress.pages = 0;
                self.progress.place = self.first_place(profile, mapped, step)?;
            }
            (None, None) => self.leave(),
        }
        Ok(())
    }

    /// What a step with `each` kept, as lists.
    pub(super) fn keep_all(&mut self, step: &Step) {
        let kept = std::mem::take(&mut self.progress.kept);
        let mut kept = kept.into_iter();
        for (name, _) in &step.keep {
            self.context
                .keep(name, kept.next().unwrap_or_default().into());
        }
    }

    fn failure(
        mapped: &Mapped,
        step: &Step,
        outcome: Outcome,
        rule: Option<&Rule>,
        response: &HttpResponse,
        root: &Rcvar,
    ) -> Failure {
        let wrote = step.request.method != Method::Get;
        match outcome {
            Outcome::Invalid | Outcome::Server if mapped.may_persist && wrote => Failure::Unsure,
            // Without a rule the contract's own shape is the likeliest (RFC 9457).
            _ if rule.is_none() => Failure::of(response),
            Outcome::Invalid => {
                let found = rule.and_then(|rule| rule.fields.as_ref());
                Failure::Invalid(fields::errors(found, mapped, step, root))
            }
            Outcome::Refused(reason) => match rule.and_then(|rule| rule.words(root)) {
                Some(words) => Failure::Told(reason, words),
                None => Failure::Refused(reason),
            },
            Outcome::Gone => Failure::NotFound,
            Outcome::LoginRequired => Failure::SignedOut,
            Outcome::SlowDown => Failure::Busy(retry_after(response)),
            _ => Failure::Faulty(response.status),
        }
    }
}

/// A record as the entity reads it, which sees so many of its fields, or as it is.
fn read(entity: Option<(&Tree, &Seen)>, record: &Rcvar, context: &Rcvar) -> Result<Value, Failure> {
    match entity {
        Some((entity, seen)) => {
            let root = record_root(record, context, seen);
            entity.build(&root).map_err(failed)
        }
        None => to_plain(record).map_err(failed),
    }
}
