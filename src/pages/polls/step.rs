//! One question: what is asked, the control, and going on. Nothing is checked before going on is
//! tried, and nothing goes on by itself.

use markup::prelude::*;
use model::draft::ProblemKind;
use model::poll::Poll;
use model::question::{Need, Question, QuestionKind};

use super::answer::to_intro;
use crate::browser::{document, timer};
use crate::components::question::{
    ANSWER_ID, Answering, OTHER_ID, QuestionControl, is_about_other, worded,
};
use crate::i18n::Words;
use crate::route::Route;
use crate::state::drafts::PollDraft;
use crate::state::navigation::{Navigation, titled};
use crate::ui::{
    Actions, Badge, Button, ButtonAction, ButtonKind, Icon, IconName, LinkButton, PAGE_TITLE_ID,
    PageHeader, Progress,
};

const STEP_ID: &str = "step";

/// A question among those shown.
pub(super) struct Step {
    /// The poll.
    pub(super) poll: Poll,
    /// The question.
    pub(super) question: Question,
    /// The answers so far.
    pub(super) draft: PollDraft,
    /// Its place among the questions shown, from 1.
    pub(super) number: usize,
}

pub(super) fn step(step: Step) -> AnyView {
    let words = Words::expect();
    let problem = RwSignal::new(None);
    let answering = answering(&step.question, step.draft, problem);
    let Step {
        poll,
        question,
        draft,
        number,
    } = step;
    let anonymity = poll.anonymity;
    let asks = question.kind.asks();
    let (title, lang) = worded(&question.title);
    let back = to_intro(&poll.id);
    let id = poll.id.clone();
    let previous = match number {
        1 => Route::Poll(id.clone()),
        _ => Route::PollQuestion(id.clone(), number - 1),
    };
    // Answers decide how many questions there are, and whether one has come back from the review.
    let poll = StoredValue::new(poll);
    let total = Memo::new(move |_| poll.with_value(|poll| poll.shown(&draft.get()).len()));
    let done = Memo::new(move |_| {
        let draft = draft.get();
        poll.with_value(|poll| {
            let shown = poll.shown(&draft);
            let mut later = shown.iter().skip(number);
            later.any(|one| draft.answer(&one.id).is_some()) && draft.check(poll).is_ok()
        })
    });
    let progress = Signal::derive(move || {
        let (number, total) = (number.to_string(), total.get().to_string());
        if asks {
            words.question_number(&number, &total)
        } else {
            words.question_step(&number, &total)
        }
    });
    Effect::new(move |_| titled(&progress.get()));
    let optional = (asks && question.need == Need::Optional)
        .then(|| view! { <Badge>{words.common_optional()}</Badge> });
    let clear = needs_clearing(&question).then(|| clear(answering));
    let kept = StoredValue::new(question.clone());
    let navigation = Navigation::expect();
    let review = Route::PollReview(id.clone());
    let to_review = review.href();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let answers = draft.get_untracked();
        let checked = kept.with_value(|one| one.check(answers.answer(&one.id)));
        match checked {
            Err(found) => {
                problem.set(Some(found));
                let about_other = kept.with_value(|one| is_about_other(found, &one.kind));
                timer::after(0, move || focus_answer(about_other));
            }
            Ok(_) if number < total.get_untracked() => {
                navigation.go(&Route::PollQuestion(id.clone(), number + 1));
            }
            Ok(_) => navigation.go(&review),
        }
    };
    view! {
        <PageHeader title lang back=Some(back)>
            <Progress value=number total text=progress />
            {optional}
        </PageHeader>
        <form class="p-poll-step" novalidate on:submit=submit>
            <div class="p-poll-step__question" id=STEP_ID tabindex="-1">
                <QuestionControl question answering />
            </div>
            <Actions>
                <Button action=ButtonAction::Submit>{words.question_next()}</Button>
                <LinkButton href=previous.href() kind=ButtonKind::Secondary>
                    {words.question_previous()}
                </LinkButton>
                {move || done.get().then(|| view! {
                    <LinkButton href=to_review.clone() kind=ButtonKind::Quiet>
                        {words.question_to_review()}
                    </LinkButton>
                })}
            </Actions>
            {clear}
            <p class="p-poll-step__privacy">
                <Icon name=IconName::Lock />
                <span>{words.anonymity_reminder(anonymity)}</span>
            </p>
        </form>
    }
    .into_any()
}

/// What the control works on: this question's answer in the draft, saved at every change. A
/// change takes the message about the last one away.
fn answering(
    question: &Question,
    draft: PollDraft,
    problem: RwSignal<Option<ProblemKind>>,
) -> Answering {
    let id = question.id.clone();
    let answer = Memo::new({
        let id = id.clone();
        move |_| draft.get().answer(&id).cloned()
    });
    let change = Callback::new(move |(answer,)| {
        problem.set(None);
        draft.update(|draft| match answer {
            Some(answer) => draft.set(id.clone(), answer),
            None => draft.clear(&id),
        });
    });
    Answering {
        answer: answer.into(),
        problem: problem.into(),
        change,
    }
}

/// Whether an answer can be given but not taken away with the control itself.
fn needs_clearing(question: &Question) -> bool {
    let sticks = matches!(
        question.kind,
        QuestionKind::SingleChoice { .. }
            | QuestionKind::YesNo
            | QuestionKind::Statement
            | QuestionKind::Scale(_)
            | QuestionKind::Sentiment
            | QuestionKind::Matrix { .. }
            | QuestionKind::Ranking { .. }
            | QuestionKind::ImageChoice { maximum: 1, .. }
    );
    sticks && question.need == Need::Optional
}

/// Stands below the buttons, so that nothing moves under the finger when it appears.
fn clear(answering: Answering) -> impl IntoView {
    let words = Words::expect();
    let answered = Memo::new(move |_| answering.answer.get().is_some());
    let press = Callback::new(move |()| {
        answering.change.run((None,));
        document::focus(PAGE_TITLE_ID);
    });
    move || {
        answered.get().then(|| {
            view! {
                <Button kind=ButtonKind::Quiet icon=IconName::X on_press=press>
                    {words.question_clear()}
                </Button>
            }
        })
    }
}

/// Brings the question into view, then puts the focus where it can be answered.
fn focus_answer(about_other: bool) {
    if about_other {
        document::focus(OTHER_ID);
        return;
    }
    document::focus(STEP_ID);
    let field = ["#", ANSWER_ID, ":is(input, textarea)"].concat();
    let within = ["#", ANSWER_ID, " :is(input, button)"].concat();
    document::focus_first(&[field, within].join(","));
}
