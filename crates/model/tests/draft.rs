//! From a draft to answers: only what fits, only what was asked, and always the same.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // test helpers panic too

mod common;

use common::{draft, every_kind, option, options, poll, question, question_id, required, row};
use proptest::prelude::*;
use raati_model::answer::{Answer, Sentiment, Stance, YesNo};
use raati_model::condition::{Condition, Test};
use raati_model::draft::{Answers, Draft, Problem, ProblemKind};
use raati_model::poll::Poll;
use raati_model::question::{Need, OptOuts, Question, QuestionKind};
use raati_model::{Day, ResponseId};

/// A draft that holds just these answers.
fn redraft(answers: &Answers) -> Draft {
    let mut draft = Draft::new(answers.response().clone());
    for (question, answer) in answers.iter() {
        draft.set(question.clone(), answer.clone());
    }
    draft
}

#[test]
fn a_draft_keeps_replaces_and_forgets() {
    let mut draft = Draft::new(ResponseId::parse("r").unwrap());
    assert!(draft.is_empty());
    draft.set(question_id("a"), Answer::Scale(1));
    draft.set(question_id("a"), Answer::Scale(2));
    assert_eq!(draft.answer(&question_id("a")), Some(&Answer::Scale(2)));
    assert_eq!(draft.iter().count(), 1);
    draft.clear(&question_id("a"));
    assert!(draft.is_empty());
}

#[test]
fn all_problems_are_told_in_the_order_of_the_poll() {
    let text = || QuestionKind::ShortText {
        maximum_characters: 3,
    };
    let poll = poll(vec![
        required(question("c", text())),
        question("b", text()),
        question("a", QuestionKind::YesNo),
        question("d", QuestionKind::Info),
    ]);
    let long = Answer::Text("pitkä".into());
    let draft = draft([
        ("b", long),
        ("a", Answer::Scale(1)),
        ("d", Answer::Scale(1)),
    ]);
    let problem = |id, kind| Problem {
        question: question_id(id),
        kind,
    };
    assert_eq!(
        draft.check(&poll),
        Err(vec![
            problem("c", ProblemKind::Missing),
            problem("b", ProblemKind::TooLong(3)),
            problem("a", ProblemKind::DoesNotFit),
        ]),
    );
}

#[test]
fn what_is_not_asked_is_neither_needed_nor_sent() {
    let hidden = common::shown_if(
        required(question("b", QuestionKind::YesNo)),
        "a",
        Test::Equals("yes".into()),
    );
    let poll = poll(vec![question("a", QuestionKind::YesNo), hidden]);
    let no = Answer::YesNo(YesNo::No);
    let answers = draft([("a", no.clone()), ("b", no.clone()), ("z", no.clone())]);
    let answers = answers.check(&poll).unwrap();
    assert_eq!(
        answers.iter().collect::<Vec<_>>(),
        [(&question_id("a"), &no)]
    );
    let yes = draft([("a", Answer::YesNo(YesNo::Yes))])
        .check(&poll)
        .unwrap_err();
    assert_eq!(yes[0].kind, ProblemKind::Missing);
}

fn answer() -> impl Strategy<Value = Answer> {
    let ids = || prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "z"]), 0..4);
    let text = || prop_oneof!["", " {1,3}", "[a-zä ]{0,25}", "[-−]?[0-9 ,.]{0,6}"];
    let other = prop::option::of(text());
    let cells = prop::collection::vec(("[rst]", "[abz]"), 0..3);
    prop_oneof![
        prop::sample::select(vec!["a", "z"]).prop_map(|id| Answer::Choice(option(id))),
        text().prop_map(Answer::OtherChoice),
        (ids(), other).prop_map(|(ids, other)| Answer::Choices {
            picked: options(&ids),
            other
        }),
        prop::sample::select(&YesNo::ALL[..]).prop_map(Answer::YesNo),
        text().prop_map(Answer::Text),
        (-2i32..5).prop_map(Answer::Scale),
        prop::sample::select(&Sentiment::ALL[..]).prop_map(Answer::Sentiment),
        ids().prop_map(|ids| Answer::Ranking(options(&ids))),
        cells.prop_map(|cells| {
            Answer::Matrix(cells.iter().map(|(r, c)| (row(r), option(c))).collect())
        }),
        ids().prop_map(|ids| Answer::Images(options(&ids))),
        prop::sample::select(&Stance::ALL[..]).prop_map(Answer::Stance),
        text().prop_map(Answer::Number),
        (1u8..28).prop_map(|day| Answer::Date(Day::new(2026, 1, day).unwrap())),
        Just(Answer::DontKnow),
        Just(Answer::PreferNotToSay),
    ]
}

