//! One or some of several, perhaps with an own text, which appears once "other" is chosen.

use markup::prelude::*;
use model::OptionId;
use model::answer::{Answer, Stance, YesNo};
use model::question::{Choice, OptOuts, Other, QuestionKind};

use super::opt_out::offered;
use super::{ANSWER_ID, Answering, Frame, OTHER_ID, is_about_other, nth, worded};
use crate::i18n::Words;
use crate::ui::{CheckboxGroup, ChoiceItem, LabelLook, RadioGroup, TextField};

/// Only its being a choice matters, for telling the own text's problems apart.
const WITH_OTHER: QuestionKind = QuestionKind::SingleChoice {
    options: Vec::new(),
    other: Other::WithText,
};

pub(super) fn one(
    frame: Frame,
    options: &[Choice],
    other: Other,
    opt_outs: OptOuts,
    answering: Answering,
) -> AnyView {
    let words = Words::expect();
    let mut items: Vec<_> = options
        .iter()
        .map(|option| (worded(&option.label), Answer::Choice(option.id.clone())))
        .collect();
    if other == Other::WithText {
        let label = (words.question_other().to_owned(), None);
        items.push((label, Answer::OtherChoice(String::new())));
    }
    radios(frame, items, opt_outs, answering)
}

pub(super) fn yes_no(frame: Frame, opt_outs: OptOuts, answering: Answering) -> AnyView {
    let words = Words::expect();
    let item = |answer| {
        let label = (words.yes_no(answer).to_owned(), None);
        (label, Answer::YesNo(answer))
    };
    radios(frame, YesNo::ALL.map(item).into(), opt_outs, answering)
}

pub(super) fn stance(frame: Frame, opt_outs: OptOuts, answering: Answering) -> AnyView {
    let words = Words::expect();
    let item = |stance| {
        let label = (words.stance(stance).to_owned(), None);
        (label, Answer::Stance(stance))
    };
    radios(frame, Stance::ALL.map(item).into(), opt_outs, answering)
}

