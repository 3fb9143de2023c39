//! Reads what people answered.

use model::results::{
    Cell, Count, Numbers, Placing, PollResults, QuestionResults, RowCounts, Tally, TextCount,
};
use model::{OptionId, QuestionId, RowId};

use crate::node::{Node, Read};

pub(crate) fn results(node: &Node) -> Read<PollResults> {
    Ok(PollResults {
        respondents: node.field("respondents").count()?,
        questions: node.field("questions").items(question)?,
    })
}

fn question(node: &Node) -> Read<QuestionResults> {
    Ok(QuestionResults {
        question: node.field("question").id(QuestionId::parse)?,
        answered: cell(&node.field("answered"))?,
        tally: tally(&node.field("tally"))?,
    })
}

fn tally(node: &Node) -> Read<Tally> {
    Ok(match node.field("kind").string()? {
        "counts" => Tally::Counts(node.field("counts").items(count)?),
        "ranking" => Tally::Ranking(node.field("placings").items(placing)?),
        "matrix" => Tally::Matrix(node.field("rows").items(row)?),
        "texts" => Tally::Texts(node.field("texts").items(text)?),
        "numbers" => Tally::Numbers(Numbers {
            average: node.field("average").number()?,
            smallest: node.field("smallest").optional(Node::number)?,
            largest: node.field("largest").optional(Node::number)?,
        }),
        // A tally from a newer backend is as good as none.
        _ => Tally::Hidden,
    })
}

fn count(node: &Node) -> Read<Count> {
    Ok(Count {
        value: node.field("value").string()?.to_owned(),
        count: cell(&node.field("count"))?,
    })
}

/// A count, or `null` for one that may not be told.
fn cell(node: &Node) -> Read<Cell> {
    Ok(node
        .optional(Node::count)?
        .map_or(Cell::Hidden, Cell::Exactly))
}

fn placing(node: &Node) -> Read<Placing> {
    Ok(Placing {
        option: node.field("option").id(OptionId::parse)?,
        average_place: node.field("average_place").number()?,
    })
}

fn row(node: &Node) -> Read<RowCounts> {
    Ok(RowCounts {
        row: node.field("row").id(RowId::parse)?,
        counts: node.field("counts").items(count)?,
    })
}

fn text(node: &Node) -> Read<TextCount> {
    Ok(TextCount {
        text: node.field("text").string()?.to_owned(),
        count: node.field("count").count()?,
    })
}
