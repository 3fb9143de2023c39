//! The address bar: where we are, going elsewhere, and links inside the portal.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::window;

/// Path and query of the present address, such as `/events?place=online`.
pub fn location() -> String {
    let Some(location) = window().map(|window| window.location()) else {
        return String::new();
    };
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    part(location.pathname()) + &part(location.search())
}

/// The fragment of the present address, decoded, unless there is none or it names a part of the page.
pub fn fragment() -> Option<String> {
    let hash = window()?.location().hash().ok()?;
    let decoded = js_sys::decode_uri_component(hash.strip_prefix('#')?).ok()?;
    let fragment = String::from(decoded);
    (!fragment.is_empty() && super::document::element(&fragment).is_none()).then_some(fragment)
}

/// The origin, such as `https://portal.example`.
pub fn origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// The whole present address.
pub fn address() -> String {
    window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// Leaves for another site.
pub fn leave(url: &str) {
    if let Some(window) = window() {
        // An address that the browser refuses leaves us where we are.
        let _ = window.location().assign(url);
    }
}

/// Adds an address to the history.
pub fn push(address: &str) {
    keep_scroll();
    change(address, |history, address| {
        history.push_state_with_url(&JsValue::NULL, "", Some(address))
    });
}

/// Replaces the present address.
pub fn replace(address: &str) {
    change(address, |history, address| {
        history.replace_state_with_url(&JsValue::NULL, "", Some(address))
    });
}

fn change(address: &str, go: impl FnOnce(&web_sys::History, &str) -> Result<(), JsValue>) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // Browsers refuse after some hundred changes in seconds; then the address lags behind.
        let _ = go(&history, address);
    }
}

/// Remembers in the history how far this page is scrolled, for coming back.
fn keep_scroll() {
    let scrolled = JsValue::from_f64(super::document::scrolled());
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&scrolled, "", None);
    }
}

/// Calls back with the scroll height to restore when the resident goes back or forward. For the
/// portal's whole life.
pub fn on_return(mut arrived: impl FnMut(f64) + 'static) {
    let handler = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let state = js_sys::Reflect::get(&event, &"state".into()).ok();
        arrived(state.and_then(|state| state.as_f64()).unwrap_or_default());
    });
    listen("popstate", handler);
}

/// Calls back with the address of each plain click on a link inside the portal, which is then not
/// followed by the browser. Modified clicks, downloads and other origins are left alone.
pub fn on_link(mut follow: impl FnMut(&str) + 'static) {
    let handler = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if let Some(address) = inner_address(&event) {
            event.prevent_default();
            follow(&address);
        }
    });
    listen("click", handler);
}

fn inner_address(event: &Event) -> Option<String> {
    let click = event.dyn_ref::<MouseEvent>()?;
    let modified = click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key();
    if event.default_prevented() || modified || click.button() != 0 {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok().flatten()?.dyn_into().ok()?;
    let elsewhere = link.has_attribute("download")
        || !link.target().is_empty()
        || link.origin() != origin()
        || !link.hash().is_empty();
    (!elsewhere).then(|| link.pathname() + &link.search())
}

/// Calls back whenever the page is shown again as it was left, without having been loaded anew.
pub fn on_restored(restored: impl Fn() + 'static) {
    let handler = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let persisted = js_sys::Reflect::get(&event, &"persisted".into());
        if persisted.is_ok_and(|persisted| persisted.is_truthy()) {
            restored();
        }
    });
    listen("pageshow", handler);
}

fn listen(kind: &str, handler: Closure<dyn FnMut(Event)>) {
    if let Some(window) = window() {
        // Listening to a known event cannot fail.
        let _ = window.add_event_listener_with_callback(kind, handler.as_ref().unchecked_ref());
        handler.forget();
    }
}
