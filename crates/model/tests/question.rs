//! What each question type takes for an answer, and what it says of the rest.

mod common;

use std::collections::BTreeMap;

use common::{every_kind, images, matrix, option, options, question, required, row};
use raati_model::Day;
use raati_model::answer::{Answer, Sentiment, Stance, YesNo};
use raati_model::draft::ProblemKind;
use raati_model::question::{LONGEST_OTHER, Need, OptOuts, Other, Question, QuestionKind};

type Checked = Result<Option<Answer>, ProblemKind>;

fn check(kind: &QuestionKind, answer: Answer) -> Checked {
    question("q", kind.clone()).check(Some(&answer))
}

fn single(other: Other) -> QuestionKind {
    QuestionKind::SingleChoice {
        options: common::choices(&["a", "b"]),
        other,
    }
}

fn multiple(minimum: u32, maximum: Option<u32>) -> QuestionKind {
    let options = common::choices(&["a", "b", "c"]);
    QuestionKind::MultipleChoice {
        options,
        other: Other::WithText,
        minimum,
        maximum,
    }
}

fn picks(picked: &[&str], other: Option<&str>) -> Answer {
    Answer::Choices {
        picked: options(picked),
        other: other.map(str::to_owned),
    }
}

fn cells(pairs: &[(&str, &str)]) -> Answer {
    Answer::Matrix(
        pairs
            .iter()
            .map(|(key, column)| (row(key), option(column)))
            .collect(),
    )
}

fn number(typed: &str) -> Answer {
    Answer::Number(typed.to_owned())
}