/// Answers of the right sort, mostly: one candidate for each kind there is.
fn answer_to(kind: &QuestionKind) -> BoxedStrategy<Answer> {
    let fitting = match kind {
        QuestionKind::ShortText { .. } | QuestionKind::LongText { .. } => {
            prop_oneof!["", "  ", "[a-zä ]{0,12}"]
                .prop_map(Answer::Text)
                .boxed()
        }
        QuestionKind::Number { .. } => "[-−]?[0-9 ]{0,3},?[0-9]{0,2}"
            .prop_map(Answer::Number)
            .boxed(),
        QuestionKind::YesNo => prop::sample::select(&YesNo::ALL[..])
            .prop_map(Answer::YesNo)
            .boxed(),
        QuestionKind::Ranking { .. } => Just(options(&["a", "b", "c"]))
            .prop_shuffle()
            .prop_map(Answer::Ranking)
            .boxed(),
        QuestionKind::MultipleChoice { .. } => prop::sample::subsequence(vec!["c", "b", "a"], 0..4)
            .prop_map(|ids| Answer::Choices {
                picked: options(&ids),
                other: None,
            })
            .boxed(),
        _ => answer().boxed(),
    };
    prop_oneof![4 => fitting, 1 => answer()].boxed()
}

fn test() -> impl Strategy<Value = Test> {
    let value = || prop::sample::select(vec!["yes", "a", "other", "3", "dont_know", "r=a", "hei"]);
    prop_oneof![
        4 => Just(Test::Answered),
        4 => Just(Test::NotAnswered),
        1 => value().prop_map(|value| Test::Equals(value.to_owned())),
        1 => value().prop_map(|value| Test::NotEquals(value.to_owned())),
        1 => prop::collection::vec(value().prop_map(str::to_owned), 0..3)
            .prop_map(Test::IncludesOneOf),
        1 => (-3i32..5).prop_map(|bound| Test::Greater(bound.into())),
        1 => (-3i32..5).prop_map(|bound| Test::Less(bound.into())),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = (0usize..4, test()).prop_map(|(at, test)| Condition::Test {
        question: question_id(&format!("q{at}")),
        test,
    });
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::All),
            prop::collection::vec(inner, 0..3).prop_map(Condition::Any),
        ]
    })
}

/// A poll of questions q0, q1 … of any kind, and a draft for it.
fn poll_and_draft() -> impl Strategy<Value = (Poll, Draft)> {
    let mut kinds = every_kind();
    kinds.extend([QuestionKind::Info, QuestionKind::Unknown]);
    let entry = prop::sample::select(kinds).prop_flat_map(|kind| {
        let answer = prop::option::weighted(0.8, answer_to(&kind));
        (
            Just(kind),
            any::<[bool; 3]>(),
            prop::option::of(condition()),
            answer,
        )
    });
    prop::collection::vec(entry, 0..7).prop_map(|entries| {
        let mut draft = Draft::new(ResponseId::parse("r").unwrap());
        let mut questions = Vec::new();
        for (at, (kind, [needed, dont_know, prefer_not_to_say], show_if, answer)) in
            entries.into_iter().enumerate()
        {
            let id = format!("q{at}");
            if let Some(answer) = answer {
                draft.set(question_id(&id), answer);
            }
            questions.push(Question {
                need: if needed {
                    Need::Required
                } else {
                    Need::Optional
                },
                opt_outs: OptOuts {
                    dont_know,
                    prefer_not_to_say,
                },
                show_if,
                ..question(&id, kind)
            });
        }
        (poll(questions), draft)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn only_fitting_answers_to_shown_questions_are_sent((poll, draft) in poll_and_draft()) {
        let shown = poll.shown(&draft);
        match draft.check(&poll) {
            Ok(answers) => {
                let sent: Vec<_> = answers.iter().map(|(id, _)| id).collect();
                for (id, answer) in answers.iter() {
                    let question = shown.iter().find(|question| question.id == *id).unwrap();
                    prop_assert_eq!(question.check(Some(answer)), Ok(Some(answer.clone())));
                }
                for question in shown {
                    let needed = question.need == Need::Required && question.kind.asks();
                    prop_assert!(!needed || sent.contains(&&question.id));
                }
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                let places: Vec<_> = problems.iter().map(|problem| {
                    shown.iter().position(|question| question.id == problem.question).unwrap()
                }).collect();
                prop_assert!(places.is_sorted_by(|one, other| one < other));
            }
        }
    }

    #[test]
    fn checking_again_changes_nothing((poll, draft) in poll_and_draft()) {
        if let Ok(answers) = draft.check(&poll) {
            prop_assert_eq!(redraft(&answers).check(&poll), Ok(answers));
        }
    }

    #[test]
    fn forgetting_what_is_hidden_changes_nothing((poll, draft) in poll_and_draft()) {
        let shown: Vec<_> = poll.shown(&draft).iter().map(|question| question.id.clone()).collect();
        let mut kept = Draft::new(draft.response.clone());
        for (id, answer) in draft.iter().filter(|(id, _)| shown.contains(id)) {
            kept.set(id.clone(), answer.clone());
        }
        let again: Vec<_> = poll.shown(&kept).iter().map(|question| question.id.clone()).collect();
        prop_assert_eq!(again, shown);
        prop_assert_eq!(kept.check(&poll), draft.check(&poll));
    }

    #[test]
    fn a_checked_answer_is_checked(kind in prop::sample::select(every_kind()), given in answer()) {
        let question = question("q", kind);
        if let Ok(Some(checked)) = question.check(Some(&given)) {
            prop_assert_eq!(question.check(Some(&checked)), Ok(Some(checked)));
        }
    }
}
