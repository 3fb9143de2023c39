//! A mutated profile at work: every request is judged as a browser would understand it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use connect::{Call, Cursor, Exchange, HttpRequest, Memory, Next, Page, Profile, Variant};
use serde_json::Value;
use url::Url;

use crate::answers::Answers;
use crate::chance::Chance;
use crate::support::circumstances;
use crate::wishes::Wish;

/// Most requests of one call, as the documentation says.
const MOST: u32 = 60;

/// What came of all.
#[derive(Debug, Default)]
pub(crate) struct Sum {
    pub(crate) refused: u32,
    pub(crate) requests: u32,
    pub(crate) values: u32,
    failures: u32,
    /// Time spent in the engine, making up answers not counted.
    pub(crate) took: Duration,
}

pub(crate) struct World {
    product: String,
    profile: Arc<Profile>,
    /// Origins that the profile declares, as a browser reads them.
    declared: BTreeSet<String>,
    names: Vec<String>,
}

/// One call on its way.
pub(crate) struct Trial<'a> {
    world: &'a World,
    pool: &'a dyn Answers,
    chance: &'a mut Chance,
    sum: &'a mut Sum,
}

impl World {
    /// `None` where nothing of the profile can be used.
    pub(crate) fn of(product: &str, text: &str) -> Option<Self> {
        let checked = Profile::parse(text, &|_| Some(text.to_owned()));
        for finding in &checked.findings {
            let _ = finding.to_string();
        }
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let portal = Url::parse(&circumstances().origin).unwrap();
        let entries = value.get("origins").and_then(Value::as_array);
        let texts = entries
            .into_iter()
            .flatten()
            .chain(value.get("base"))
            .filter_map(Value::as_str);
        let origin = |text: &str| Some(portal.join(text).ok()?.origin().ascii_serialization());
        let mut names = Vec::new();
        words(&value, &mut names);
        names.push("id".to_owned());
        Some(Self {
            product: product.to_owned(),
            profile: Arc::new(checked.profile?),
            declared: texts.filter_map(origin).collect(),
            names,
        })
    }

    /// The variant that an answer to its probe chooses, where it has one.
    pub(crate) fn probed(mut self, text: &str, pool: &dyn Answers, chance: &mut Chance) -> Self {
        let Some(request) = self.profile.probe() else {
            return self;
        };
        self.judge(&request);
        let response = pool.answer(&self.product, &self.names, &request, chance);
        let variant = Variant::Of(&response);
        let checked = Profile::parse_variant(text, &|_| Some(text.to_owned()), variant);
        if let Some(profile) = checked.profile {
            self.profile = Arc::new(profile);
        }
        self
    }

    /// Whose answers fit.
    #[allow(dead_code, reason = "one test tells it")]
    pub(crate) fn product(&self) -> &str {
        &self.product
    }

    /// A call, most often one that is offered.
    pub(crate) fn wish<'w>(&self, wishes: &'w [Wish], chance: &mut Chance) -> &'w Wish {
        let offered: Vec<_> = wishes
            .iter()
            .filter(|wish| self.profile.offers(wish.capability))
            .collect();
        if offered.is_empty() || chance.one_in(20) {
            return chance.pick(wishes);
        }
        offered[chance.below(offered.len())]
    }

    pub(crate) fn try_out(
        &self,
        wish: &dyn Fn(&mut Trial),
        pool: &dyn Answers,
        chance: &mut Chance,
        sum: &mut Sum,
    ) {
        wish(&mut Trial {
            world: self,
            pool,
            chance,
            sum,
        });
    }

    fn judge(&self, request: &HttpRequest) {
        let portal = Url::parse(&circumstances().origin).unwrap();
        let url = portal.join(&request.url).unwrap();
        let origin = url.origin().ascii_serialization();
        assert!(
            self.declared.contains(&origin),
            "{} of {:?}",
            request.url,
            self.declared
        );
        assert!(
            url.username().is_empty() && url.password().is_none(),
            "{}",
            request.url
        );
        for (name, value) in &request.headers {
            let plain = |text: &str| {
                text.bytes()
                    .all(|byte| (b' '..=b'~').contains(&byte) || byte == b'\t')
            };
            assert!(plain(name) && plain(value), "{name}: {value}");
        }
        if let Some(body) = &request.body {
            serde_json::from_str::<Value>(body).unwrap();
        }
    }
}

/// Names in expressions and keys: what an answer could hold.
fn words(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| words(item, names)),
        Value::Object(fields) => fields.values().for_each(|value| words(value, names)),
        Value::String(text) => {
            let parts = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
            let parts = parts.filter(|part| (1..24).contains(&part.len())).take(40);
            names.extend(parts.map(str::to_owned));
        }
        _ => {}
    }
}

impl Trial<'_> {
    /// Goes from page to page by what the pages say.
    pub(crate) fn pages<T>(&mut self, call: impl Fn(Option<Cursor>) -> Call<Page<T>>) {
        let mut cursor = None;
        for _ in 0..4 {
            let page = self.run(&call(cursor));
            cursor = page.and_then(|page| page.next);
            if cursor.is_none() {
                return;
            }
        }
    }

    pub(crate) fn run<T>(&mut self, call: &Call<T>) -> Option<T> {
        let world = self.world;
        let mut exchange = Exchange::begin(Arc::clone(&world.profile), call.ask(), circumstances());
        let mut sent = 0;
        let mut begin = Instant::now();
        let mut answer = loop {
            match exchange.go_on() {
                Next::Done(Ok(answer)) => break answer,
                Next::Done(Err(_)) => {
                    self.sum.failures += 1;
                    self.sum.took += begin.elapsed();
                    return None;
                }
                Next::Send(request) => {
                    self.sum.took += begin.elapsed();
                    sent += 1;
                    self.sum.requests += 1;
                    assert!(sent <= MOST, "{sent} requests");
                    world.judge(&request);
                    let response =
                        self.pool
                            .answer(&world.product, &world.names, &request, self.chance);
                    begin = Instant::now();
                    exchange.receive(&response);
                }
            }
        };
        let mut memory = Memory::default();
        memory.note(world.profile.remembers(), call.ask(), &answer);
        memory.complete(world.profile.remembers(), call.ask(), &mut answer);
        let value = call.read(&answer).ok();
        self.sum.took += begin.elapsed();
        match value {
            Some(_) => self.sum.values += 1,
            None => self.sum.failures += 1,
        }
        value
    }
}
