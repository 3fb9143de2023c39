//! Results counted here, in the contract's JSON.

use model::results::{Cell, Count, PollResults, Tally};
use serde_json::{Value, json};

pub(crate) fn results(results: &PollResults) -> Value {
    let questions = results.questions.iter().map(|question| {
        json!({
            "question": question.question.as_str(),
            "answered": cell(question.answered),
            "tally": tally(&question.tally),
        })
    });
    json!({ "respondents": results.respondents, "questions": questions.collect::<Vec<_>>() })
}

fn cell(cell: Cell) -> Value {
    cell.told().map_or(Value::Null, Value::from)
}

fn counts(counts: &[Count]) -> Vec<Value> {
    let one = |count: &Count| json!({ "value": count.value, "count": cell(count.count) });
    counts.iter().map(one).collect()
}

fn tally(tally: &Tally) -> Value {
    match tally {
        Tally::Counts(found) => json!({ "kind": "counts", "counts": counts(found) }),
        Tally::Ranking(placings) => {
            let placings = placings.iter().map(|placing| {
                json!({ "option": placing.option.as_str(), "average_place": placing.average_place })
            });
            json!({ "kind": "ranking", "placings": placings.collect::<Vec<_>>() })
        }
        Tally::Matrix(rows) => {
            let rows = rows
                .iter()
                .map(|row| json!({ "row": row.row.as_str(), "counts": counts(&row.counts) }));
            json!({ "kind": "matrix", "rows": rows.collect::<Vec<_>>() })
        }
        Tally::Texts(texts) => {
            let texts = texts
                .iter()
                .map(|text| json!({ "text": text.text, "count": text.count }));
            json!({ "kind": "texts", "texts": texts.collect::<Vec<_>>() })
        }
        Tally::Numbers(numbers) => json!({
            "kind": "numbers", "average": numbers.average,
            "smallest": numbers.smallest, "largest": numbers.largest,
        }),
        Tally::Hidden => json!({ "kind": "hidden" }),
    }
}
