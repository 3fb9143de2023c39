//! Every reference leads somewhere: to a document of the same import or one stored before.

use std::collections::{BTreeMap, BTreeSet};

use model::invitation::InvitationCode;
use rusqlite::Connection;

use super::{Fault, Located, nearest};
use crate::problem::Outcome;
use crate::wire::content::Content;
use crate::wire::id::Id;
use crate::wire::impact::SourceKind;
use crate::wire::invitation::TargetKind;

/// Every id there is or will be, and who has which invitation code.
pub(super) struct Known {
    ids: BTreeMap<&'static str, BTreeSet<String>>,
    codes: Vec<(String, String)>,
}

impl Known {
    /// Ids of the database and of this content.
    pub(super) fn read(connection: &Connection, content: &Content) -> Outcome<Self> {
        let mut ids: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
        for (section, table) in [
            ("panels", "panel"),
            ("meetings", "meeting"),
            ("themes", "theme"),
            ("polls", "poll"),
            ("events", "event"),
        ] {
            let mut statement = connection.prepare(&format!("SELECT id FROM {table}"))?;
            let stored = statement
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            ids.insert(section, stored);
        }
        let mut add = |section, new: Vec<&Id>| {
            let new = new.into_iter().map(|id| id.as_str().to_owned());
            ids.entry(section).or_default().extend(new);
        };
        add("panels", content.panels.iter().map(|one| &one.id).collect());
        add(
            "meetings",
            content.meetings.iter().map(|one| &one.id).collect(),
        );
        add("themes", content.themes.iter().map(|one| &one.id).collect());
        add("polls", content.polls.iter().map(|one| &one.id).collect());
        add("events", content.events.iter().map(|one| &one.id).collect());
        let mut statement =
            connection.prepare("SELECT code, id FROM invitation WHERE code IS NOT NULL")?;
        let codes = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(Self { ids, codes })
    }
}

/// Every reference that leads nowhere, and every code that opens two invitations.
pub(super) fn check(located: &Located, known: &Known) -> Vec<Fault> {
    let mut checking = Checking {
        located,
        known,
        faults: Vec::new(),
    };
    let content = &located.content;
    for one in &content.meetings {
        checking.reference(("meetings", &one.id), "/panel", "panels", &one.panel);
    }
    for one in &content.themes {
        checking.reference(("themes", &one.id), "/panel", "panels", &one.panel);
    }
    for one in &content.polls {
        if let Some(panel) = &one.panel {
            checking.reference(("polls", &one.id), "/panel", "panels", panel);
        }
    }
    for one in &content.events {
        if let Some(panel) = &one.panel {
            checking.reference(("events", &one.id), "/panel", "panels", panel);
        }
    }
    for one in &content.invitations {
        let section = match one.target.kind {
            TargetKind::Panel => "panels",
            TargetKind::Poll => "polls",
            TargetKind::Event => "events",
        };
        checking.reference(
            ("invitations", &one.id),
            "/target/id",
            section,
            &one.target.id,
        );
    }
    for one in &content.impacts {
        for (index, source) in one.sources.iter().enumerate() {
            let section = match source.kind {
                SourceKind::Panel => "panels",
                SourceKind::Meeting => "meetings",
                SourceKind::Poll => "polls",
                SourceKind::Event => "events",
            };
            let pointer = format!("/sources/{index}/id");
            checking.reference(("impacts", &one.id), &pointer, section, &source.id);
        }
    }
    checking.codes();
    checking.demo();
    checking.faults
}

struct Checking<'a> {
    located: &'a Located,
    known: &'a Known,
    faults: Vec<Fault>,
}

impl Checking<'_> {
    fn reference(&mut self, from: (&str, &Id), pointer: &str, section: &str, to: &Id) {
        let known = self.known.ids.get(section);
        if known.is_some_and(|ids| ids.contains(to.as_str())) {
            return;
        }
        let known = known.into_iter().flatten().map(String::as_str);
        let problem = format!("in {section}, {}", nearest::expected(to.as_str(), known));
        self.say(from, pointer, problem);
    }

    fn codes(&mut self) {
        let mut seen: BTreeMap<String, String> = self.known.codes.iter().cloned().collect();
        for one in &self.located.content.invitations {
            let Some(code) = one.code.as_deref().and_then(InvitationCode::parse) else {
                continue;
            };
            let id = one.id.as_str().to_owned();
            let earlier = seen.insert(code.as_str().to_owned(), id.clone());
            if let Some(earlier) = earlier.filter(|earlier| *earlier != id) {
                let problem = format!("this code opens the invitation {earlier:?} already");
                self.say(("invitations", &one.id), "/code", problem);
            }
        }
    }

    fn demo(&mut self) {
        let demo = &self.located.content.demo;
        for (name, section, counts) in [
            ("responses", "polls", &demo.responses),
            ("members", "panels", &demo.members),
            ("registrations", "events", &demo.registrations),
            ("support", "themes", &demo.support),
        ] {
            let known = self.known.ids.get(section);
            for id in counts.keys() {
                if known.is_none_or(|ids| !ids.contains(id)) {
                    let known = known.into_iter().flatten().map(String::as_str);
                    let problem = format!("in {section}, {}", nearest::expected(id, known));
                    let pointer = format!("/demo/{name}/{id}");
                    self.faults.push(Fault {
                        file: "demo".to_owned(),
                        pointer,
                        problem,
                    });
                }
            }
        }
    }

    fn say(&mut self, (section, id): (&str, &Id), pointer: &str, problem: String) {
        let place = self
            .located
            .places
            .iter()
            .find(|one| one.section == section && one.id == id.as_str());
        let (file, at) = place.map_or(("", ""), |one| (one.file.as_str(), one.pointer.as_str()));
        self.faults.push(Fault {
            file: file.to_owned(),
            pointer: format!("{at}{pointer}"),
            problem,
        });
    }
}
