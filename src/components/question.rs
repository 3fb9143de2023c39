//! A question of any type as a control. The page asks it in its `h1`, so that the control's own label
//! is for those who listen only. Knows nothing of drafts: an answer comes in, a changed one goes out.

mod answered;
mod choice;
mod image;
mod matrix;
mod opt_out;
mod ranking;
mod steps;
mod written;

use markup::prelude::*;
use model::LocalText;
use model::answer::Answer;
use model::draft::ProblemKind;
use model::question::{Question, QuestionKind};

use super::prose::Prose;
use crate::i18n::Words;
use crate::ui::{HeadingLevel, Notice};

pub use answered::Answered;

/// Id of the control; with one question a screen there is only one.
pub const ANSWER_ID: &str = "answer";
/// Id of the field for an own text beside given options.
pub const OTHER_ID: &str = "answer-other";

/// What a control works on.
#[derive(Clone, Copy)]
pub struct Answering {
    /// What has been answered so far.
    pub answer: Signal<Option<Answer>>,
    /// What is wrong with it, once going on was tried.
    pub problem: Signal<Option<ProblemKind>>,
    /// Called with the changed answer, `None` when it was taken away.
    pub change: Callback<(Option<Answer>,)>,
}

/// The words around a control.
struct Frame {
    label: String,
    lang: Option<&'static str>,
    hint: String,
    error: Signal<Option<String>>,
}

/// Whether a problem is about the own text beside given options.
pub fn is_about_other(problem: ProblemKind, kind: &QuestionKind) -> bool {
    let has_options = matches!(
        kind,
        QuestionKind::SingleChoice { .. } | QuestionKind::MultipleChoice { .. }
    );
    has_options && matches!(problem, ProblemKind::OtherEmpty | ProblemKind::TooLong(_))
}

/// The control of a question, with its ways not to answer.
#[component]
pub fn QuestionControl(
    /// The question.
    question: Question,
    /// What it works on.
    answering: Answering,
) -> impl IntoView {
    let words = Words::expect();
    let own_hint = own_hint(&question);
    let frame = Frame::of(&question, answering, &own_hint);
    let asked = match &question.kind {
        QuestionKind::SingleChoice { options, other } => {
            return choice::one(frame, options, *other, question.opt_outs, answering);
        }
        QuestionKind::YesNo => return choice::yes_no(frame, question.opt_outs, answering),
        QuestionKind::Statement => return choice::stance(frame, question.opt_outs, answering),
        QuestionKind::Info => {
            return view! { <Prose text=question.help level=HeadingLevel::Two /> }.into_any();
        }
        QuestionKind::Unknown => {
            return view! { <Notice>{words.question_newer()}</Notice> }.into_any();
        }
        QuestionKind::MultipleChoice { options, other, .. } => {
            choice::several(frame, options, *other, answering)
        }
        QuestionKind::ShortText { .. } => written::line(frame, answering),
        QuestionKind::LongText { maximum_characters } => {
            written::lines(frame, *maximum_characters, answering)
        }
        QuestionKind::Number { minimum, unit, .. } => {
            written::number(frame, *minimum, unit, answering)
        }
        QuestionKind::Date { earliest, latest } => {
            written::date(frame, *earliest, *latest, answering)
        }
        QuestionKind::Scale(scale) => steps::scale(frame, scale, answering),
        QuestionKind::Sentiment => steps::sentiment(frame, answering),
        QuestionKind::Ranking { options } => ranking::ranking(frame, options, answering),
        QuestionKind::Matrix { rows, columns } => matrix::matrix(frame, rows, columns, answering),
        QuestionKind::ImageChoice { images, maximum } => {
            image::images(frame, images, *maximum, answering)
        }
    };
    view! {
        {asked}
        {opt_out::opt_outs(question.opt_outs, answering)}
    }
    .into_any()
}

impl Frame {
    fn of(question: &Question, answering: Answering, own_hint: &str) -> Self {
        let words = Words::expect();
        let (label, lang) = worded(&question.title);
        let (help, _) = worded(&question.help);
        let hint = [help.as_str(), own_hint];
        let hint: Vec<_> = hint.into_iter().filter(|part| !part.is_empty()).collect();
        let kind = StoredValue::new(question.kind.clone());
        let error = Signal::derive(move || {
            let problem = answering.problem.get()?;
            kind.with_value(|kind| {
                (!is_about_other(problem, kind)).then(|| words.problem(problem, kind))
            })
        });
        Self {
            label,
            lang,
            hint: hint.join(" "),
            error,
        }
    }
}

