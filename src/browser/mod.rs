//! The device: the only place that speaks to the browser (`web_sys`, `js_sys`).
//!
//! Everything here answers when a browser refuses: storage that is blocked reads as empty, a clock
//! or formatter that fails has a plain fallback. It knows nothing of our nouns.

pub mod boot;
pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod document;
pub mod download;
pub mod fetch;
pub mod history;
pub mod intl;
pub mod life;
pub mod online;
pub mod random;
pub mod storage;
pub mod timer;
pub mod vault;
pub mod worker;

pub(crate) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}
