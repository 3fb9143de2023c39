//! Reads what was sent into a draft, lets the model check it, and splits answers into rows.

use std::collections::BTreeMap;

use model::answer::Answer;
use model::draft::{Answers, Draft, Problem as AnswerProblem, ProblemKind};
use model::poll::Poll;
use model::{QuestionId, ResponseId};

use crate::check::Finding;
use crate::problem::{Outcome, Problem};
use crate::wire::answer as wire;
use crate::wire::id::Id;

/// One value of an answer, as it is counted.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// The row of a matrix; empty otherwise.
    pub(crate) part: String,
    /// The value, as the model counts it.
    pub(crate) value: String,
    /// The value of a number.
    pub(crate) number: Option<f64>,
    /// What was written beside "other".
    pub(crate) own_text: Option<String>,
}

/// Answers that fit their poll, or every problem with a pointer into the request.
pub(crate) fn read_answers(poll: &Poll, id: &Id, sent: &[wire::Answer]) -> Outcome<Answers> {
    let response = ResponseId::parse(id.as_str())
        .ok_or_else(|| Problem::internal("a checked id is always one of the model's"))?;
    let mut draft = Draft::new(response);
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut findings = Vec::new();
    for (index, answer) in sent.iter().enumerate() {
        let asked = poll
            .questions
            .iter()
            .find(|one| one.id.as_str() == answer.question.as_str());
        let Some(question) = asked else {
            let pointer = format!("/answers/{index}/question");
            findings.push(Finding::new(
                &pointer,
                "unknown",
                "the poll has no such question",
            ));
            continue;
        };
        if places.insert(answer.question.as_str(), index).is_some() {
            let pointer = format!("/answers/{index}/question");
            findings.push(Finding::new(&pointer, "duplicate", "answered twice"));
        }
        if let Some(value) = answer.read(&question.kind) {
            draft.set(question.id.clone(), value);
        } else {
            let pointer = format!("/answers/{index}/value");
            let detail = "the value does not fit the type of the question";
            findings.push(Finding::new(&pointer, "does_not_fit", detail));
        }
    }
    if !findings.is_empty() {
        return Err(Problem::invalid(findings));
    }
    draft.check(poll).map_err(|problems| {
        Problem::invalid(problems.iter().map(|one| finding(one, &places)).collect())
    })
}

fn finding(problem: &AnswerProblem, places: &BTreeMap<&str, usize>) -> Finding {
    let (code, detail) = describe(problem.kind);
    let place = places.get(problem.question.as_str());
    let pointer = place.map_or("/answers".to_owned(), |index| {
        format!("/answers/{index}/value")
    });
    let question = place
        .is_none()
        .then(|| QuestionId::to_string(&problem.question));
    Finding {
        pointer,
        code: code.to_owned(),
        detail,
        question,
    }
}

fn describe(kind: ProblemKind) -> (&'static str, Option<String>) {
    match kind {
        ProblemKind::Missing => ("missing", None),
        ProblemKind::TooFew(least) => ("too_few", Some(format!("at least {least}"))),
        ProblemKind::TooMany(most) => ("too_many", Some(format!("at most {most}"))),
        ProblemKind::TooLong(most) => ("too_long", Some(format!("at most {most} characters"))),
        ProblemKind::OtherEmpty => ("other_empty", None),
        ProblemKind::NotANumber => ("not_a_number", None),
        ProblemKind::TooSmall => ("too_small", None),
        ProblemKind::TooLarge => ("too_large", None),
        ProblemKind::RowsMissing(count) => ("rows_missing", Some(format!("{count} lack a choice"))),
        ProblemKind::PlacesMissing(count) => {
            ("places_missing", Some(format!("{count} lack a place")))
        }
        ProblemKind::TooEarly => ("too_early", None),
        ProblemKind::TooLate => ("too_late", None),
        ProblemKind::DoesNotFit => ("does_not_fit", None),
    }
}

/// The values of an answer, each a row; a ranking's in order.
pub(crate) fn rows(answer: &Answer) -> Vec<Row> {
    let plain = |value: String| Row {
        value,
        ..Row::default()
    };
    match answer {
        Answer::Matrix(cells) => cells
            .iter()
            .map(|(row, column)| Row {
                part: row.to_string(),
                ..plain(column.to_string())
            })
            .collect(),
        Answer::OtherChoice(text)
        | Answer::Choices {
            other: Some(text), ..
        } => own_text(answer, text),
        Answer::Number(_) => answer
            .values()
            .into_iter()
            .map(|value| Row {
                number: value.parse().ok(),
                ..plain(value)
            })
            .collect(),
        _ => answer.values().into_iter().map(plain).collect(),
    }
}

fn own_text(answer: &Answer, text: &str) -> Vec<Row> {
    let own = |value: &str| (value == model::answer::OTHER).then(|| text.to_owned());
    let row = |value: String| Row {
        own_text: own(&value),
        value,
        ..Row::default()
    };
    answer.values().into_iter().map(row).collect()
}
