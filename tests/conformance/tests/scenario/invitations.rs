//! An invitation by its code: read, replied to, found again on this phone.

use connect::{Failure, Refusal, calls};
use model::invitation::{InvitationCode, InvitationState, Reply, Target};
use model::{Capability, IntentKey};
use raati_conformance::Noun;

use super::facts;
use super::ids::{Known, seeded};
use super::scene::Scene;

/// Reads two, replies to one, and finds nothing under a code that nobody has.
pub(super) fn reply(scene: &Scene, known: &Known) {
    if !scene.portal.offers(Capability::Invitation) {
        return;
    }
    let open = |code: &str| {
        scene
            .portal
            .call(&calls::invitation(&InvitationCode::parse(code).unwrap()))
    };
    for (code, typed) in [("KAISLA26", "kaisla-26"), ("HONKA042", "HONKA042")] {
        let found = facts::invitation(&open(typed).unwrap(), &|noun, id| known.of(noun, id));
        let expected = scene.seed.invitation(code);
        scene.assert_same(code, found, facts::invitation(&expected, &seeded));
    }
    let unknown = open("VATUKKA9").unwrap_err();
    let known = [Failure::NotFound, Failure::Refused(Refusal::UnknownCode)];
    assert!(known.contains(&unknown), "{unknown:?}");
    if scene.portal.offers(Capability::ReplyInvitation) {
        accept(scene);
    }
    if scene.portal.offers(Capability::Invitations) {
        let mine = scene.portal.call(&calls::invitations()).unwrap();
        let titles: Vec<_> = mine
            .items
            .iter()
            .map(|one| facts::name(&one.title))
            .collect();
        assert_eq!(titles.len(), 2, "{titles:?}");
        assert!(titles.contains(&"Tule perheiden raatiin"));
    }
}

fn accept(scene: &Scene) {
    let code = InvitationCode::parse("KAISLA26").unwrap();
    let invitation = scene.portal.call(&calls::invitation(&code)).unwrap();
    let key = IntentKey::parse("5b0f1c9e6d534c0b9a570d4f21").unwrap();
    let before = scene.server.rows(Noun::Replies).unwrap();
    // The second time as from the inbox, where nobody types a code.
    for code in [Some(&code), None] {
        let call = calls::reply_invitation(&invitation.id, Reply::Accept, code, Some(&key));
        let replied = scene.portal.call(&call).unwrap();
        assert_eq!(replied.id, invitation.id);
        assert_eq!(replied.state, InvitationState::Accepted);
    }
    scene.assert_rows(Noun::Replies, before + 1, "replying twice");
    // A yes to a panel makes a member, and the resident sees it.
    if let (Target::Panel(panel), true) = (&invitation.target, scene.portal.offers(Capability::Me))
    {
        let me = scene.portal.call(&calls::me()).unwrap();
        let is_in = me.memberships.iter().any(|one| one.panel == *panel);
        assert!(is_in, "{:?}", me.memberships);
    }
}
