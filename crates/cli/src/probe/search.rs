//! Looks for a list of each noun: first where it was sent, then where the API names lists, then under usual names. Refuses to
//! take a list for a noun where neither its name nor its fields tell.

use super::draft::{Collection, Draft};
use super::fetch::{Answer, Fetcher};
use super::index::{self, Candidate, Told};
use super::nouns::{self, Noun};
use super::numbered::{self, Parameters};
use super::pager::{self, Pager};
use super::product::{Product, Way};
use super::recognise::{self, Seen};
use super::{shape, single};

/// Lists of unknown names whose records are looked at.
const UNKNOWN: usize = 8;

/// A look around.
pub(super) struct Search<'p> {
    fetcher: &'p mut Fetcher,
    draft: &'p mut Draft,
    /// How pages were found to be asked for.
    parameters: Option<Parameters>,
}

impl<'p> Search<'p> {
    pub(super) fn new(fetcher: &'p mut Fetcher, draft: &'p mut Draft) -> Self {
        Self {
            fetcher,
            draft,
            parameters: None,
        }
    }

    /// Looks everywhere, until there is something for each noun.
    pub(super) fn look(&mut self, first: &Answer, seen: &Seen) {
        if let Some(path) = &seen.list {
            let name = index::last_segment(path).to_owned();
            let path = path.clone();
            let told = Told::Asked;
            self.attempt(&Candidate { path, name, told });
        }
        let product = self.draft.product;
        let named = index::named(self.fetcher, product, &seen.index, &first.path);
        let mut ranked: Vec<(usize, Noun, &Candidate)> = Vec::new();
        for one in &named {
            if let Some((noun, rank)) = nouns::noun(&one.name) {
                ranked.push((rank, noun, one));
            }
        }
        ranked.sort_by_key(|(rank, ..)| *rank);
        for (_, noun, one) in &ranked {
            if !self.draft.has(*noun) {
                self.attempt(one);
            }
        }
        // A page for people may lead anywhere; lists that are named are all there are.
        if ranked.is_empty() {
            self.usual(product);
        }
        let unknown = named
            .iter()
            .filter(|one| one.told == Told::AsList && nouns::noun(&one.name).is_none());
        for one in unknown.take(UNKNOWN) {
            if !self.draft.has(Noun::Event) || !self.draft.has(Noun::Poll) {
                self.attempt(one);
            }
        }
        if named.is_empty() && product == Product::Kinto {
            self.draft.guess("Kinto lists its buckets to nobody who is not signed in: probe the address of a bucket, such as /v1/buckets/NAME");
        }
        if product == Product::Supabase {
            self.draft.guess("Supabase wants the project's publishable key: extend supabase, set auth.value, and map by hand");
        }
    }

    /// Tries usual names, those of all nouns in turn.
    fn usual(&mut self, product: Product) {
        let root = self.fetcher.root().to_owned();
        let (prefix, ends): (&str, &[&str]) = match product {
            Product::Kinto | Product::Supabase => return,
            Product::Directus => ("/items", &[""]),
            Product::StaticFiles => ("", &[".json"]),
            Product::Unknown => ("", &["", ".json"]),
            _ => ("", &[""]),
        };
        let mut turns: Vec<(usize, Noun, String)> = Vec::new();
        for noun in Noun::ALL {
            for (turn, name) in noun.usual().enumerate() {
                for end in ends
                    .iter()
                    .filter(|end| end.is_empty() || turn < 2 || product == Product::StaticFiles)
                {
                    turns.push((turn, noun, format!("{root}{prefix}/{name}{end}")));
                }
            }
        }
        turns.sort_by_key(|(turn, ..)| *turn);
        for (_, noun, path) in turns {
            let is_file = index::is_file(&path);
            let ends_fit = match self.draft.product {
                Product::Unknown => true,
                Product::StaticFiles => is_file,
                _ => !is_file,
            };
            if !self.draft.has(noun) && ends_fit {
                let name = index::last_segment(&path).to_owned();
                let told = Told::Nowhere;
                self.attempt(&Candidate { path, name, told });
            }
        }
    }

    /// Adds a list where there is one.
    fn attempt(&mut self, one: &Candidate) {
        for way in self.draft.product.ways() {
            let Ok(answer) = self.fetcher.get(&way.of(&one.path)) else {
                return;
            };
            let Some(list) = shape::list(&answer).filter(|_| !shape::is_service(&answer.body))
            else {
                continue;
            };
            self.add(one, &answer, way, list);
            return;
        }
    }

    fn add(&mut self, one: &Candidate, answer: &Answer, way: Way, list: shape::List) {
        let place = self.fetcher.below_base(&answer.path);
        let by_name = nouns::noun(&one.name).map(|(noun, _)| (noun, "by its name"));
        let by_fields = || nouns::by_fields(list.records.first()?);
        let Some((noun, why)) = by_name.or_else(by_fields) else {
            if one.told == Told::Asked {
                self.draft.guess(format!("{place} is a list, but neither its name nor its fields tell of what: map it by hand"));
            }
            return;
        };
        if self.draft.has(noun) {
            return;
        }
        let product = self.product(&answer.path, answer);
        if list.records.is_empty() {
            self.draft.guess(format!(
                "{place} is empty, so nothing tells how its records read"
            ));
            return;
        }
        let Some(single) = single::find(self.fetcher, noun, product, &way, &answer.path, &list)
        else {
            self.draft.guess(format!(
                "{place} looks like a list of {}s, but its records show no id",
                noun.name()
            ));
            return;
        };
        let mut list = list;
        if product == Product::Hal {
            // An empty list has no such part.
            list.path.push_str(" || `[]`");
        }
        self.draft
            .guess(format!("{}: {place}, {why}", noun.plural()));
        let mut pager = pager::guess(product, answer);
        if product == Product::Unknown && pager.pager == Pager::Whole {
            let known = self.parameters.as_ref();
            let found = numbered::prove(self.fetcher, &answer.path, &answer.body, &list, known);
            let count = u64::try_from(list.records.len()).unwrap_or(u64::MAX);
            if let Some((proven, parameters)) = found {
                pager = proven;
                self.parameters = Some(parameters);
            } else if let Some((total, _)) =
                pager::total(&answer.body).filter(|(total, _)| *total > count)
            {
                pager.note = Some(format!(
                    "{place}: {count} of {total} came, and no way to the others was found: write a pager"
                ));
            }
        }
        let path = place;
        self.draft.add(Collection {
            noun,
            path,
            way,
            list,
            pager,
            single,
        });
    }

    /// What answers, where only its lists tell.
    fn product(&mut self, path: &str, answer: &Answer) -> Product {
        let told = recognise::from_answer(answer);
        if self.draft.product == Product::Unknown {
            let is_file = index::is_file(path);
            self.draft.product = match told {
                Product::Unknown if is_file => Product::StaticFiles,
                // Their presets are whole profiles, for the addresses that they are known by.
                told if told.is_mapped() => Product::Unknown,
                told => told,
            };
        }
        // The first page of a longer list tells how pages are numbered; that of a short one does not.
        if (self.draft.product, told) == (Product::DrfPage, Product::DrfOffset) {
            self.draft.product = told;
        }
        self.draft.product
    }
}
