//! What may be an id, and the names of operations.

#![allow(clippy::unwrap_used)] // test helpers panic too

use raati_model::{Capability, PanelId};

#[test]
fn ids_are_what_backends_write() {
    let longest = "ä".repeat(100);
    for text in ["7", "panel-1", "a/b c", "äö", longest.as_str()] {
        let id = PanelId::parse(text).unwrap();
        assert_eq!((id.as_str(), id.to_string().as_str()), (text, text));
    }
    for text in ["", "a\nb", "a\0", "\u{85}", &"a".repeat(201)] {
        assert_eq!(PanelId::parse(text), None, "{text:?}");
    }
}

#[test]
fn every_operation_is_found_by_its_name() {
    for capability in Capability::ALL {
        assert_eq!(Capability::parse(capability.name()), Some(*capability));
    }
    assert_eq!(Capability::parse("Panels"), None);
}
