//! Reads the sections of content files, one document at a time, and keeps every finding.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Day, Fault, Located, Place, nearest, relative_time, shape};
use crate::check::{Check, Finding, checked};
use crate::store::document::Document;

const SECTIONS: [&str; 9] = [
    "portal",
    "panels",
    "meetings",
    "themes",
    "invitations",
    "polls",
    "events",
    "impacts",
    "demo",
];

/// Fields that are counted or belong to a resident; an operator cannot write them.
const RESIDENTS: [(&str, &[&str]); 5] = [
    ("panels", &["/membership", "/seats/taken"]),
    ("meetings", &["/feedback"]),
    ("themes", &["/support", "/supporters"]),
    ("polls", &["/response", "/respondents"]),
    (
        "events",
        &["/seat", "/registration/taken", "/registration/waiting"],
    ),
];

/// What was read so far.
#[derive(Default)]
pub(super) struct Reading {
    located: Located,
    seen: BTreeMap<(&'static str, String), String>,
    faults: Vec<Fault>,
}

impl Reading {
    /// Reads one file.
    pub(super) fn file(&mut self, name: &str, text: &str, today: Day) {
        let sections = match serde_json::from_str(text) {
            Ok(Value::Object(sections)) => sections,
            Ok(_) => return self.say(name, "", "expected an object with sections such as panels"),
            Err(error) => return self.say(name, "", &format!("not JSON: {error}")),
        };
        for (section, value) in sections {
            let pointer = format!("/{section}");
            match (section.as_str(), value) {
                ("portal", value) => {
                    let convert = |one: &crate::wire::portal::Portal, at: &Check<'_>| {
                        one.check(at);
                        Some(())
                    };
                    let read = self.document("portal", (name, &pointer), value, today, convert);
                    self.located.content.portal = read.or(self.located.content.portal.take());
                }
                ("demo", value) => match shape::read(value) {
                    Ok(demo) => self.located.content.demo = demo,
                    Err(findings) => self.keep((name, &pointer), findings),
                },
                (_, Value::Array(items)) => self.section(name, &section, items, today),
                (known, _) if SECTIONS.contains(&known) => {
                    self.say(name, &pointer, "expected a list");
                }
                (other, _) => {
                    self.say(name, &pointer, &nearest::expected(other, SECTIONS));
                }
            }
        }
    }

    fn section(&mut self, file: &str, section: &str, items: Vec<Value>, today: Day) {
        macro_rules! read_all {
            ($list:ident, $check:expr) => {
                for (index, item) in items.into_iter().enumerate() {
                    let place = format!("/{section}/{index}");
                    let place = (file, place.as_str());
                    let read = self.document(stringify!($list), place, item, today, $check);
                    self.located.content.$list.extend(read);
                }
            };
        }
        match section {
            "panels" => read_all!(panels, |one: &crate::wire::panel::Panel, at| one
                .check(at)
                .map(drop)),
            "meetings" => {
                read_all!(meetings, |one: &crate::wire::meeting::Meeting, at| one
                    .check(at)
                    .map(drop));
            }
            "themes" => read_all!(themes, |one: &crate::wire::theme::Theme, at| one
                .check(at)
                .map(drop)),
            "polls" => read_all!(polls, |one: &crate::wire::poll::Poll, at: &Check<'_>| {
                if one.questions.is_empty() && one.elsewhere.is_none() {
                    at.field("questions")
                        .say("missing", "needs at least one question");
                }
                one.check(at).map(drop)
            }),
            "events" => read_all!(events, |one: &crate::wire::event::Event, at| one
                .check(at)
                .map(drop)),
            "impacts" => {
                read_all!(impacts, |one: &crate::wire::impact::Impact, at| one
                    .check(at)
                    .map(drop));
            }
            "invitations" => {
                read_all!(
                    invitations,
                    |one: &crate::wire::invitation::Invitation, at: &Check<'_>| {
                        if one.code.is_none() {
                            at.field("code")
                                .say("missing", "needs the code that opens it");
                        }
                        one.check(at).map(drop)
                    }
                );
            }
            other => self.say(
                file,
                &format!("/{other}"),
                &nearest::expected(other, SECTIONS),
            ),
        }
    }

    fn document<D: Document>(
        &mut self,
        section: &'static str,
        place: (&str, &str),
        mut value: Value,
        today: Day,
        convert: impl Fn(&D, &Check<'_>) -> Option<()>,
    ) -> Option<D> {
        relative_time::resolve(&mut value, today);
        let value = shape::without_nulls(value);
        let foreign = residents_fields(section, &value);
        let faults = self.faults.len();
        self.keep(place, foreign);
        let document: D = match shape::read(value) {
            Ok(document) => document,
            Err(findings) => {
                self.keep(place, findings);
                return None;
            }
        };
        if let Err(findings) = checked(|at| convert(&document, at)) {
            self.keep(place, findings);
        }
        let (file, pointer) = place;
        let key = (section, document.id().to_owned());
        if let Some(earlier) = self.seen.insert(key, format!("{file}: {pointer}")) {
            self.say(
                file,
                &format!("{pointer}/id"),
                &format!("this id stands already in {earlier}"),
            );
        }
        let (id, file, pointer) = (
            document.id().to_owned(),
            file.to_owned(),
            pointer.to_owned(),
        );
        self.located.places.push(Place {
            section,
            id,
            file,
            pointer,
        });
        (self.faults.len() == faults).then_some(document)
    }

    /// What was read, unless something was wrong.
    pub(super) fn finish(mut self) -> Result<Located, Vec<Fault>> {
        if self.faults.is_empty() {
            return Ok(self.located);
        }
        self.faults.sort();
        self.faults.dedup();
        Err(self.faults)
    }

    fn keep(&mut self, (file, place): (&str, &str), findings: Vec<Finding>) {
        for finding in findings {
            let problem = finding.detail.unwrap_or(finding.code);
            self.say(file, &format!("{place}{}", finding.pointer), &problem);
        }
    }

    fn say(&mut self, file: &str, pointer: &str, problem: &str) {
        let (file, pointer, problem) = (file.to_owned(), pointer.to_owned(), problem.to_owned());
        self.faults.push(Fault {
            file,
            pointer,
            problem,
        });
    }
}

fn residents_fields(section: &str, value: &Value) -> Vec<Finding> {
    RESIDENTS
        .iter()
        .filter(|(name, _)| *name == section)
        .flat_map(|(_, pointers)| pointers.iter())
        .filter(|pointer| value.pointer(pointer).is_some())
        .map(|pointer| {
            Finding::new(
                pointer,
                "not_yours",
                "is counted by the backend; leave it out",
            )
        })
        .collect()
}
