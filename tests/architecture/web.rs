//! Only `browser` knows the browser. Others may name event types, since handlers are given events; `api` may
//! use the crate that fetches.

use crate::finding::Finding;
use crate::lexer::Token;
use crate::source::Source;

const CRATES: [&str; 5] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_net",
];
/// What Leptos' prelude gives of the browser without naming a crate.
const PRELUDE: [&str; 2] = ["window", "document"];
const MEND: &str = "give `src/browser/` a small function for it and call that";

/// Uses of browser crates outside `src/browser/`.
pub(crate) fn browser_outside_browser(source: &Source) -> Vec<Finding> {
    if source.path.starts_with("src/browser/") || source.path == "src/browser.rs" {
        return Vec::new();
    }
    let code = source.code();
    let wrong = |at: usize| {
        let name = code.get(at)?.word()?;
        let refused = CRATES.contains(&name) && !is_allowed(&source.path, name, &code[at..]);
        (refused || is_prelude_call(name, &code, at)).then(|| {
            let what = format!("`{name}` outside `browser`");
            Finding::new(&source.path, code[at].line, what, MEND)
        })
    };
    (0..code.len()).filter_map(wrong).collect()
}

fn is_allowed(path: &str, name: &str, code: &[Token]) -> bool {
    let in_api = path.starts_with("src/api/") || path == "src/api.rs";
    match name {
        "gloo_net" => in_api,
        "web_sys" => names_only_events(code),
        _ => false,
    }
}

/// `web_sys::SubmitEvent` or `web_sys::{Event, KeyboardEvent}`.
fn names_only_events(code: &[Token]) -> bool {
    let [_, colons, rest @ ..] = code else {
        return false;
    };
    let end = match rest.first() {
        Some(first) if first.is("{") => rest
            .iter()
            .position(|token| token.is("}"))
            .unwrap_or(rest.len()),
        _ => 1,
    };
    let names: Vec<&str> = rest.iter().take(end).filter_map(Token::word).collect();
    colons.is("::") && !names.is_empty() && names.iter().all(|name| name.ends_with("Event"))
}

/// `window()` or `document()`, neither a method nor a function of a module.
fn is_prelude_call(name: &str, code: &[Token], at: usize) -> bool {
    let after =
        |offset: usize, mark: &str| code.get(at + offset).is_some_and(|token| token.is(mark));
    let before = at.checked_sub(1).and_then(|before| code.get(before));
    let stands_alone =
        before.is_none_or(|token| !token.is(".") && !token.is("::") && token.word() != Some("fn"));
    PRELUDE.contains(&name) && stands_alone && after(1, "(") && after(2, ")")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, code: &str) -> usize {
        browser_outside_browser(&Source::new(path, code)).len()
    }

    #[test]
    fn the_browser_stays_in_its_room() {
        assert_eq!(found("src/pages/home.rs", "use web_sys::HtmlElement;"), 1);
        assert_eq!(
            found("src/pages/home.rs", "let now = js_sys::Date::now();"),
            1
        );
        assert_eq!(
            found("src/ui/field.rs", "use leptos::web_sys::{Event, Element};"),
            1
        );
        assert_eq!(
            found("src/ui/field.rs", "let w = window().inner_width();"),
            1
        );
        assert_eq!(
            found("src/state/drafts.rs", "use gloo_net::http::Request;"),
            1
        );
        assert_eq!(found("src/browser/storage.rs", "use web_sys::Storage;"), 0);
    }

    #[test]
    fn events_and_fetching_in_api_are_no_findings() {
        assert_eq!(
            found("src/ui/field.rs", "fn on(event: web_sys::KeyboardEvent) {}"),
            0
        );
        assert_eq!(
            found("src/ui/field.rs", "use web_sys::{Event, SubmitEvent};"),
            0
        );
        assert_eq!(found("src/api/mod.rs", "use gloo_net::http::Request;"), 0);
        assert_eq!(
            found(
                "src/pages/home.rs",
                "// web_sys\nuse crate::browser::document::title;"
            ),
            0
        );
    }
}
