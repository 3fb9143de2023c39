//! One operation of the contract as a profile maps it: requests, an answer of its own, a link to elsewhere, or none.

use mapping::expression::Expression;
use mapping::{LocalZone, Section, Tree};
use serde_json::Value;

use super::step::{self, Step};
use super::template::Template;

/// How an operation is done.
#[derive(Debug)]
pub(crate) enum Operation {
    /// As in the native contract.
    Native,
    /// By requests of its own.
    Mapped(Box<Mapped>),
    /// Without any request: this value.
    Fixed(Value),
    /// From what was sent from this phone and confirmed.
    ThisPhone,
    /// On another site; the address of the record or this one.
    Elsewhere(Option<Template>),
}

/// Requests in order, and the answer made of theirs.
#[derive(Debug)]
pub(crate) struct Mapped {
    pub(crate) steps: Vec<Step>,
    /// The entity that records are read as; otherwise the capability's own.
    pub(crate) entity: Option<String>,
    /// The whole answer, instead of records.
    pub(crate) result: Option<Tree>,
    /// Results counted here from answers.
    pub(crate) aggregate: Option<Aggregate>,
    /// The backend gives the whole list: filter, sort and page it here.
    pub(crate) whole: bool,
    /// Who may do it.
    pub(crate) needs: Needs,
    /// How the backend tells a repeat from a new one.
    pub(crate) dedupe: Dedupe,
    /// An error does not mean that nothing was kept.
    pub(crate) may_persist: bool,
    /// From a backend's field to a pointer into what was sent.
    pub(crate) fields: Vec<(String, String)>,
}

/// Results from rows of answers.
#[derive(Debug)]
pub(crate) struct Aggregate {
    /// The poll as native JSON, with its questions; `None`: the record that a step brings.
    pub(crate) poll: Option<Tree>,
    pub(crate) rows: Rows,
    /// How many people answered, where the rows do not tell.
    pub(crate) respondents: Option<Expression>,
}

/// What the rows are.
#[derive(Debug)]
pub(crate) enum Rows {
    /// A list of responses; each a list of native answers.
    Responses(Tree),
    /// Counted already: a list of `{question, value, count}`.
    Counts(Tree),
}

/// Who may do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Needs {
    /// Anybody.
    #[default]
    Nothing,
    /// Who is signed in.
    Login,
    /// Who proved who they are.
    StrongLogin,
}

/// How a backend tells a repeat of a write from a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dedupe {
    /// The write is a PUT to the id that the phone minted.
    PutById,
    /// A unique column refuses the second row.
    UniqueColumn,
    /// A header carries the key.
    Header,
    /// A request looks for it first: a repeat is found, two at the same time are not.
    LookUp,
    /// Doing it twice is the same as once.
    Idempotent,
    /// Not at all: the portal does not promise it.
    #[default]
    None,
}

pub(super) const KEYS: &[&str] = &[
    "steps",
    "entity",
    "result",
    "aggregate",
    "whole",
    "needs",
    "dedupe",
    "may_persist",
    "fields",
    "off",
    "link_out",
    "because",
    "from",
    "fixed",
];

impl Operation {
    /// Reads an operation; `None` where it is off or broken.
    pub(crate) fn parse(section: &Section, zone: &LocalZone) -> Option<Self> {
        let before = section.count();
        let operation = Self::read(section, zone);
        operation.filter(|_| section.count() == before)
    }

    fn read(section: &Section, zone: &LocalZone) -> Option<Self> {
        let object = section.object()?;
        let has = |name: &str| object.contains_key(name);
        if has("off") {
            section.keys(&["off", "because"]);
            if !has("because") {
                section.doubt("because: why the backend cannot do it", "none");
            }
            return None;
        }
        if has("link_out") {
            section.keys(&["link_out", "because"]);
            let link = section.field("link_out")?;
            let by_record = link.value().as_str() == Some("elsewhere");
            return Some(Self::Elsewhere(if by_record {
                None
            } else {
                Some(Template::parse(&link)?)
            }));
        }
        if has("from") {
            section.keys(&["from", "because"]);
            return section
                .field("from")?
                .word(&[("this_phone", ())])
                .map(|()| Self::ThisPhone);
        }
        if let Some(fixed) = section.field("fixed") {
            section.keys(&["fixed", "because"]);
            return Some(Self::Fixed(fixed.value().clone()));
        }
        Mapped::parse(section, zone).map(Box::new).map(Self::Mapped)
    }
}

impl Mapped {
    fn parse(section: &Section, zone: &LocalZone) -> Option<Self> {
        let steps = if let Some(steps) = section.field("steps") {
            section.keys(KEYS);
            let read = |one: &Section| {
                one.keys(step::KEYS);
                Step::parse(one, zone)
            };
            let steps = steps.entries();
            steps.iter().map(read).collect::<Option<Vec<_>>>()?
        } else {
            section.keys(&[KEYS, step::KEYS].concat());
            vec![Step::parse(section, zone)?]
        };
        let tree = |name: &str| section.field(name).map(|tree| Tree::parse(&tree, zone));
        let fields = section.field("fields").map(|fields| fields.fields());
        Some(Self {
            steps,
            entity: section
                .field("entity")
                .and_then(|name| name.text().map(str::to_owned)),
            result: tree("result"),
            aggregate: section
                .field("aggregate")
                .and_then(|one| Aggregate::parse(&one, zone)),
            whole: section.field("whole").is_some_and(|whole| whole.flag()),
            needs: section
                .field("needs")
                .and_then(|needs| needs.word(NEEDS))
                .unwrap_or_default(),
            dedupe: section
                .field("dedupe")
                .and_then(|dedupe| dedupe.word(DEDUPES))
                .unwrap_or_default(),
            may_persist: section.field("may_persist").is_some_and(|may| may.flag()),
            fields: fields
                .unwrap_or_default()
                .iter()
                .filter_map(|(name, pointer)| {
                    Some(((*name).to_owned(), pointer.text()?.to_owned()))
                })
                .collect(),
        })
    }

    /// The first step that is so.
    pub(crate) fn first(&self, test: impl Fn(&Step) -> bool) -> Option<&Step> {
        self.steps.iter().find(|step| test(step))
    }
}

pub(super) const AGGREGATE_KEYS: &[&str] = &["poll", "responses", "counts", "respondents"];

const NEEDS: &[(&str, Needs)] = &[
    ("login", Needs::Login),
    ("strong_login", Needs::StrongLogin),
];

pub(super) const DEDUPES: &[(&str, Dedupe)] = &[
    ("put_by_id", Dedupe::PutById),
    ("unique_column", Dedupe::UniqueColumn),
    ("header", Dedupe::Header),
    ("look_up", Dedupe::LookUp),
    ("idempotent", Dedupe::Idempotent),
    ("none", Dedupe::None),
];

impl Aggregate {
    fn parse(section: &Section, zone: &LocalZone) -> Option<Self> {
        section.keys(AGGREGATE_KEYS);
        let tree = |name: &str| section.field(name).map(|tree| Tree::parse(&tree, zone));
        let respondents = section.field("respondents");
        let rows = match (tree("responses"), tree("counts")) {
            (Some(responses), None) => Rows::Responses(responses),
            (None, Some(counts)) => Rows::Counts(counts),
            _ => {
                section.broken("one of responses, counts", "none or both");
                return None;
            }
        };
        if matches!(rows, Rows::Counts(_)) && respondents.is_none() {
            section.broken("respondents beside counts", "none");
        }
        Some(Self {
            poll: tree("poll"),
            rows,
            respondents: respondents.and_then(|one| one.expression()),
        })
    }
}
