//! When a poll may be answered, what it asks, and when its results may be seen.

#![allow(clippy::unwrap_used)] // test helpers panic too

mod common;

use common::{at, choices, draft, options, poll, question, question_id, receipt, shown_if};
use raati_model::answer::{Answer, YesNo};
use raati_model::condition::{Condition, Test};
use raati_model::draft::Draft;
use raati_model::panel::{Discretion, Window};
use raati_model::poll::{HideResults, OwnResponse, Poll, WhyNoResults, WhyNotAnswer};
use raati_model::question::{Other, Question, QuestionKind};
use raati_model::{ResponseId, Timestamp};

fn now() -> Timestamp {
    at("2026-03-01T12:00:00Z")
}

fn answered(poll: Poll) -> Poll {
    let id = ResponseId::parse("r").unwrap();
    Poll {
        response: Some(OwnResponse {
            id,
            receipt: receipt(),
        }),
        ..poll
    }
}

fn closed(poll: Poll) -> Poll {
    Poll {
        window: Window {
            opens_at: None,
            closes_at: Some(now()),
        },
        ..poll
    }
}

#[test]
fn one_answers_once_and_in_time() {
    assert_eq!(poll(vec![]).may_answer(now()), Ok(()));
    let again = answered(closed(poll(vec![]))).may_answer(now());
    assert_eq!(again, Err(WhyNotAnswer::AlreadyAnswered(receipt())));
    assert_eq!(
        closed(poll(vec![])).may_answer(now()),
        Err(WhyNotAnswer::Closed(now()))
    );
    let later = now().plus_minutes(1);
    let window = Window {
        opens_at: Some(later),
        closes_at: None,
    };
    let early = Poll {
        window,
        ..poll(vec![])
    }
    .may_answer(now());
    assert_eq!(early, Err(WhyNotAnswer::NotYetOpen(later)));
}

#[test]
fn an_answer_can_be_taken_back_while_the_poll_is_open() {
    assert!(answered(poll(vec![])).may_withdraw(now()));
    assert!(!poll(vec![]).may_withdraw(now()));
    assert!(!answered(closed(poll(vec![]))).may_withdraw(now()));
}

#[test]
fn results_are_seen_when_the_poll_says_so() {
    let when = |hide_results| Poll {
        hide_results,
        ..poll(vec![])
    };
    assert_eq!(when(HideResults::Off).may_see_results(now()), Ok(()));

    let after_answer = || when(HideResults::UntilResponse);
    assert_eq!(
        after_answer().may_see_results(now()),
        Err(WhyNoResults::UntilResponse)
    );
    assert_eq!(answered(after_answer()).may_see_results(now()), Ok(()));
    assert_eq!(closed(after_answer()).may_see_results(now()), Ok(()));

    let after_closing = || when(HideResults::UntilClosed);
    let not_yet = answered(after_closing()).may_see_results(now());
    assert_eq!(not_yet, Err(WhyNoResults::UntilClosed(None)));
    let before = closed(after_closing()).may_see_results(now().plus_minutes(-1));
    assert_eq!(before, Err(WhyNoResults::UntilClosed(Some(now()))));
    assert_eq!(closed(after_closing()).may_see_results(now()), Ok(()));
}

#[test]
fn a_small_group_shows_no_results() {
    let with = |respondents| Poll {
        respondents,
        ..poll(vec![])
    };
    assert_eq!(
        with(Some(4)).may_see_results(now()),
        Err(WhyNoResults::GroupTooSmall(5))
    );
    assert_eq!(with(Some(5)).may_see_results(now()), Ok(()));
    assert_eq!(with(None).may_see_results(now()), Ok(()));
    let careless = Poll {
        min_group_size: 1,
        discretion: Discretion::Sensitive,
        ..with(Some(2))
    };
    assert_eq!(
        careless.may_see_results(now()),
        Err(WhyNoResults::GroupTooSmall(3))
    );
}

fn yes_no(id: &str) -> Question {
    question(id, QuestionKind::YesNo)
}

fn shown(poll: &Poll, draft: &Draft) -> Vec<String> {
    poll.shown(draft)
        .iter()
        .map(|question| question.id.to_string())
        .collect()
}

fn yes() -> Answer {
    Answer::YesNo(YesNo::Yes)
}

#[test]
fn a_question_is_asked_only_when_its_condition_holds() {
    let poll = poll(vec![
        yes_no("a"),
        shown_if(yes_no("b"), "a", Test::Equals("yes".into())),
    ]);
    assert_eq!(shown(&poll, &draft([])), ["a"]);
    assert_eq!(
        shown(&poll, &draft([("a", Answer::YesNo(YesNo::No))])),
        ["a"]
    );
    assert_eq!(shown(&poll, &draft([("a", yes())])), ["a", "b"]);
}

#[test]
fn answers_to_hidden_questions_count_for_nothing() {
    let poll = poll(vec![
        yes_no("a"),
        shown_if(yes_no("b"), "a", Test::Answered),
        shown_if(yes_no("c"), "b", Test::Answered),
        shown_if(yes_no("d"), "b", Test::NotAnswered),
    ]);
    assert_eq!(
        shown(&poll, &draft([("a", yes()), ("b", yes())])),
        ["a", "b", "c"]
    );
    // B is hidden with A: so is C, whatever B once said.
    assert_eq!(shown(&poll, &draft([("b", yes())])), ["a", "d"]);
}

