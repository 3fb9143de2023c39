//! Registering to an event with three seats: once a resident, and the fourth is refused where the backend or the profile can.

use connect::{Failure, Refusal, calls};
use model::event::{Consent, RegistrationForm, Seat, SeatState};
use model::{Capability, EventId, RegistrationId};
use raati_conformance::Noun;

use super::Scene;
use super::case::Full;
use super::facts::Slugs;

fn minted(seat: u8) -> RegistrationId {
    RegistrationId::parse(&format!("5b0f1c9e6d534c0b9a570d4f3{seat}")).unwrap()
}

/// Takes the three seats of `seminar-02`, and asks for a fourth.
pub(super) fn until_full(scene: &Scene, events: &Slugs) {
    if !scene.portal.offers(Capability::Register) {
        return;
    }
    let event = EventId::parse(&events.id("seminar-02")).unwrap();
    let before = scene.server.rows(Noun::Registrations).unwrap();
    let assert_rows = |count, what| scene.assert_rows(Noun::Registrations, before + count, what);
    let register = |seat: u8| -> Result<Seat, Failure> {
        let form =
            RegistrationForm::check(minted(seat), "Induktiosilmukka", Consent::Given).unwrap();
        scene.portal.call(&calls::register(&event, &form))
    };
    let first = register(1).unwrap();
    assert_eq!((&first.id, first.state), (&minted(1), SeatState::Attending));
    assert_eq!(register(1).unwrap().receipt.code, first.receipt.code);
    assert_rows(1, "registering twice");
    register(2).unwrap();
    register(3).unwrap();
    match scene.case.full {
        Full::Refused => {
            assert_eq!(register(4), Err(Failure::Refused(Refusal::Full)));
            assert_eq!(register(3).unwrap().id, minted(3));
            assert_rows(3, "a fourth registration");
        }
        Full::Taken(why) => scene.skip("a fourth registration to three seats", why),
    }
}
