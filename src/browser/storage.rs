//! Small texts kept by the browser. A browser that refuses storage reads as empty and forgets.

use web_sys::Storage;

use super::window;

/// For how long a text is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Until it is removed: choices such as the language. Never anything about a person.
    OnPhone,
    /// Until this tab is closed; survives a reload.
    InTab,
}

fn storage(keep: Keep) -> Option<Storage> {
    match keep {
        Keep::OnPhone => window()?.local_storage().ok()?,
        Keep::InTab => window()?.session_storage().ok()?,
    }
}

/// Reads a text.
pub fn get(keep: Keep, key: &str) -> Option<String> {
    storage(keep)?.get_item(key).ok()?
}

/// Keeps a text; says whether the browser did.
pub fn set(keep: Keep, key: &str, text: &str) -> bool {
    storage(keep).is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Forgets a text.
pub fn remove(keep: Keep, key: &str) {
    if let Some(storage) = storage(keep) {
        // What cannot be removed was never there.
        let _ = storage.remove_item(key);
    }
}

/// Forgets everything of this origin.
pub fn clear() {
    for keep in [Keep::OnPhone, Keep::InTab] {
        if let Some(storage) = storage(keep) {
            let _ = storage.clear();
        }
    }
}
