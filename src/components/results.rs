//! What people answered to one question: a sentence first, then figures with bars, then a table. Shows
//! only what it is given: what may not be told was taken out by `PollResults::suppress`.

mod counts;
mod labels;
mod matrix;
mod numbers;
mod ranking;
mod texts;

use markup::prelude::*;
use model::question::{Question, QuestionKind};
use model::results::{Cell, QuestionResults, Tally};

use super::question::worded;
use crate::i18n::Words;
use crate::ui::Section;

/// One question's results under its own heading.
#[component]
pub fn ResultsOf(
    /// The question.
    question: Question,
    /// What people answered.
    results: QuestionResults,
) -> impl IntoView {
    let words = Words::expect();
    let (title, lang) = worded(&question.title);
    let id = ["results-", question.id.as_str()].concat();
    let answered = match (&results.tally, results.answered) {
        (Tally::Hidden, _) | (_, Cell::Hidden) => None,
        (_, Cell::Exactly(count)) => {
            let text = words.results_answered(count);
            Some(view! { <p class="c-results__answered">{text}</p> })
        }
    };
    let several = matches!(
        question.kind,
        QuestionKind::MultipleChoice { .. } | QuestionKind::ImageChoice { maximum: 2.., .. }
    );
    let note = (several && results.tally != Tally::Hidden)
        .then(|| view! { <p class="c-results__note">{words.results_several()}</p> });
    let body = match results.tally {
        Tally::Counts(counts) => counts::counts(&question, &counts, results.answered),
        Tally::Ranking(placings) => ranking::ranking(&question, &placings),
        Tally::Matrix(rows) => matrix::matrix(&question, &rows),
        Tally::Texts(texts) => texts::texts(texts),
        Tally::Numbers(numbers) => numbers::numbers(&question, numbers),
        Tally::Hidden => view! { <p>{words.results_hidden()}</p> }.into_any(),
    };
    view! {
        <Section id heading=title lang>
            {body}
            {note}
            {answered}
        </Section>
    }
}

/// The sentence on top.
fn sentence(text: String) -> impl IntoView {
    view! { <p class="c-results__sentence">{text}</p> }
}

/// Told wherever a small number is not shown.
fn small_hidden() -> impl IntoView {
    let text = Words::expect().results_small_hidden();
    view! { <p class="c-results__note">{text}</p> }
}

#[cfg(test)]
mod tests {
    use model::question::{Need, OptOuts, Scale};
    use model::results::{Count, TextCount};
    use model::{Language, LocalText, QuestionId};

    use super::*;

    fn question(kind: QuestionKind) -> Question {
        Question {
            id: QuestionId::parse("q1").unwrap(),
            title: LocalText::new([(Language::Fi, "Miten meni?".to_owned())]),
            help: LocalText::default(),
            need: Need::Optional,
            opt_outs: OptOuts::default(),
            show_if: None,
            kind,
        }
    }

    fn shown(kind: QuestionKind, answered: Cell, tally: Tally) -> String {
        let results = QuestionResults {
            question: QuestionId::parse("q1").unwrap(),
            answered,
            tally,
        };
        Owner::new().with(|| {
            Words::shipped(Language::Fi).provide();
            view! { <ResultsOf question=question(kind) results /> }.to_html()
        })
    }

    fn count(value: &str, count: Cell) -> Count {
        let value = value.to_owned();
        Count { value, count }
    }

    #[test]
    fn the_most_common_answer_comes_first_in_words() {
        let tally = Tally::Counts(vec![
            count("yes", Cell::Exactly(12)),
            count("no", Cell::Exactly(29)),
        ]);
        let html = shown(QuestionKind::YesNo, Cell::Exactly(41), tally);
        let sentence = html.find("Yleisin vastaus: Ei, 29/41").expect("a sentence");
        assert!(sentence < html.find("ui-bar-list").expect("bars"), "{html}");
        assert!(sentence < html.find("<table").expect("a table"), "{html}");
    }

    #[test]
    fn a_hidden_count_is_said_to_be_hidden_and_gives_no_share() {
        let tally = Tally::Counts(vec![
            count("yes", Cell::Exactly(30)),
            count("no", Cell::Hidden),
        ]);
        let html = shown(QuestionKind::YesNo, Cell::Hidden, tally);
        assert!(html.contains("ei näytetä"), "{html}");
        assert!(html.contains("Pieniä lukuja ei näytetä"), "{html}");
        assert!(!html.contains("%)"), "{html}");
    }

    #[test]
    fn a_mean_is_told_only_when_every_count_is() {
        let scale = |last| {
            let kind = QuestionKind::Scale(Scale {
                first: 1,
                last: 2,
                first_label: LocalText::default(),
                last_label: LocalText::default(),
            });
            let tally = Tally::Counts(vec![count("1", Cell::Exactly(6)), count("2", last)]);
            shown(kind, Cell::Exactly(12), tally)
        };
        assert!(scale(Cell::Exactly(6)).contains("Keskimäärin 1,5 asteikolla 1–2"));
        assert!(!scale(Cell::Hidden).contains("Keskimäärin"));
    }

    #[test]
    fn the_picture_of_words_never_stands_without_their_list() {
        let text = |text: &str, count| TextCount {
            text: text.to_owned(),
            count,
        };
        let tally = Tally::Texts(vec![text("luottamus", 9), text("kuuntelu", 2)]);
        let kind = QuestionKind::ShortText {
            maximum_characters: 60,
        };
        let html = shown(kind, Cell::Exactly(11), tally);
        assert!(html.contains("ui-word-list"), "{html}");
        assert!(
            html.contains("9 vastausta") && html.contains("2 vastausta"),
            "{html}"
        );
    }
}
