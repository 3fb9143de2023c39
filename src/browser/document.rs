//! The page's own facts: title, language, theme, what has the focus, where it is scrolled.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDocument, HtmlElement};

use super::window;

fn document() -> Option<Document> {
    window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    // The names are ours and valid, so neither can fail.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Reads an attribute of the root element.
pub fn root_attribute(name: &str) -> Option<String> {
    root()?
        .get_attribute(name)
        .filter(|value| !value.is_empty())
}

/// Moves the focus to the element with this id, scrolling it into view; says whether it is there.
pub fn focus(id: &str) -> bool {
    element(id).is_some_and(|element| element.focus().is_ok())
}

/// Moves the focus to the first match of a selector without scrolling; says whether there was one
/// that took it.
pub fn focus_first(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    found.focus_with_options(&options).is_ok()
}

/// Scrolls to this height, in CSS pixels.
pub fn scroll_to(height: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, height);
    }
}

/// How far the page is scrolled, in CSS pixels.
pub fn scrolled() -> f64 {
    window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or_default()
}

/// Removes the static shell that stood until the wasm arrived.
pub fn remove(id: &str) {
    if let Some(element) = element(id) {
        element.remove();
    }
}

/// The element to mount into.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Languages the browser prefers, first one first, as BCP 47 tags.
pub fn preferred_languages() -> Vec<String> {
    let Some(window) = window() else {
        return Vec::new();
    };
    window
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// The value of a cookie that scripts may see.
pub fn cookie(name: &str) -> Option<String> {
    let cookies = document()?.dyn_into::<HtmlDocument>().ok()?.cookie().ok()?;
    let value = |pair: &str| {
        let (known, value) = pair.trim().split_once('=')?;
        (known == name).then(|| value.to_owned())
    };
    cookies.split(';').find_map(value)
}
