//! One request of an operation, and what is taken from its answer.

use std::sync::OnceLock;

use mapping::expression::Expression;
use mapping::{LocalZone, Reading, Section, Tree};

use super::headers::headers;
use super::normalise::Normaliser;
use super::outcome::Rule;
use super::template::Template;
use crate::exchange::Method;

/// The keys of a step.
pub(super) const KEYS: &[&str] = &[
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "graphql",
    "variables",
    "query",
    "headers",
    "body",
    "like",
    "when",
    "each",
    "pager",
    "all_pages",
    "outcomes",
    "proof",
    "done_when",
    "keep",
    "undo",
    "records",
    "record",
    "normalise",
];

/// The keys of what takes a step back.
pub(super) const UNDO_KEYS: &[&str] = &[
    "post",
    "put",
    "patch",
    "delete",
    "graphql",
    "variables",
    "query",
    "headers",
    "body",
];

/// One request, or one for each item of a list.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) request: Request,
    /// The step is left out unless this holds.
    pub(crate) when: Option<Expression>,
    /// One request for each item of this list.
    pub(crate) each: Option<Expression>,
    /// The pager's name.
    pub(crate) pager: Option<String>,
    pub(crate) all_pages: bool,
    pub(crate) outcomes: Vec<Rule>,
    /// What must hold of a success, so that a captive portal's page is never taken for one.
    pub(crate) proof: Option<Expression>,
    /// The operation is done already where this holds of the answer.
    pub(crate) done_when: Option<Expression>,
    /// Values for later steps, as `kept.…`.
    pub(crate) keep: Vec<(String, Expression)>,
    /// What takes the step back where a later one is refused.
    pub(crate) undo: Option<Request>,
    pub(crate) records: Option<Expression>,
    pub(crate) record: Option<Expression>,
    pub(crate) normaliser: Option<Normaliser>,
    /// How a list in its answer is read, once that was asked for.
    pub(crate) reading: OnceLock<Reading>,
}

/// What to send.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) method: Method,
    /// `None`: the profile's GraphQL address.
    pub(crate) path: Option<Template>,
    pub(crate) query: Option<Tree>,
    pub(crate) headers: Vec<(String, Tree)>,
    pub(crate) body: Body,
}

/// What a request carries.
#[derive(Debug)]
pub(crate) enum Body {
    /// Nothing.
    None,
    /// A tree.
    Tree(Tree),
    /// The call's own values, written the way that this entity is read.
    Like(String),
    /// A GraphQL document and its variables.
    GraphQl(String, Option<Tree>),
}

impl Step {
    /// Reads a step; `None` where it has no request.
    pub(crate) fn parse(section: &Section, zone: &LocalZone) -> Option<Self> {
        let expression = |name: &str| section.field(name).and_then(|one| one.expression());
        Some(Self {
            request: Request::parse(section, zone)?,
            when: expression("when"),
            each: expression("each"),
            pager: section
                .field("pager")
                .and_then(|name| name.text().map(str::to_owned)),
            all_pages: section.field("all_pages").is_some_and(|all| all.flag()),
            outcomes: section
                .field("outcomes")
                .map(|rules| Rule::parse_all(rules.entries()))
                .unwrap_or_default(),
            proof: expression("proof"),
            done_when: expression("done_when"),
            keep: section
                .field("keep")
                .map(|keep| keep.fields())
                .unwrap_or_default()
                .iter()
                .filter_map(|(name, value)| Some(((*name).to_owned(), value.expression()?)))
                .collect(),
            undo: section.field("undo").and_then(|undo| {
                undo.keys(UNDO_KEYS);
                Request::parse(&undo, zone)
            }),
            records: expression("records"),
            record: expression("record"),
            normaliser: section
                .field("normalise")
                .and_then(|name| Normaliser::parse(&name)),
            reading: OnceLock::new(),
        })
    }
}

impl Step {
    /// Each expression in it, but for that of its records and those that tell which fields do not fit.
    pub(crate) fn expressions<'t>(&'t self, found: &mut dyn FnMut(&'t Expression)) {
        let Self {
            request,
            when,
            each,
            pager: _,
            all_pages: _,
            outcomes,
            proof,
            done_when,
            keep,
            records: _,
            record,
            normaliser: _,
            reading: _,
            undo,
        } = self;
        let own = [when, each, proof, done_when, record];
        own.into_iter().flatten().for_each(&mut *found);
        for (_, kept) in keep {
            found(kept);
        }
        for rule in outcomes {
            rule.expressions(found);
        }
        for request in std::iter::once(request).chain(undo) {
            request.expressions(found);
        }
    }
}

impl Request {
    /// Each expression in it.
    fn expressions<'t>(&'t self, found: &mut dyn FnMut(&'t Expression)) {
        let Request {
            method: _,
            path,
            query,
            headers,
            body,
        } = self;
        if let Some(path) = path {
            path.expressions(found);
        }
        let body = match body {
            Body::Tree(tree) | Body::GraphQl(_, Some(tree)) => Some(tree),
            Body::None | Body::Like(_) | Body::GraphQl(_, None) => None,
        };
        let trees = query.iter().chain(body);
        let trees = trees.chain(headers.iter().map(|(_, tree)| tree));
        for tree in trees {
            tree.expressions(found);
        }
    }
}

impl Request {
    /// Reads what to send; `None` where that is not said.
    pub(super) fn parse(section: &Section, zone: &LocalZone) -> Option<Self> {
        let named = Method::ALL
            .into_iter()
            .filter_map(|method| {
                Some((
                    method,
                    section.field(&method.as_str().to_ascii_lowercase())?,
                ))
            })
            .collect::<Vec<_>>();
        let document = section.field("graphql");
        let (method, path) = match (named.as_slice(), &document) {
            ([(method, path)], None) => (*method, Some(Template::parse(path)?)),
            ([], Some(_)) => (Method::Post, None),
            _ => {
                section.broken(
                    "one of get, post, put, patch, delete, graphql",
                    "none or several",
                );
                return None;
            }
        };
        let tree = |name: &str| section.field(name).map(|tree| Tree::parse(&tree, zone));
        if document.is_none() && section.field("variables").is_some() {
            section.broken("graphql beside variables", "none");
        }
        let like = section
            .field("like")
            .and_then(|entity| entity.text().map(str::to_owned));
        let body = match (document, tree("body"), like) {
            (Some(document), None, None) => {
                Body::GraphQl(document.text()?.to_owned(), tree("variables"))
            }
            (None, Some(body), None) => Body::Tree(body),
            (None, None, Some(entity)) => Body::Like(entity),
            (None, None, None) => Body::None,
            _ => {
                section.broken("one of body, like, graphql", "several");
                return None;
            }
        };
        if method == Method::Get && !matches!(body, Body::None) {
            section.broken("a get without a body", "one");
        }
        Some(Self {
            method,
            path,
            query: tree("query"),
            headers: section
                .field("headers")
                .map(|own| headers(&own, zone))
                .unwrap_or_default(),
            body,
        })
    }
}
