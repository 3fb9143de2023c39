//! The portal without its screens: a profile, a browser, and the phone's memory, used as the portal uses them.

use std::collections::BTreeSet;
use std::fs;
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use connect::{
    Call, Circumstances, Cursor, Exchange, Failure, Memory, Next, Page, Profile, Remembers,
};
use model::{Capability, Language, Timestamp};
use serde_json::Value;

use super::browser::{Browser, ORIGIN, origin};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// More pages than any list here has.
const MOST_PAGES: usize = 20;

pub(super) struct Portal {
    pub(super) profile: Arc<Profile>,
    /// The profile's own file.
    pub(super) file: Value,
    browser: Browser,
    memory: Mutex<Memory>,
    called: Mutex<BTreeSet<Capability>>,
}

impl Portal {
    /// With this profile, at another base.
    pub(super) fn open(profile: &str, base: &str) -> Self {
        let text = fs::read_to_string(format!("{ROOT}/profiles/{profile}.json"));
        let mut file: Value = serde_json::from_str(&text.unwrap()).unwrap();
        let preset =
            |name: &str| fs::read_to_string(format!("{ROOT}/public/presets/{name}.json")).ok();
        let shipped = Profile::parse(&file.to_string(), &preset);
        assert!(shipped.findings.is_empty(), "{:#?}", shipped.findings);
        file["base"] = base.into();
        let checked = Profile::parse(&file.to_string(), &preset);
        assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
        Self {
            profile: Arc::new(checked.profile.unwrap()),
            file,
            browser: Browser::new(),
            memory: Mutex::default(),
            called: Mutex::default(),
        }
    }

    pub(super) fn now() -> Timestamp {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Timestamp::from_millis(i64::try_from(now.unwrap().as_millis()).unwrap())
    }

    /// Whether it is done here.
    pub(super) fn offers(&self, capability: Capability) -> bool {
        let elsewhere = &self.file["operations"][capability.name()]["link_out"];
        self.profile.offers(capability) && elsewhere.is_null()
    }

    /// Makes a call, from its first request to its value.
    pub(super) fn call<T>(&self, call: &Call<T>) -> Result<T, Failure> {
        let remembers = self.profile.remembers();
        let ask = &self.memory.lock().unwrap().recall(remembers, call.ask());
        self.called.lock().unwrap().insert(ask.capability());
        let at = Circumstances {
            language: Language::Fi,
            now: Self::now(),
            origin: ORIGIN.to_owned(),
        };
        let mut exchange = Exchange::begin(Arc::clone(&self.profile), ask, at);
        let mut answer = loop {
            match exchange.go_on() {
                Next::Send(request) => match self.browser.send(&request) {
                    Some(answer) => exchange.receive(&answer),
                    None => exchange.unanswered(Failure::Unreachable),
                },
                Next::Done(answer) => break answer?,
            }
        };
        if remembers != Remembers::Nothing {
            let mut memory = self.memory.lock().unwrap();
            memory.note(remembers, ask, &answer);
            memory.complete(remembers, ask, &mut answer);
        }
        call.read(&answer)
    }

    /// All pages of a list, and how many they were.
    pub(super) fn all<T>(&self, list: impl Fn(Option<Cursor>) -> Call<Page<T>>) -> (Vec<T>, usize) {
        let mut all = Vec::new();
        let mut cursor = None;
        for page in 1..=MOST_PAGES {
            let found = self.call(&list(cursor)).unwrap();
            assert_eq!(found.left_out, 0, "records that cannot be read");
            all.extend(found.items);
            if let Some(total) = found.total {
                assert!(usize::try_from(total).unwrap() >= all.len());
            }
            cursor = found.next;
            if cursor.is_none() {
                return (all, page);
            }
        }
        panic!("the list does not end");
    }

    /// What was called so far.
    pub(super) fn called(&self) -> BTreeSet<Capability> {
        self.called.lock().unwrap().clone()
    }

    /// The origins that the profile declares.
    pub(super) fn origins(&self) -> &[String] {
        self.profile.origins()
    }

    /// Every address that was asked; each is within the declared origins.
    pub(super) fn requests(&self) -> Vec<String> {
        let sent = self.browser.sent();
        for url in &sent {
            let declared = self.origins().iter().any(|known| known == origin(url));
            assert!(declared, "{url} is on none of {:?}", self.origins());
        }
        sent
    }
}
