//! Polls: the list, and each with its questions.

use connect::calls;
use model::{Capability, PollId};

use super::facts;
use super::ids::{Known, Slugs};
use super::scene::Scene;

/// Reads them all.
pub(super) fn list(scene: &Scene, panels: &Slugs) -> Slugs {
    let (polls, _) = scene.portal.all(calls::polls);
    assert_eq!(polls.len(), scene.seed.polls.len());
    let mut slugs = Slugs::default();
    for (listed, expected) in polls.iter().zip(&scene.seed.polls) {
        slugs
            .0
            .insert(listed.id.to_string(), expected.id.to_string());
        let poll = scene.portal.call(&calls::poll(&listed.id)).unwrap();
        assert_eq!((&poll.id, &poll.title), (&listed.id, &listed.title));
        let found = facts::poll(&poll, &|panel| panels.of(panel));
        scene.assert_same("poll", found, facts::poll(expected, &str::to_owned));
        assert_eq!(poll.questions.len(), expected.questions.len());
        for (question, expected) in poll.questions.iter().zip(&expected.questions) {
            let (found, expected) = (
                facts::question(scene, question),
                facts::question(scene, expected),
            );
            scene.assert_same("question", found, expected);
        }
    }
    slugs
}

/// What this resident did is on their own page, and with the poll that they answered.
pub(super) fn remembered(scene: &Scene, known: &Known) {
    let me = scene.portal.call(&calls::me()).unwrap();
    if scene.portal.offers(Capability::SubmitResponse) {
        let poll = PollId::parse(&known.polls.id("odotustila")).unwrap();
        assert!(me.has_answered(&poll));
        let shown = scene.portal.call(&calls::poll(&poll)).unwrap();
        let own = me.responses.iter().find(|one| one.poll == poll).unwrap();
        assert_eq!(shown.response.unwrap().receipt, own.receipt);
    }
    if scene.portal.offers(Capability::Register) {
        let event = model::EventId::parse(&known.events.id("seminar-02")).unwrap();
        assert!(me.is_registered(&event));
        let shown = scene.portal.call(&calls::event(&event)).unwrap();
        assert!(shown.seat.is_some());
    }
}
