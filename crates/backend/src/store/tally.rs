//! Results of polls, aggregated in SQL and suppressed by the model.
//!
//! Of a sensitive poll only whole batches of `min_group_size` answers are counted, so that two
//! reads never differ by a single person's answer.

use std::collections::BTreeMap;

use model::Timestamp;
use model::poll::WhyNoResults;
use model::question::{Choice, Question, QuestionKind};
use model::results::{
    Cell, Count, Placing, PollResults, QuestionResults, RowCounts, Tally, TextCount,
};
use rusqlite::Connection;

use super::session::Session;
use super::tally_rows::Rows;
use super::{document, poll};
use crate::problem::{Kind, Outcome, Problem};
use crate::wire::id::Id;
use crate::wire::results::Results;

/// Results as they may be shown to this resident now.
pub(crate) fn results(
    connection: &Connection,
    session: Option<&Session>,
    id: &Id,
    now: Timestamp,
) -> Outcome<Results> {
    let poll = poll::get(connection, session, id)?;
    let mut poll = document::model(|at| poll.check(at))?;
    let least = poll::group_size(poll.min_group_size, poll.discretion);
    let counted = poll::counted(connection, id, least, poll.discretion)?;
    poll.respondents = Some(counted);
    poll.may_see_results(now).map_err(refusal)?;
    let rows = Rows::read(connection, &poll, least)?;
    let questions = poll.questions.iter().filter(|one| one.kind.asks());
    let questions = questions.map(|question| tally(question, &rows)).collect();
    let results = PollResults {
        respondents: counted,
        questions,
    };
    let shown = results
        .suppress(poll.min_group_size, poll.discretion)
        .map_err(refusal)?;
    Ok(Results::of(shown))
}

fn refusal(why: WhyNoResults) -> Problem {
    match why {
        WhyNoResults::UntilResponse => Kind::UntilResponse.into(),
        WhyNoResults::UntilClosed(_) => Kind::UntilClosed.into(),
        WhyNoResults::GroupTooSmall(least) => {
            Problem::from(Kind::GroupTooSmall).with_detail(format!("shown from {least} answers on"))
        }
    }
}

fn tally(question: &Question, rows: &Rows) -> QuestionResults {
    let id = question.id.as_str();
    let tally = match &question.kind {
        QuestionKind::Ranking { options } => ranking(options, id, rows),
        QuestionKind::Matrix {
            rows: judged,
            columns,
        } => Tally::Matrix(
            judged
                .iter()
                .map(|row| RowCounts {
                    row: row.id.clone(),
                    counts: counts(ids(columns), &rows.counts(id, row.id.as_str())),
                })
                .collect(),
        ),
        QuestionKind::ShortText { .. } | QuestionKind::LongText { .. } => Tally::Texts(
            rows.texts(id)
                .map(|(text, count)| TextCount { text, count })
                .collect(),
        ),
        QuestionKind::Number { .. } => rows.numbers(id).map_or(Tally::Hidden, Tally::Numbers),
        QuestionKind::Date { .. } => {
            let found = rows.counts(id, "");
            Tally::Counts(counts(found.keys().cloned().collect(), &found))
        }
        _ => Tally::Counts(counts(question.values(), &rows.counts(id, ""))),
    };
    QuestionResults {
        question: question.id.clone(),
        answered: Cell::Exactly(rows.answered(id)),
        tally,
    }
}

fn ids(options: &[Choice]) -> Vec<String> {
    options.iter().map(|option| option.id.to_string()).collect()
}

fn counts(values: Vec<String>, found: &BTreeMap<String, u32>) -> Vec<Count> {
    let count = |value: String| {
        let count = Cell::Exactly(found.get(&value).copied().unwrap_or(0));
        Count { value, count }
    };
    values.into_iter().map(count).collect()
}

fn ranking(options: &[Choice], question: &str, rows: &Rows) -> Tally {
    let placing = |option: &Choice| {
        let average_place = rows.average_place(question, option.id.as_str())?;
        Some(Placing {
            option: option.id.clone(),
            average_place,
        })
    };
    let mut placings: Vec<Placing> = options.iter().filter_map(placing).collect();
    placings.sort_by(|one, other| one.average_place.total_cmp(&other.average_place));
    Tally::Ranking(placings)
}