/// What the type of a question adds to its help. How many may be chosen is said where nothing else
/// is: editors say it in their own words.
fn own_hint(question: &Question) -> String {
    let words = Words::expect();
    let unhelped = question.help.is_empty();
    match &question.kind {
        QuestionKind::MultipleChoice {
            minimum, maximum, ..
        } if unhelped => words.how_many(*minimum, *maximum),
        QuestionKind::ImageChoice { maximum, .. } if unhelped && *maximum > 1 => {
            words.how_many(0, Some(*maximum))
        }
        QuestionKind::ShortText { maximum_characters } => {
            words.question_characters(&words.number(*maximum_characters))
        }
        QuestionKind::Number {
            minimum, maximum, ..
        } => words.number_range(*minimum, *maximum),
        QuestionKind::Date { earliest, latest } => words.day_range(*earliest, *latest),
        QuestionKind::Ranking { .. } => words.question_rank().to_owned(),
        _ => String::new(),
    }
}

/// Content and its language where that is not the page's.
pub fn worded(text: &LocalText) -> (String, Option<&'static str>) {
    let wanted = Words::expect().language();
    text.say(wanted).map_or_else(
        || (String::new(), None),
        |said| {
            let lang = (said.language != wanted).then(|| said.language.code());
            (said.text.to_owned(), lang)
        },
    )
}

/// The item a control calls by its place in the question: "0", "1", …
fn nth<'a, T>(items: &'a [T], value: &str) -> Option<&'a T> {
    items.get(value.parse::<usize>().ok()?)
}

#[cfg(test)]
mod tests {
    use model::question::{Choice, Need, OptOuts, Other};
    use model::{Language, OptionId, QuestionId};

    use super::*;

    fn text(text: &str) -> LocalText {
        LocalText::new([(Language::Fi, text.to_owned())])
    }

    fn question(kind: QuestionKind) -> Question {
        Question {
            id: QuestionId::parse("q1").unwrap(),
            title: text("Mikä auttoi?"),
            help: LocalText::default(),
            need: Need::Required,
            opt_outs: OptOuts {
                dont_know: true,
                prefer_not_to_say: false,
            },
            show_if: None,
            kind,
        }
    }

    fn choice() -> QuestionKind {
        let option = Choice {
            id: OptionId::parse("a").unwrap(),
            label: text("Lepo"),
        };
        QuestionKind::SingleChoice {
            options: vec![option],
            other: Other::WithText,
        }
    }

    fn shown(
        kind: QuestionKind,
        answer: Option<Answer>,
        problem: Option<ProblemKind>,
        language: Language,
    ) -> String {
        Owner::new().with(|| {
            Words::shipped(language).provide();
            let answering = Answering {
                answer: Signal::stored(answer),
                problem: Signal::stored(problem),
                change: Callback::new(|_| ()),
            };
            view! { <QuestionControl question=question(kind) answering /> }.to_html()
        })
    }

    #[test]
    fn not_knowing_is_one_choice_among_the_others() {
        let html = shown(choice(), None, None, Language::Fi);
        assert_eq!(html.matches(r#"type="radio""#).count(), 3, "{html}");
        assert!(html.contains("En osaa sanoa"), "{html}");
        let scale = QuestionKind::Sentiment;
        let html = shown(scale, None, None, Language::Fi);
        assert_eq!(html.matches(r#"type="checkbox""#).count(), 1, "{html}");
    }

    #[test]
    fn the_own_text_comes_with_its_choice_and_takes_its_errors() {
        let html = shown(choice(), None, None, Language::Fi);
        assert!(!html.contains(OTHER_ID), "{html}");
        let own = Some(Answer::OtherChoice(String::new()));
        let html = shown(choice(), own, Some(ProblemKind::OtherEmpty), Language::Fi);
        assert!(html.contains(r#"id="answer-other-error""#), "{html}");
        assert!(!html.contains(r#"id="answer-error""#), "{html}");
    }

    #[test]
    fn words_of_another_language_carry_it() {
        let html = shown(choice(), None, None, Language::Sv);
        assert!(html.contains(r#"lang="fi""#), "{html}");
    }

    #[test]
    fn a_question_of_a_newer_backend_stands_in_nobodys_way() {
        let html = shown(QuestionKind::Unknown, None, None, Language::En);
        assert!(html.contains("newer version"), "{html}");
        assert!(!html.contains("<input"), "{html}");
    }
}