/// A label with its language, and the answer it stands for.
type Labelled = ((String, Option<&'static str>), Answer);

/// Own texts are one option, whatever they say.
fn same_option(one: &Answer, other: &Answer) -> bool {
    let both_own = matches!(
        (one, other),
        (Answer::OtherChoice(_), Answer::OtherChoice(_))
    );
    both_own || one == other
}

fn radios(
    frame: Frame,
    mut labelled: Vec<Labelled>,
    opt_outs: OptOuts,
    answering: Answering,
) -> AnyView {
    labelled.extend(offered(opt_outs));
    let items = numbered(labelled.iter().map(|(label, _)| label.clone()));
    let answers: Vec<_> = labelled.into_iter().map(|(_, answer)| answer).collect();
    let answers = StoredValue::new(answers);
    let value = Signal::derive(move || {
        let answer = answering.answer.get()?;
        let place = answers
            .with_value(|answers| answers.iter().position(|one| same_option(one, &answer)))?;
        Some(place.to_string())
    });
    let own = OwnText::of(answering);
    let choose = move |value: String| {
        let chosen = answers.with_value(|answers| nth(answers, &value).cloned());
        answering.change.run((match chosen {
            Some(Answer::OtherChoice(_)) => Some(Answer::OtherChoice(own.kept())),
            chosen => chosen,
        },));
    };
    let write = move |text: String| {
        own.keep(&text);
        answering.change.run((Some(Answer::OtherChoice(text)),));
    };
    view! {
        <RadioGroup
            id=ANSWER_ID
            label=frame.label
            look=LabelLook::Hidden
            lang=frame.lang
            hint=frame.hint
            error=frame.error
            items
            value
            on_change=choose
        >
            {own.field(Callback::new(move |(text,): (String,)| write(text)))}
        </RadioGroup>
    }
    .into_any()
}

pub(super) fn several(
    frame: Frame,
    options: &[Choice],
    other: Other,
    answering: Answering,
) -> AnyView {
    let words = Words::expect();
    let own_row = (other == Other::WithText).then(|| (words.question_other().to_owned(), None));
    let labels = options.iter().map(|option| worded(&option.label));
    let items = numbered(labels.chain(own_row));
    let ids: Vec<OptionId> = options.iter().map(|option| option.id.clone()).collect();
    let own_value = ids.len().to_string();
    let ids = StoredValue::new(ids);
    let own = OwnText::of(answering);
    let value = {
        let own_value = own_value.clone();
        Signal::derive(move || {
            let Some(Answer::Choices { picked, other }) = answering.answer.get() else {
                return Vec::new();
            };
            let place = |option: &OptionId| {
                ids.with_value(|ids| ids.iter().position(|known| known == option))
            };
            let places = picked.iter().filter_map(place);
            let mut values: Vec<_> = places.map(|place| place.to_string()).collect();
            values.extend(other.map(|_| own_value.clone()));
            values
        })
    };
    let choose = move |values: Vec<String>| {
        let picked: Vec<_> = ids.with_value(|ids| {
            let picked = values.iter().filter_map(|value| nth(ids, value));
            picked.cloned().collect()
        });
        let other = values.contains(&own_value).then(|| own.kept());
        let any = !picked.is_empty() || other.is_some();
        answering
            .change
            .run((any.then_some(Answer::Choices { picked, other }),));
    };
    let write = move |text: String| {
        own.keep(&text);
        if let Some(Answer::Choices { picked, .. }) = answering.answer.get_untracked() {
            let other = Some(text);
            answering
                .change
                .run((Some(Answer::Choices { picked, other }),));
        }
    };
    view! {
        <CheckboxGroup
            id=ANSWER_ID
            label=frame.label
            look=LabelLook::Hidden
            lang=frame.lang
            hint=frame.hint
            error=frame.error
            items
            value
            on_change=choose
        >
            {own.field(Callback::new(move |(text,): (String,)| write(text)))}
        </CheckboxGroup>
    }
    .into_any()
}

fn numbered(labels: impl Iterator<Item = (String, Option<&'static str>)>) -> Vec<ChoiceItem> {
    let item = |(place, (label, lang)): (usize, _)| {
        ChoiceItem::new(place.to_string(), String::clone(&label)).lang(lang)
    };
    labels.enumerate().map(item).collect()
}

/// The text that goes with "other"; kept while another option is tried.
#[derive(Clone, Copy)]
struct OwnText {
    answering: Answering,
    kept: StoredValue<String>,
}

impl OwnText {
    fn of(answering: Answering) -> Self {
        let text = own_text(answering.answer.get_untracked()).unwrap_or_default();
        Self {
            answering,
            kept: StoredValue::new(text),
        }
    }

    fn kept(self) -> String {
        self.kept.get_value()
    }

    fn keep(self, text: &str) {
        self.kept.set_value(text.to_owned());
    }

    fn field(self, write: Callback<(String,)>) -> impl IntoView {
        let words = Words::expect();
        let answering = self.answering;
        let chosen = Memo::new(move |_| own_text(answering.answer.get()).is_some());
        let value = Signal::derive(move || own_text(answering.answer.get()).unwrap_or_default());
        let error = Signal::derive(move || {
            let problem = answering.problem.get()?;
            is_about_other(problem, &WITH_OTHER).then(|| words.problem(problem, &WITH_OTHER))
        });
        move || {
            chosen.get().then(|| {
                view! {
                    <TextField
                        id=OTHER_ID
                        label=words.question_other_text()
                        error
                        value
                        on_input=write
                    />
                }
            })
        }
    }
}

fn own_text(answer: Option<Answer>) -> Option<String> {
    match answer? {
        Answer::OtherChoice(text) => Some(text),
        Answer::Choices { other, .. } => other,
        _ => None,
    }
}
