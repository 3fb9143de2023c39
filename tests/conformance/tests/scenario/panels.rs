//! Panels: all pages, one, and joining it.

use connect::{Failure, calls};
use model::panel::MembershipState;
use model::{Capability, IntentKey, PanelId};
use raati_conformance::Noun;

use super::Scene;
use super::facts::{self, Slugs, name};

/// An intent's key; as all ids that the portal mints, 26 letters and digits.
pub(super) const JOINING: &str = "5b0f1c9e6d534c0b9a570d4f01";

/// Reads the list to its end, and each panel that it compares by itself.
pub(super) fn list(scene: &Scene) -> Slugs {
    let (panels, pages) = scene.portal.all(calls::panels);
    let seeded = scene.seed.panels.clone();
    let seeded = scene.ordered(seeded, |panel| panel.id.to_string());
    assert_eq!(panels.len(), 27);
    let whole = scene.portal.file["operations"]["panels"]["whole"] == true;
    assert!(whole || pages > 1, "27 panels came on one page");
    let mut slugs = Slugs::default();
    for (panel, expected) in panels.iter().zip(&seeded) {
        let before = slugs
            .0
            .insert(panel.id.to_string(), expected.id.to_string());
        assert_eq!(before, None, "{} came twice", panel.id);
        scene.assert_same("panels", facts::panel(panel), facts::panel(expected));
    }
    for at in [0, 5, 26] {
        let one = scene.portal.call(&calls::panel(&panels[at].id)).unwrap();
        assert_eq!(one.id, panels[at].id);
        scene.assert_same("panel", facts::panel(&one), facts::panel(&seeded[at]));
    }
    let missing = missing(&panels[0].id);
    assert_eq!(
        scene.portal.call(&calls::panel(&missing)),
        Err(Failure::NotFound)
    );
    slugs
}

/// An id of the same form that nothing has.
fn missing(id: &PanelId) -> PanelId {
    let id = match id.as_str() {
        number if number.parse::<u32>().is_ok() => "987654".to_owned(),
        uuid if uuid.len() == 36 => "5b0f1c9e-6d53-4c0b-9a57-000000000000".to_owned(),
        _ => "sellaista-ei-ole".to_owned(),
    };
    PanelId::parse(&id).unwrap()
}

/// Joins one, twice with one key: one row; and one that has to be asked.
pub(super) fn join(scene: &Scene, panels: &Slugs) {
    if !scene.portal.offers(Capability::JoinPanel) {
        return;
    }
    let panel = PanelId::parse(&panels.id("perheiden-raati")).unwrap();
    let before = scene.server.rows(Noun::Memberships).unwrap();
    let key = IntentKey::parse(JOINING).unwrap();
    for _ in 0..2 {
        let call = calls::join_panel(&panel, "Haluan mukaan.", Some(&key));
        let membership = scene.portal.call(&call).unwrap();
        assert_eq!(membership.panel, panel);
        assert_eq!(membership.state, MembershipState::Member);
    }
    scene.assert_rows(Noun::Memberships, before + 1, "joining twice");
    let shown = scene.portal.call(&calls::panel(&panel)).unwrap();
    assert_eq!(shown.membership.unwrap().state, MembershipState::Member);
    assert_eq!(name(&shown.name), "Perheiden raati");
    let other = PanelId::parse(&panels.id("nuorten-raati")).unwrap();
    let key = IntentKey::parse("5b0f1c9e6d534c0b9a570d4f02").unwrap();
    let asked = scene
        .portal
        .call(&calls::join_panel(&other, "Olen 16.", Some(&key)));
    assert_eq!(asked.unwrap().state, MembershipState::Requested);
    let me = scene.portal.call(&calls::me()).unwrap();
    assert_eq!(me.memberships.len(), 2);
    assert!(me.memberships.iter().any(|one| one.panel == panel));
}
