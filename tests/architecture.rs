//! Holds the layout of the source: which layer may use which, who may know a browser, how long a file may be,
//! and where words for residents may stand. Reads the sources as text, so a rule can be broken in any file,
//! compiled or not.
//!
//! Each rule is a function from sources to findings, tried on wrong samples beside it, and run here on the
//! repository.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "all of it is a test: clippy.toml's exception knows only functions marked so"
)]

#[path = "architecture/crates.rs"]
mod crates;
#[path = "architecture/files.rs"]
mod files;
#[path = "architecture/finding.rs"]
mod finding;
#[path = "architecture/layers.rs"]
mod layers;
#[path = "architecture/lexer.rs"]
mod lexer;
#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/prose.rs"]
mod prose;
#[path = "architecture/source.rs"]
mod source;
#[path = "architecture/view.rs"]
mod view;
#[path = "architecture/views.rs"]
mod views;
#[path = "architecture/web.rs"]
mod web;

use finding::assert_none;
use source::{Source, portal, repository};

/// Runs a rule on every file of the portal.
fn on_portal(rule: fn(&Source) -> Vec<finding::Finding>) {
    let files = portal();
    assert!(!files.is_empty(), "src/ has no files");
    assert_none(files.iter().flat_map(rule).collect());
}

#[test]
fn the_portal_imports_only_from_lower_layers() {
    on_portal(layers::upward_imports);
}

#[test]
fn only_pages_state_and_app_call_the_api() {
    on_portal(layers::api_calls);
}

#[test]
fn only_browser_knows_the_browser() {
    on_portal(web::browser_outside_browser);
}

#[test]
fn views_hold_no_literal_path() {
    on_portal(views::literal_paths);
}

#[test]
fn views_make_no_html_strings() {
    on_portal(views::html_strings);
}

#[test]
fn views_carry_no_style_attribute() {
    on_portal(views::style_attributes);
}

#[test]
fn words_for_residents_stand_in_i18n() {
    on_portal(prose::outside_i18n);
}

#[test]
fn crates_use_only_crates_below_them() {
    assert_none(
        crates::manifests()
            .iter()
            .flat_map(crates::upward)
            .collect(),
    );
}

#[test]
fn model_mapping_and_connect_know_neither_web_nor_clock() {
    assert_none(
        crates::pure_sources()
            .iter()
            .flat_map(crates::impure)
            .collect(),
    );
}

#[test]
fn no_file_is_longer_than_400_lines() {
    assert_none(repository().iter().flat_map(files::too_long).collect());
}

#[test]
fn the_median_rust_file_is_shorter_than_100_lines() {
    assert_none(files::median_too_long(&repository()));
}

#[test]
fn every_module_says_what_it_is_for() {
    assert_none(
        repository()
            .iter()
            .flat_map(files::without_purpose)
            .collect(),
    );
}
