//! Puts text where the resident can paste it from. Only when they press a button; it reads nothing back.

use wasm_bindgen_futures::JsFuture;

use super::window;

/// Copies a text; says whether the browser did.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    // Without TLS there is no clipboard.
    if !window.is_secure_context() {
        return false;
    }
    let copying = window.navigator().clipboard().write_text(text);
    JsFuture::from(copying).await.is_ok()
}
