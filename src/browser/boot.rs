//! What `boot.js` prepared before the wasm was here: the profile, the words, the first screen's data, and what
//! stood in the link's fragment: an invitation code or a token.
//!
//! Each is handed over once: a second taker gets nothing and asks the network.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::fetch::Fetched;
use super::window;

pub(super) fn prepared() -> Option<Object> {
    Reflect::get(window()?.as_ref(), &"raati".into())
        .ok()?
        .dyn_into()
        .ok()
}

fn take(holder: &Object, key: &str) -> Option<JsValue> {
    let key = JsValue::from(key);
    let value = Reflect::get(holder, &key)
        .ok()
        .filter(|value| !value.is_undefined())?;
    Reflect::delete_property(holder, &key).ok()?;
    Some(value)
}

async fn settled(promise: JsValue) -> Option<JsValue> {
    let promise: Promise = promise.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn text_of(value: &JsValue, key: &str) -> Option<String> {
    Reflect::get(value, &key.into()).ok()?.as_string()
}

/// The response to a GET of this URL, if it was asked for; `None` also when that failed.
pub async fn first_response(url: &str) -> Option<Fetched> {
    let first = Reflect::get(prepared()?.as_ref(), &"first".into())
        .ok()?
        .dyn_into::<Object>()
        .ok()?;
    let answer = settled(take(&first, url)?).await?;
    let status = Reflect::get(&answer, &"status".into()).ok()?.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0..=999"
    )]
    Some(Fetched {
        status: status as u16,
        headers: [("content-type", "type"), ("retry-after", "retryAfter")]
            .into_iter()
            .filter_map(|(name, key)| Some((name.to_owned(), text_of(&answer, key)?)))
            .collect(),
        body: text_of(&answer, "body"),
    })
}

/// The body of a response as text, or `null` where it is longer than any answer may be: `boot.js` reads no further.
pub(super) fn text_of_body(response: &JsValue) -> Option<Promise> {
    let read = Reflect::get(prepared()?.as_ref(), &"read".into()).ok()?;
    let read: Function = read.dyn_into().ok()?;
    read.call1(&JsValue::UNDEFINED, response)
        .ok()?
        .dyn_into()
        .ok()
}

/// The words of the language chosen before, as the JSON text of the locale file.
pub async fn words() -> Option<String> {
    settled(take(&prepared()?, "words")?).await?.as_string()
}

/// The profile and its presets, as `{"own": text, "presets": {name: text}}`.
pub async fn profile() -> Option<String> {
    settled(take(&prepared()?, "profile")?).await?.as_string()
}

/// The code from an invitation link's fragment, which `boot.js` has removed from the address.
pub fn invitation_code() -> Option<String> {
    take(&prepared()?, "invitation")?.as_string()
}

/// The token of a personal link, which `boot.js` has removed from the address.
pub fn token() -> Option<String> {
    take(&prepared()?, "token")?.as_string()
}

/// Tells `boot.js` that the portal stands, so that its watchdog rests.
pub fn arrived() {
    if let Some(prepared) = prepared() {
        // A watchdog that cannot be told shows its help beside a working portal: no harm.
        let _ = Reflect::set(&prepared, &"arrived".into(), &JsValue::TRUE);
    }
}

/// Tells `boot.js` that the portal cannot start, so that it shows its help.
pub fn give_up() {
    call("help");
}

/// Tells `boot.js` that the portal has failed, so that it starts it anew or says so.
pub fn crashed() {
    call("crash");
}

fn call(name: &str) {
    let Some(prepared) = prepared() else { return };
    let Ok(function) = Reflect::get(&prepared, &name.into()) else {
        return;
    };
    if let Ok(function) = function.dyn_into::<Function>() {
        // Nothing is left to do when even that fails.
        let _ = function.call0(&JsValue::UNDEFINED);
    }
}

/// Runs what leads up to the first screen; Leptos's own executor exists only from then on.
pub fn run(start: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(start);
}
