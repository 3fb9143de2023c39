//! What the values of a tally are called.

use model::answer::{DONT_KNOW, OTHER, PREFER_NOT_TO_SAY, Sentiment, Stance, YesNo};
use model::question::{Choice, Question, QuestionKind};

use crate::components::question::worded;
use crate::i18n::{Words, said};

/// Words with their language where that is not the page's.
pub(super) type Label = (String, Option<&'static str>);

/// What a value of this question is called; the value itself where it is unknown.
pub(super) fn label(question: &Question, value: &str) -> Label {
    let words = Words::expect();
    let plain = |text: &str| Some((text.to_owned(), None));
    let own = match &question.kind {
        QuestionKind::SingleChoice { options, .. }
        | QuestionKind::MultipleChoice { options, .. }
        | QuestionKind::Ranking { options } => choice(options, value),
        QuestionKind::Matrix { columns, .. } => choice(columns, value),
        QuestionKind::ImageChoice { images, .. } => images
            .iter()
            .find(|image| image.id.as_str() == value)
            .map(|image| worded(&image.label)),
        QuestionKind::YesNo => YesNo::ALL
            .into_iter()
            .find(|one| one.value() == value)
            .and_then(|one| plain(words.yes_no(one))),
        QuestionKind::Statement => Stance::ALL
            .into_iter()
            .find(|one| one.value() == value)
            .and_then(|one| plain(words.stance(one))),
        QuestionKind::Sentiment => Sentiment::ALL
            .into_iter()
            .find(|one| one.value() == value)
            .and_then(|one| plain(words.sentiment(one))),
        QuestionKind::Scale(scale) => {
            let end = match value.parse::<i32>() {
                Ok(step) if step == scale.first => said(&scale.first_label),
                Ok(step) if step == scale.last => said(&scale.last_label),
                _ => String::new(),
            };
            (!end.is_empty()).then(|| (words.results_step(&end, value), None))
        }
        _ => None,
    };
    let own = own.or_else(|| match value {
        OTHER => plain(words.question_other()),
        DONT_KNOW => plain(words.question_dont_know()),
        PREFER_NOT_TO_SAY => plain(words.question_prefer_not_to_say()),
        _ => None,
    });
    own.unwrap_or_else(|| (value.to_owned(), None))
}

fn choice(options: &[Choice], value: &str) -> Option<Label> {
    let found = options.iter().find(|option| option.id.as_str() == value)?;
    Some(worded(&found.label))
}
