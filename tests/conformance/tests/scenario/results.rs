//! Results: those of answers.json and this resident's own, with small groups hidden as the portal hides them.

use std::collections::BTreeMap;

use connect::{Failure, Refusal, calls};
use model::results::{PollResults, Tally};
use model::{Capability, PollId, QuestionId};

use super::answering::Own;
use super::case::Results;
use super::ids::Slugs;
use super::scene::Scene;

/// Nobody answered `ajanvaraus`: nothing is told.
pub(super) fn few(scene: &Scene, polls: &Slugs) {
    if !scene.portal.offers(Capability::PollResults) {
        return;
    }
    let poll = PollId::parse(&polls.id("ajanvaraus")).unwrap();
    let told = scene.portal.call(&calls::poll_results(&poll));
    let refused = Failure::Refused(Refusal::GroupTooSmall);
    assert_eq!(told.unwrap_err(), refused);
}

/// Counts of poll `odotustila`.
pub(super) fn counted(scene: &Scene, polls: &Slugs, own: &Own) {
    if !scene.portal.offers(Capability::PollResults) {
        return;
    }
    let id = PollId::parse(&polls.id("odotustila")).unwrap();
    let poll = scene.portal.call(&calls::poll(&id)).unwrap();
    let told = scene.portal.call(&calls::poll_results(&id)).unwrap();
    let (mut expected, mut people) = scene.seed.counts("odotustila");
    if scene.case.results == Results::AtOnce {
        for (question, value) in &own.0 {
            let question = QuestionId::parse(question).unwrap();
            let first = question.as_str() == "q1";
            *expected
                .entry(question)
                .or_default()
                .entry((*value).to_owned())
                .or_default() += 1;
            people += u32::from(first);
        }
    }
    assert_eq!(told.respondents, people);
    // As the screen does before it shows anything.
    let shown = told.suppress(poll.min_group_size, poll.discretion).unwrap();
    let texts = QuestionId::parse("q4").unwrap();
    let wrote: u32 = expected.remove(&texts).unwrap_or_default().values().sum();
    let hidden = wrote < poll.min_group_size;
    for (question, expected) in expected {
        assert_eq!(counts(&shown, &question), expected, "{question}");
    }
    let found = shown.questions.iter().find(|one| one.question == texts);
    match found.map(|one| &one.tally) {
        Some(Tally::Hidden) | None => assert!(hidden, "{wrote} wrote, and nothing is shown"),
        Some(tally) => assert!(!hidden, "{wrote} wrote, and it is shown: {tally:?}"),
    }
}

fn counts(results: &PollResults, question: &QuestionId) -> BTreeMap<String, u32> {
    let found = results
        .questions
        .iter()
        .find(|one| one.question == *question)
        .unwrap();
    let Tally::Counts(counts) = &found.tally else {
        panic!("{question} is not counted: {found:?}");
    };
    let told = counts
        .iter()
        .map(|one| (one.value.clone(), one.count.told().unwrap()));
    told.filter(|(_, count)| *count > 0).collect()
}