#[test]
fn a_condition_looks_back_only() {
    let poll = poll(vec![
        shown_if(yes_no("a"), "b", Test::Answered),
        shown_if(yes_no("b"), "b", Test::Answered),
        shown_if(yes_no("c"), "z", Test::Answered),
        yes_no("d"),
    ]);
    assert_eq!(
        shown(&poll, &draft([("a", yes()), ("b", yes()), ("z", yes())])),
        ["d"]
    );
}

#[test]
fn conditions_see_answers_as_they_would_be_sent() {
    let asked = question(
        "a",
        QuestionKind::ShortText {
            maximum_characters: 5,
        },
    );
    let poll = poll(vec![asked, shown_if(yes_no("b"), "a", Test::Answered)]);
    let text = |text: &str| draft([("a", Answer::Text(text.to_owned()))]);
    assert_eq!(shown(&poll, &text("  ")), ["a"]);
    assert_eq!(shown(&poll, &text("hei")), ["a", "b"]);
    // Not right yet, but it is being answered; another type never was an answer.
    assert_eq!(shown(&poll, &text("hei hei")), ["a", "b"]);
    assert_eq!(shown(&poll, &draft([("a", yes())])), ["a"]);
}

fn holds(test: Test, answer: Answer) -> bool {
    let question = question_id("a");
    Condition::Test { question, test }.holds(&draft([("a", answer)]))
}

#[test]
fn tests_look_at_the_values_of_an_answer() {
    let is = |value: &str| Test::Equals(value.to_owned());
    let is_not = |value: &str| Test::NotEquals(value.to_owned());
    let picked = || Answer::Choices {
        picked: options(&["x", "y"]),
        other: Some("oma".into()),
    };
    assert!(holds(is("y"), picked()) && holds(is("other"), picked()) && !holds(is("z"), picked()));
    assert!(!holds(is_not("y"), picked()) && holds(is_not("z"), picked()));
    let one_of = |values: &[&str]| {
        Test::IncludesOneOf(values.iter().map(|value| (*value).to_owned()).collect())
    };
    assert!(holds(one_of(&["z", "x"]), picked()) && !holds(one_of(&["z"]), picked()));
    assert!(!holds(one_of(&[]), picked()));
    assert!(holds(is("dont_know"), Answer::DontKnow) && holds(Test::Answered, Answer::DontKnow));
    assert!(holds(is("3"), Answer::Scale(3)));
    assert!(holds(is_not("yes"), Answer::PreferNotToSay));
    assert!(
        !Condition::Test {
            question: question_id("a"),
            test: Test::Answered
        }
        .holds(&draft([]))
    );
    assert!(
        Condition::Test {
            question: question_id("a"),
            test: is_not("x")
        }
        .holds(&draft([]))
    );
}

#[test]
fn numbers_are_compared_as_numbers() {
    let number = |typed: &str| Answer::Number(typed.to_owned());
    assert!(holds(Test::Greater(9.5), number("10")) && !holds(Test::Greater(10.0), number("10")));
    assert!(holds(Test::Less(0.0), number("−0,5")) && holds(Test::Greater(999.0), number("1 000")));
    assert!(holds(Test::Equals("3.50".into()), number("3,5")));
    assert!(holds(Test::Less(-1.0), Answer::Scale(-2)));
    assert!(!holds(Test::Greater(0.0), Answer::Text("inf".into())));
    assert!(!holds(Test::Less(0.0), Answer::DontKnow));
}

#[test]
fn conditions_join_by_all_and_any() {
    let test = |id: &str| Condition::Test {
        question: question_id(id),
        test: Test::Answered,
    };
    let draft = draft([("a", yes())]);
    assert!(Condition::All(vec![]).holds(&draft) && !Condition::Any(vec![]).holds(&draft));
    assert!(Condition::Any(vec![test("a"), test("b")]).holds(&draft));
    assert!(!Condition::All(vec![test("a"), test("b")]).holds(&draft));
    let nested = Condition::All(vec![test("a"), Condition::Any(vec![test("b"), test("a")])]);
    assert!(nested.holds(&draft));
}

#[test]
fn options_of_a_matrix_row_can_be_asked_for() {
    let cells = [(common::row("r"), common::option("a"))]
        .into_iter()
        .collect();
    assert!(holds(Test::Equals("r=a".into()), Answer::Matrix(cells)));
}

#[test]
fn a_single_choice_shows_what_belongs_to_it() {
    let kind = QuestionKind::SingleChoice {
        options: choices(&["x"]),
        other: Other::WithText,
    };
    let test = Test::Equals("other".into());
    let poll = poll(vec![question("a", kind), shown_if(yes_no("b"), "a", test)]);
    let other = Answer::OtherChoice("oma".into());
    assert_eq!(shown(&poll, &draft([("a", other)])), ["a", "b"]);
}
