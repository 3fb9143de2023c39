//! The layer rule of design.md §1: a layer uses only layers below it, never beside it, never above it.

use crate::finding::Finding;
use crate::paths::{self, RootPath};
use crate::source::Source;

/// Each layer with its height. Equal heights are siblings, which do not know each other.
const LAYERS: [(&str, u8); 10] = [
    ("app", 5),
    ("pages", 4),
    ("state", 3),
    ("components", 3),
    ("api", 2),
    ("i18n", 2),
    ("offers", 2),
    ("route", 1),
    ("browser", 1),
    ("ui", 1),
];
const DOWNWARD: &str =
    "move the code to the layer that may know both, or hand the value down as an argument";

/// `src/pages/poll.rs` is in `pages`; `lib.rs` and `main.rs` belong to `app`.
fn layer_of(path: &str) -> &str {
    let inner = path.trim_start_matches("src/");
    match inner
        .split('/')
        .next()
        .unwrap_or_default()
        .trim_end_matches(".rs")
    {
        "lib" | "main" => "app",
        layer => layer,
    }
}

fn height(layer: &str) -> Option<u8> {
    LAYERS
        .iter()
        .find(|(name, _)| *name == layer)
        .map(|(_, height)| *height)
}

fn uses(source: &Source) -> Vec<RootPath> {
    paths::from_root(&source.code(), paths::depth(&source.path))
}

/// Imports that do not go down, and layers nobody has named.
pub(crate) fn upward_imports(source: &Source) -> Vec<Finding> {
    let own = layer_of(&source.path);
    let Some(own_height) = height(own) else {
        let what = format!("`{own}` is no layer");
        let mend = "put the file into a layer of design.md §1, or name the new layer there and in this test";
        return vec![Finding::new(&source.path, 1, what, mend)];
    };
    if own == "app" {
        return Vec::new();
    }
    let wrong = |path: &RootPath| {
        let target = path.segments.first()?;
        let goes_down = target == own || height(target).is_some_and(|height| height < own_height);
        let what = format!("`{own}` uses `crate::{}`", path.segments.join("::"));
        (!goes_down).then(|| Finding::new(&source.path, path.line, what, DOWNWARD))
    };
    uses(source).iter().filter_map(wrong).collect()
}

/// Uses of the backend by those who are given values.
pub(crate) fn api_calls(source: &Source) -> Vec<Finding> {
    const MEND: &str = "load in the page or in `state`, and hand the value down";
    if ["app", "pages", "state", "api"].contains(&layer_of(&source.path)) {
        return Vec::new();
    }
    let calls = |path: &RootPath| path.segments.first().is_some_and(|first| first == "api");
    let found = uses(source).into_iter().filter(calls);
    found
        .map(|path| {
            let what = format!("`crate::{}` reaches the backend", path.segments.join("::"));
            Finding::new(&source.path, path.line, what, MEND)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upward(path: &str, code: &str) -> usize {
        upward_imports(&Source::new(path, code)).len()
    }

    #[test]
    fn imports_go_down_only() {
        assert_eq!(
            upward(
                "src/pages/home.rs",
                "use crate::{state::Session, ui::Button, api::Remote};"
            ),
            0
        );
        assert_eq!(upward("src/ui/button.rs", "use crate::ui::icon::Icon;"), 0);
        assert_eq!(upward("src/ui/button.rs", "use crate::i18n::Words;"), 1);
        assert_eq!(
            upward("src/api/mod.rs", "fn f() { crate::state::toast() }"),
            1
        );
        assert_eq!(upward("src/route.rs", "use super::app::App;"), 1);
    }

    #[test]
    fn siblings_do_not_know_each_other() {
        assert_eq!(
            upward("src/state/session.rs", "use crate::components::Card;"),
            1
        );
        assert_eq!(upward("src/i18n/dates.rs", "use crate::api::Remote;"), 1);
        assert_eq!(
            upward("src/browser/history.rs", "use crate::route::Route;"),
            1
        );
    }

    #[test]
    fn a_layer_nobody_named_is_told() {
        assert_eq!(upward("src/helpers/misc.rs", ""), 1);
        assert_eq!(upward("src/lib.rs", "use crate::pages::Home;"), 0);
    }

    #[test]
    fn only_those_who_load_may_call_the_api() {
        let calls = |path: &str, code: &str| api_calls(&Source::new(path, code)).len();
        assert_eq!(
            calls("src/components/poll.rs", "use crate::api::Remote;"),
            1
        );
        assert_eq!(
            calls("src/components/poll.rs", "use crate::api::{Remote, Api};"),
            2
        );
        assert_eq!(
            calls("src/components/poll.rs", "use crate::api::polls::load;"),
            1
        );
        assert_eq!(calls("src/components/poll.rs", "use crate::api;"), 1);
        assert_eq!(
            calls("src/pages/poll.rs", "use crate::api::polls::load;"),
            0
        );
    }
}
