//! What a profile offers was exercised, and what it does not offer is off with a reason.

use connect::{Failure, calls};
use model::{Capability, Language};

use super::scene::Scene;

/// Looks at every operation of the contract. Signing in is a matter of `auth`.
pub(super) fn all(scene: &Scene) {
    let portal = scene.portal.call(&calls::portal()).unwrap();
    for language in [Language::Fi, Language::Sv] {
        let expected = scene.seed.portal["name"][language.code()].as_str();
        assert_eq!(portal.name.exactly(language), expected);
    }
    let called = scene.portal.called();
    for capability in Capability::ALL {
        let name = capability.name();
        let offered = scene.portal.offers(*capability);
        let written = &scene.portal.file["operations"][name];
        if *capability == Capability::SignIn || written["link_out"].is_string() {
            continue;
        }
        assert_eq!(
            offered,
            called.contains(capability),
            "{name}: offered and tried?"
        );
        if !offered {
            assert_eq!(written["off"], true, "{name} is neither offered nor off");
            let because = written["because"].as_str().unwrap_or_default();
            assert!(!because.is_empty(), "{name} is off without a reason");
        }
    }
    let not_offered = scene.portal.call(&calls::export_my_data());
    assert!(
        scene.portal.offers(Capability::ExportMyData) || not_offered == Err(Failure::NotOffered)
    );
}