fn words(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

#[test]
fn what_is_needed_must_be_answered() {
    for kind in every_kind() {
        let optional = question("q", kind);
        assert_eq!(optional.check(None), Ok(None));
        assert_eq!(required(optional).check(None), Err(ProblemKind::Missing));
    }
}

#[test]
fn what_asks_nothing_takes_nothing() {
    for kind in [QuestionKind::Info, QuestionKind::Unknown] {
        let question = required(question("q", kind));
        assert_eq!(question.check(None), Ok(None));
        assert_eq!(question.check(Some(&words("hei"))), Ok(None));
        assert_eq!(question.check(Some(&Answer::DontKnow)), Ok(None));
    }
}

#[test]
fn opt_outs_count_only_where_they_are_offered() {
    for kind in every_kind() {
        let plain = required(question("q", kind));
        for (answer, opt_outs) in [
            (
                Answer::DontKnow,
                OptOuts {
                    dont_know: true,
                    prefer_not_to_say: false,
                },
            ),
            (
                Answer::PreferNotToSay,
                OptOuts {
                    dont_know: false,
                    prefer_not_to_say: true,
                },
            ),
        ] {
            assert_eq!(plain.check(Some(&answer)), Err(ProblemKind::DoesNotFit));
            let offering = Question {
                opt_outs,
                ..plain.clone()
            };
            assert_eq!(offering.check(Some(&answer)), Ok(Some(answer)));
        }
    }
}

#[test]
fn a_foreign_type_does_not_fit() {
    let one_of_each = [
        Answer::Choice(option("a")),
        picks(&["a", "b"], None),
        Answer::YesNo(YesNo::No),
        words("hei"),
        words("hei"),
        Answer::Scale(2),
        Answer::Sentiment(Sentiment::Good),
        Answer::Ranking(options(&["c", "a", "b"])),
        cells(&[("r", "a"), ("s", "b")]),
        Answer::Images(options(&["a"])),
        Answer::Stance(Stance::Pass),
        number("3"),
        Answer::Date(Day::new(2026, 1, 24).unwrap()),
    ];
    for (at, kind) in every_kind().iter().enumerate() {
        for answer in &one_of_each {
            let expected = if *answer == one_of_each[at] {
                Ok(Some(answer.clone()))
            } else {
                Err(ProblemKind::DoesNotFit)
            };
            assert_eq!(check(kind, answer.clone()), expected, "{kind:?}");
        }
    }
}

#[test]
fn one_choice_is_a_known_one_or_words_of_its_own() {
    let asked = single(Other::WithText);
    assert_eq!(
        check(&asked, Answer::Choice(option("z"))),
        Err(ProblemKind::DoesNotFit)
    );
    let other = |text: &str| Answer::OtherChoice(text.to_owned());
    assert_eq!(
        check(&asked, other(" bussilla ")),
        Ok(Some(other("bussilla")))
    );
    assert_eq!(check(&asked, other(" \n")), Err(ProblemKind::OtherEmpty));
    assert!(check(&asked, other(&"ä".repeat(LONGEST_OTHER))).is_ok());
    let too_long = other(&"ä".repeat(LONGEST_OTHER + 1));
    assert_eq!(check(&asked, too_long), Err(ProblemKind::TooLong(200)));
    assert_eq!(
        check(&single(Other::NotOffered), other("x")),
        Err(ProblemKind::DoesNotFit)
    );
}

#[test]
fn several_choices_are_counted_with_the_own_text_and_put_in_order() {
    let asked = multiple(2, Some(3));
    assert_eq!(check(&asked, picks(&[], None)), Ok(None));
    assert_eq!(
        check(&asked, picks(&["a"], None)),
        Err(ProblemKind::TooFew(2))
    );
    assert_eq!(
        check(&asked, picks(&["c"], Some(" x "))),
        Ok(Some(picks(&["c"], Some("x")))),
    );
    assert_eq!(
        check(&asked, picks(&["c", "a"], None)),
        Ok(Some(picks(&["a", "c"], None)))
    );
    assert!(check(&asked, picks(&["a", "b", "c"], None)).is_ok());
    assert_eq!(
        check(&asked, picks(&["a", "b", "c"], Some("x"))),
        Err(ProblemKind::TooMany(3))
    );
    assert!(check(&multiple(0, None), picks(&["a", "b", "c"], Some("x"))).is_ok());
    assert_eq!(
        check(&asked, picks(&["a", "b"], Some(" "))),
        Err(ProblemKind::OtherEmpty)
    );
}

#[test]
fn several_choices_are_known_ones_and_each_once() {
    let asked = multiple(0, None);
    for picked in [&["a", "z"][..], &["a", "a"], &["z"]] {
        assert_eq!(
            check(&asked, picks(picked, None)),
            Err(ProblemKind::DoesNotFit)
        );
    }
    let QuestionKind::MultipleChoice {
        options,
        minimum,
        maximum,
        ..
    } = asked
    else {
        unreachable!()
    };
    let other = Other::NotOffered;
    let without = QuestionKind::MultipleChoice {
        options,
        other,
        minimum,
        maximum,
    };
    assert_eq!(
        check(&without, picks(&["a"], Some("x"))),
        Err(ProblemKind::DoesNotFit)
    );
}

#[test]
fn texts_are_trimmed_and_counted_in_characters() {
    for kind in [
        QuestionKind::ShortText {
            maximum_characters: 5,
        },
        QuestionKind::LongText {
            maximum_characters: 5,
        },
    ] {
        assert_eq!(check(&kind, words("  öljyä  ")), Ok(Some(words("öljyä"))));
        assert_eq!(check(&kind, words("öljyää")), Err(ProblemKind::TooLong(5)));
        assert_eq!(check(&kind, words(" \u{a0}\n")), Ok(None));
        let needed = required(question("q", kind));
        assert_eq!(needed.check(Some(&words("  "))), Err(ProblemKind::Missing));
    }
}

#[test]
fn a_step_lies_on_the_scale() {
    let scale = &every_kind()[5];
    for step in -1..=3 {
        assert_eq!(
            check(scale, Answer::Scale(step)),
            Ok(Some(Answer::Scale(step)))
        );
    }
    assert_eq!(
        check(scale, Answer::Scale(-2)),
        Err(ProblemKind::DoesNotFit)
    );
    assert_eq!(check(scale, Answer::Scale(4)), Err(ProblemKind::DoesNotFit));
}

#[test]
fn a_ranking_places_every_option_once() {
    let ranking = &every_kind()[7];
    let order = |ids: &[&str]| Answer::Ranking(options(ids));
    assert_eq!(
        check(ranking, order(&["c", "a", "b"])),
        Ok(Some(order(&["c", "a", "b"])))
    );
    assert_eq!(
        check(ranking, order(&["c"])),
        Err(ProblemKind::PlacesMissing(2))
    );
    assert_eq!(check(ranking, order(&[])), Ok(None));
    assert_eq!(
        check(ranking, order(&["a", "a", "b"])),
        Err(ProblemKind::DoesNotFit)
    );
    assert_eq!(
        check(ranking, order(&["a", "z", "b"])),
        Err(ProblemKind::DoesNotFit)
    );
}

#[test]
fn a_needed_matrix_wants_every_row_an_optional_one_takes_some() {
    let half = cells(&[("s", "a")]);
    assert_eq!(check(&matrix(), half.clone()), Ok(Some(half.clone())));
    let needed = Question {
        need: Need::Required,
        ..question("q", matrix())
    };
    assert_eq!(needed.check(Some(&half)), Err(ProblemKind::RowsMissing(1)));
    assert_eq!(
        needed.check(Some(&Answer::Matrix(BTreeMap::new()))),
        Err(ProblemKind::Missing)
    );
    assert_eq!(check(&matrix(), Answer::Matrix(BTreeMap::new())), Ok(None));
    assert_eq!(
        check(&matrix(), cells(&[("z", "a")])),
        Err(ProblemKind::DoesNotFit)
    );
    assert_eq!(
        check(&matrix(), cells(&[("r", "z")])),
        Err(ProblemKind::DoesNotFit)
    );
}

#[test]
fn pictures_are_known_ones_and_not_too_many() {
    let asked = QuestionKind::ImageChoice {
        images: images(&["a", "b", "c"]),
        maximum: 2,
    };
    let picked = |ids: &[&str]| Answer::Images(options(ids));
    assert_eq!(
        check(&asked, picked(&["c", "a"])),
        Ok(Some(picked(&["a", "c"])))
    );
    assert_eq!(
        check(&asked, picked(&["a", "b", "c"])),
        Err(ProblemKind::TooMany(2))
    );
    assert_eq!(check(&asked, picked(&["z"])), Err(ProblemKind::DoesNotFit));
    assert_eq!(
        check(&asked, picked(&["b", "b"])),
        Err(ProblemKind::DoesNotFit)
    );
    assert_eq!(check(&asked, picked(&[])), Ok(None));
}

#[test]
fn numbers_are_put_in_one_form_and_held_to_their_bounds() {
    let asked = &every_kind()[11];
    assert_eq!(check(asked, number(" 3,50 ")), Ok(Some(number("3.5"))));
    assert_eq!(check(asked, number("\u{2212}5")), Ok(Some(number("-5"))));
    assert_eq!(check(asked, number("100")), Ok(Some(number("100"))));
    assert_eq!(check(asked, number("-5,01")), Err(ProblemKind::TooSmall));
    assert_eq!(check(asked, number("1 000")), Err(ProblemKind::TooLarge));
    for typed in ["inf", "nan", "1e2", "kolme", "-"] {
        assert_eq!(check(asked, number(typed)), Err(ProblemKind::NotANumber));
    }
    assert_eq!(check(asked, number("  ")), Ok(None));
}

#[test]
fn days_lie_between_their_bounds() {
    let day = |day| Day::new(2026, 1, day).unwrap();
    let asked = QuestionKind::Date {
        earliest: Some(day(10)),
        latest: Some(day(20)),
    };
    for (given, expected) in [
        (day(9), Err(ProblemKind::TooEarly)),
        (day(10), Ok(Some(Answer::Date(day(10))))),
        (day(20), Ok(Some(Answer::Date(day(20))))),
        (day(21), Err(ProblemKind::TooLate)),
    ] {
        assert_eq!(check(&asked, Answer::Date(given)), expected);
    }
}
