//! Sending an answer: once, under the id minted when the form opened, and what is said when it fails.

use connect::{Failure, FieldError, Refusal, calls};
use leptos::task::spawn_local;
use markup::prelude::*;
use model::draft::Answers;
use model::poll::Poll;
use model::{PollId, QuestionId};

use crate::i18n::Words;
use crate::pages::sending::{Came, Sending, discreetly, send};
use crate::pages::sign_in::way_in;
use crate::route::Route;
use crate::state::drafts;
use crate::state::navigation::Navigation;
use crate::state::outbox::Outbox;
use crate::state::toasts::Toasts;
use crate::ui::{Announce, ButtonKind, LinkButton, Notice, Tone};

/// Id of the notice above the button.
pub(super) const NOTICE_ID: &str = "send-notice";

/// So many answers are missing or not right.
pub(super) fn incomplete(count: u32) -> AnyView {
    let words = Words::expect();
    view! {
        <Notice id=NOTICE_ID tone=Tone::Warning>
            <p>{words.poll_mend_first(count)}</p>
        </Notice>
    }
    .into_any()
}

/// Why it was not sent, above the button.
pub(super) fn notice(sending: Sending, receipt: &str) -> Option<AnyView> {
    let words = Words::expect();
    let Sending::Failed(failure) = sending else {
        return None;
    };
    let refusal = failure.refusal();
    let already = matches!(refusal, Some(Refusal::AlreadyAnswered | Refusal::IdReused));
    let sign_in = way_in(&failure);
    let text = match failure {
        _ if already => words.poll_already().to_owned(),
        _ if refusal == Some(Refusal::Closed) => words.poll_closed_meanwhile().to_owned(),
        failure => words.failure(&failure),
    };
    let way = already.then(|| {
        let href = receipt.to_owned();
        view! {
            <LinkButton href kind=ButtonKind::Secondary>{words.poll_to_receipt()}</LinkButton>
        }
    });
    Some(
        view! {
            <Notice id=NOTICE_ID tone=Tone::Danger announce=Announce::AtOnce>
                <p>{text}</p>
                {way}
                {sign_in}
            </Notice>
        }
        .into_any(),
    )
}

/// What is about this poll, for the outbox.
pub(super) fn lane(poll: &PollId) -> String {
    ["poll/", poll.as_str()].concat()
}

/// What the poll is called in the outbox; what a sensitive one is about is not told.
pub(super) fn title_of(words: Words, poll: &Poll) -> String {
    discreetly(words, poll.discretion, &poll.title, words.poll_single())
}

/// What sending needs; taken from the context while the page is built.
#[derive(Clone)]
pub(super) struct Form {
    poll: PollId,
    /// How far sending is.
    pub(super) sending: RwSignal<Sending>,
    /// Questions whose answers the backend did not take.
    pub(super) rejected: RwSignal<Vec<QuestionId>>,
    words: Words,
    /// What the poll is called.
    title: String,
    outbox: Outbox,
    navigation: Navigation,
    toasts: Toasts,
}

impl Form {
    /// Nothing sent yet.
    pub(super) fn new(poll: &Poll) -> Self {
        let words = Words::expect();
        Self {
            title: title_of(words, poll),
            poll: poll.id.clone(),
            sending: RwSignal::new(Sending::Idle),
            rejected: RwSignal::new(Vec::new()),
            words,
            outbox: Outbox::expect(),
            navigation: Navigation::expect(),
            toasts: Toasts::expect(),
        }
    }

    /// Sends; once it arrived, the receipt takes the review's place.
    pub(super) fn send(self, answers: Answers) {
        spawn_local(async move {
            let call = calls::submit_response(&self.poll, &answers);
            let title = self.words.outbox_response(&self.title);
            match send(self.outbox, &call, title, self.sending).await {
                Came::Arrived(receipt) => {
                    drafts::forget(&self.poll);
                    // Whoever went elsewhere meanwhile is left there, and told.
                    if self.rejected.try_set(Vec::new()) {
                        self.navigation.replace(&Route::PollReceipt(self.poll));
                    } else {
                        let arrived = self.words.poll_arrived_toast(&receipt.code);
                        self.toasts.success(arrived);
                    }
                }
                Came::Saved => {
                    drafts::forget(&self.poll);
                    if self.rejected.try_set(Vec::new()) {
                        self.navigation.replace(&Route::PollReceipt(self.poll));
                    }
                }
                Came::Refused(failure) => {
                    drafts::renew(&self.poll);
                    let refused = rejected_questions(&failure, &answers);
                    self.rejected.try_set(refused);
                }
                Came::Open => {}
            }
        });
    }
}

/// Which answers the backend did not take: by the question it names, else by the place in what was
/// sent (`/answers/2/value`).
fn rejected_questions(failure: &Failure, answers: &Answers) -> Vec<QuestionId> {
    let Failure::Invalid(errors) = failure else {
        return Vec::new();
    };
    let by_place = |pointer: &str| {
        let mut parts = pointer.strip_prefix('/')?.split('/');
        let place = (parts.next() == Some("answers")).then(|| parts.next())??;
        let (question, _) = answers.iter().nth(place.parse().ok()?)?;
        Some(question.clone())
    };
    let question = |error: &FieldError| {
        let named = error.question.as_deref().and_then(QuestionId::parse);
        named.or_else(|| by_place(&error.pointer))
    };
    errors.iter().filter_map(question).collect()
}
