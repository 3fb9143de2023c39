//! What is compared of a question.

use model::question::{Choice, Question, QuestionKind};

use super::super::scene::Scene;
use super::{Facts, debug, said};

/// What a question asks, with its options in the order that the backend can keep.
pub(in crate::scenario) fn question(scene: &Scene, one: &Question) -> Facts {
    let mut facts = vec![
        ("question.id", one.id.to_string()),
        ("question.title", said(&one.title)),
        ("question.need", debug(one.need)),
    ];
    let choices = |options: &[Choice]| {
        let options = options
            .iter()
            .map(|option| (option.id.to_string(), said(&option.label)));
        debug(scene.ordered(options.collect(), |(id, _)| id.clone()))
    };
    match &one.kind {
        QuestionKind::SingleChoice { options, .. } => {
            facts.push(("question.single_choice", choices(options)));
        }
        QuestionKind::MultipleChoice {
            options,
            minimum,
            maximum,
            ..
        } => {
            facts.push(("question.multiple_choice", choices(options)));
            facts.push(("question.select_count", debug((minimum, maximum))));
        }
        QuestionKind::Scale(scale) => {
            facts.push(("question.scale", debug((scale.first, scale.last))));
            let labels = [&scale.first_label, &scale.last_label].map(said);
            facts.push(("question.scale_labels", debug(labels)));
        }
        QuestionKind::LongText { maximum_characters } => {
            facts.push(("question.long_text", debug(maximum_characters)));
        }
        other => facts.push(("question.kind", debug(other))),
    }
    facts
}
