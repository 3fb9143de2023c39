//! Every answer once more, and sending. What was typed is never lost, whatever the backend says.

use connect::calls;
use markup::prelude::*;
use model::PollId;
use model::draft::Draft;
use model::poll::Poll;
use model::question::QuestionKind;

use super::answer::{opened, to_intro, waiting_header};
use super::row::{ReviewRow, Row};
use super::send::{Form, NOTICE_ID, incomplete, notice};
use crate::api::Api;
use crate::components::prose::Sentence;
use crate::i18n::Words;
use crate::pages::load::load_with;
use crate::pages::sending::{Sending, busy, focus_soon, progress};
use crate::route::Route;
use crate::state::drafts;
use crate::state::navigation::titled;
use crate::ui::{Actions, Button, Notice, PageHeader, Section, SkeletonShape};

/// The page.
pub(crate) fn page(poll: PollId) -> impl IntoView {
    titled(Words::expect().poll_review());
    let loaded = Api::expect().load_once(calls::poll(&poll));
    let show = move |poll: Poll| match opened(&poll) {
        Ok(draft) => screen(poll, draft.get_untracked()),
        Err(instead) => instead,
    };
    view! {
        {waiting_header(loaded, poll)}
        {load_with(loaded, SkeletonShape::Text, show)}
    }
}

fn screen(poll: Poll, draft: Draft) -> AnyView {
    let words = Words::expect();
    let form = Form::new(&poll);
    let (sending, rejected) = (form.sending, form.rejected);
    let shown = poll.shown(&draft);
    let newer = shown.iter().filter(|one| one.kind == QuestionKind::Unknown);
    let newer = u32::try_from(newer.count()).unwrap_or(u32::MAX);
    let newer = (newer > 0).then(|| {
        view! { <Notice>{words.question_newer_left_out(newer)}</Notice> }
    });
    let asked = shown.iter().enumerate().filter(|(_, one)| one.kind.asks());
    let rows = asked.map(|(place, question)| {
        let question = (*question).clone();
        let id = question.id.clone();
        let row = Row {
            href: Route::PollQuestion(poll.id.clone(), place + 1).href(),
            answer: draft.answer(&question.id).cloned(),
            rejected: Signal::derive(move || rejected.with(|ids| ids.contains(&id))),
            question,
        };
        view! { <ReviewRow row /> }
    });
    let rows = rows.collect_view();
    let to_mend = RwSignal::new(None);
    let sent = poll.clone();
    // A draft that was refused has another id by now.
    let checked = move || {
        drafts::kept(&sent)
            .unwrap_or_else(|| draft.clone())
            .check(&sent)
    };
    let press = Callback::new(move |()| match checked() {
        Ok(answers) => form.clone().send(answers),
        Err(problems) => {
            let count = u32::try_from(problems.len()).unwrap_or(u32::MAX);
            sending.set(Sending::Idle);
            to_mend.set(Some(count));
            focus_soon(&[NOTICE_ID]);
        }
    });
    let busy = busy(sending);
    let seen_by = poll.who_sees.clone();
    let anonymity = words.anonymity_text(poll.anonymity);
    let receipt = Route::PollReceipt(poll.id.clone()).href();
    view! {
        <PageHeader
            title=words.poll_review()
            lead=words.poll_review_lead()
            back=Some(to_intro(&poll.id))
        />
        <ol class="p-poll-review" role="list">{rows}</ol>
        {newer}
        <Section id="privacy" heading=words.poll_who_sees()>
            <p>{anonymity}</p>
            <Sentence text=seen_by />
        </Section>
        {move || to_mend.get().map(incomplete).or_else(|| notice(sending.get(), &receipt))}
        {progress(sending)}
        <Actions>
            <Button busy busy_text=words.common_sending() on_press=press>
                {words.poll_send()}
            </Button>
        </Actions>
    }
    .into_any()
}
