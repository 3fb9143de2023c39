//! The phone's clock. It may be wrong; nothing that must be right depends on it.

/// Milliseconds since 1970-01-01T00:00Z.
pub fn now_millis() -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds far below 2^53"
    )]
    let millis = js_sys::Date::now() as i64;
    millis
}

/// Milliseconds since the page was loaded, by a clock that never goes back.
pub fn steady_millis() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole milliseconds of a page's life"
    )]
    let millis = super::window()
        .and_then(|window| window.performance())
        .map_or(0, |performance| performance.now() as u64);
    millis
}
