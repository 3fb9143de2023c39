//! What is kept on this phone for sure: `vault.js`, two stores that break apart from each other, and what was read before.
//!
//! It refuses to fail: a store that does not answer says so in what it tells, and a browser without stores has none.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/public/vault.js")]
extern "C" {
    #[wasm_bindgen(js_name = load)]
    fn js_load() -> Promise;
    #[wasm_bindgen(js_name = holds)]
    fn js_holds() -> Promise;
    #[wasm_bindgen(js_name = put)]
    fn js_put(id: &str, bytes: &Uint8Array, revision: u32, over: JsValue) -> Promise;
    #[wasm_bindgen(js_name = forget)]
    fn js_forget() -> Promise;
    #[wasm_bindgen(js_name = alone)]
    fn js_alone() -> Promise;
    #[wasm_bindgen(js_name = tag)]
    fn js_tag(who: &str) -> Promise;
    #[wasm_bindgen(js_name = tell)]
    fn js_tell(id: JsValue, bytes: JsValue);
    #[wasm_bindgen(js_name = listen)]
    fn js_listen(heard: &JsValue);
    #[wasm_bindgen(js_name = keep)]
    fn js_keep(name: &str, text: &str) -> Promise;
    #[wasm_bindgen(js_name = recall)]
    fn js_recall(name: &str) -> Promise;
    #[wasm_bindgen(js_name = unread)]
    fn js_unread() -> Promise;
    /// Asks the browser not to clear the stores by itself; to be called while the person taps.
    pub fn persist();
}

/// Records by id, as one store holds them.
pub type Records = Vec<(String, Vec<u8>)>;

/// How writing to one store ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Put {
    /// It is there.
    Committed,
    /// It is not, or nobody knows.
    Failed,
    /// There is no such store.
    Absent,
    /// It was not tried.
    Skipped,
    /// Something else is there: this.
    Conflict(Option<Vec<u8>>),
}

async fn settled(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok()
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    Some(value.dyn_ref::<Uint8Array>()?.to_vec())
}

fn records(list: Option<JsValue>) -> Records {
    let list: Option<Array> = list.and_then(|list| list.dyn_into().ok());
    let record = |entry: JsValue| {
        let entry: Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, bytes(&entry.get(1))?))
    };
    list.map(|list| list.iter().filter_map(record).collect())
        .unwrap_or_default()
}

/// What both stores hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// The primary store.
    pub primary: Records,
    /// Its shadow.
    pub shadow: Records,
    /// How sure that is.
    pub view: View,
}

/// Whether all stores could be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// Every one that this browser has.
    Whole,
    /// Some store did not answer: it may hold more.
    #[default]
    Partial,
}

/// Both stores, as far as they can be read.
pub async fn load() -> Held {
    let Some(both) = settled(js_load()).await else {
        return Held::default();
    };
    let failed = |name| field(&both, name).is_none_or(|failed| failed.is_truthy());
    Held {
        primary: records(field(&both, "primary")),
        shadow: records(field(&both, "shadow")),
        view: if failed("primaryFailed") || failed("shadowFailed") {
            View::Partial
        } else {
            View::Whole
        },
    }
}

/// Whether any record is there.
pub async fn holds() -> bool {
    settled(js_holds())
        .await
        .is_some_and(|holds| holds.is_truthy())
}

/// Stores a record in place of a revision, first in the primary store, then in the shadow.
pub async fn put(id: &str, record: &[u8], revision: u32, over: Option<u32>) -> (Put, Put) {
    let over = over.map_or(JsValue::UNDEFINED, JsValue::from);
    let told = settled(js_put(id, &Uint8Array::from(record), revision, over)).await;
    let Some(told) = told else {
        return (Put::Failed, Put::Failed);
    };
    let ended = |name: &str| field(&told, name).map_or(Put::Failed, |told| ended(&told));
    (ended("primary"), ended("shadow"))
}

fn ended(told: &JsValue) -> Put {
    let how = field(told, "how").and_then(|how| how.as_string());
    match how.as_deref() {
        Some("committed") => Put::Committed,
        Some("absent") => Put::Absent,
        Some("skipped") => Put::Skipped,
        Some("conflict") => Put::Conflict(field(told, "held").and_then(|held| bytes(&held))),
        _ => Put::Failed,
    }
}

/// What is left after forgetting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nothing that anybody can read.
    Nothing,
    /// A store did not answer: what it holds may be read yet.
    Perhaps,
}

/// Forgets everything, the keys first, and tells the other pages.
pub async fn forget() -> Left {
    let gone = settled(js_forget()).await;
    js_tell(JsValue::UNDEFINED, JsValue::UNDEFINED);
    if gone.is_some_and(|gone| gone.is_truthy()) {
        Left::Nothing
    } else {
        Left::Perhaps
    }
}

/// Whether this is surely the only page of the portal.
pub async fn alone() -> bool {
    settled(js_alone())
        .await
        .is_some_and(|alone| alone.is_truthy())
}

/// A name for somebody that tells nobody who it is; `None` where the browser cannot make one.
pub async fn tag(who: &str) -> Option<String> {
    settled(js_tag(who)).await?.as_string()
}

/// What another page told.
pub enum Told {
    /// It stored this.
    Stored(Vec<u8>),
    /// It forgot everything.
    Forgot,
}

/// Tells the other pages what was stored.
pub fn tell(id: &str, record: &[u8]) {
    js_tell(id.into(), Uint8Array::from(record).into());
}

/// Calls back with what other pages tell, for the portal's whole life.
pub fn listen(heard: impl Fn(String, Told) + 'static) {
    let heard = Closure::<dyn FnMut(JsValue, JsValue)>::new(move |id: JsValue, record: JsValue| {
        let told = bytes(&record).map_or(Told::Forgot, Told::Stored);
        heard(id.as_string().unwrap_or_default(), told);
    });
    js_listen(heard.as_ref());
    heard.forget();
}

/// Keeps a text that was read, encrypted; silently not where the browser cannot.
pub async fn keep(name: &str, text: &str) {
    settled(js_keep(name, text)).await;
}

/// The text that was kept under this name.
pub async fn recall(name: &str) -> Option<String> {
    settled(js_recall(name)).await?.as_string()
}

/// Drops what was read.
pub async fn unread() {
    settled(js_unread()).await;
}
