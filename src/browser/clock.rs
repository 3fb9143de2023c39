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
