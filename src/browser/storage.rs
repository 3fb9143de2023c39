//! Small texts kept by the browser. What it refuses to keep in the tab lives in memory, until the page is left or
//! loaded again; what it refuses to keep on the phone is forgotten.

use std::cell::RefCell;
use std::collections::BTreeMap;

use web_sys::Storage;

use super::window;

/// For how long a text is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Until it is removed: choices such as the language. Of a person nothing but a tag that names nobody.
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

thread_local! {
    static REFUSED: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Reads a text.
pub fn get(keep: Keep, key: &str) -> Option<String> {
    let kept = storage(keep).and_then(|storage| storage.get_item(key).ok()?);
    match keep {
        Keep::OnPhone => kept,
        // What was refused is newer than what was kept before.
        Keep::InTab => REFUSED
            .with_borrow(|refused| refused.get(key).cloned())
            .or(kept),
    }
}

/// Keeps a text; says whether the browser did.
pub fn set(keep: Keep, key: &str, text: &str) -> bool {
    let done = storage(keep).is_some_and(|storage| storage.set_item(key, text).is_ok());
    if keep == Keep::InTab {
        REFUSED.with_borrow_mut(|refused| {
            if done {
                refused.remove(key);
            } else {
                refused.insert(key.to_owned(), text.to_owned());
            }
        });
    }
    done
}

/// Forgets a text.
pub fn remove(keep: Keep, key: &str) {
    if keep == Keep::InTab {
        REFUSED.with_borrow_mut(|refused| refused.remove(key));
    }
    if let Some(storage) = storage(keep) {
        // What cannot be removed was never there.
        let _ = storage.remove_item(key);
    }
}

/// Forgets every text whose key begins so.
pub fn remove_all(keep: Keep, prefix: &str) {
    let stored = storage(keep);
    let count = stored.as_ref().and_then(|stored| stored.length().ok());
    let key = |place| stored.as_ref()?.key(place).ok()?;
    let kept = (0..count.unwrap_or_default()).filter_map(key);
    let refused: Vec<String> = REFUSED.with_borrow(|refused| refused.keys().cloned().collect());
    let keys: Vec<String> = kept.chain(refused).collect();
    for key in keys.iter().filter(|key| key.starts_with(prefix)) {
        remove(keep, key);
    }
}

/// Forgets everything of this origin.
pub fn clear() {
    REFUSED.with_borrow_mut(BTreeMap::clear);
    for keep in [Keep::OnPhone, Keep::InTab] {
        if let Some(storage) = storage(keep) {
            let _ = storage.clear();
        }
    }
}
