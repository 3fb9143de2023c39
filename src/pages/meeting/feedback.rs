//! Feedback on a meeting: what worked, and how the panel's own way of working should change.

use connect::calls;
use leptos::ev::SubmitEvent;
use leptos::task::spawn_local;
use markup::prelude::*;
use model::meeting::{Feedback, LONGEST_FEEDBACK, Meeting};
use model::panel::Discretion;
use model::receipt::Receipt;
use model::{FeedbackId, MeetingId, PanelId};

use crate::browser::{document, random};
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::offers::promising;
use crate::pages::sending::{
    Came, ON_ITS_WAY, Sending, busy, failure_notice, focus_soon, named, on_its_way, saved, send,
    unless_waiting,
};
use crate::state::outbox::Outbox;
use crate::state::typed::{Typed, TypedForm};
use crate::ui::{Actions, Button, ButtonAction, Notice, Section, TextArea, Tone};

const WORKED: &str = "feedback-worked";
const CHANGE: &str = "feedback-change";
const SENT: &str = "feedback-sent";

/// Feedback in the making; outlives the page's redrawing.
#[derive(Clone, Copy)]
pub(super) struct Feedbacking {
    outbox: Outbox,
    words: Words,
    theme: StoredValue<String>,
    discretion: Memo<Discretion>,
    /// Which meeting, of which panel.
    meeting: StoredValue<(PanelId, MeetingId)>,
    typed: TypedForm,
    /// Minted once; `None` in a browser without a secure random source.
    id: RwSignal<Option<FeedbackId>>,
    worked: RwSignal<String>,
    change: RwSignal<String>,
    /// The field that is wrong, and how.
    wrong: RwSignal<Option<(&'static str, &'static str)>>,
    sending: RwSignal<Sending>,
    receipt: RwSignal<Option<Receipt>>,
}

fn mint() -> Option<FeedbackId> {
    FeedbackId::parse(&random::id()?)
}

fn too_long(text: &str) -> bool {
    text.trim().chars().count() > LONGEST_FEEDBACK
}

impl Feedbacking {
    /// As far as it was typed before.
    pub(super) fn new(panel: PanelId, discretion: Memo<Discretion>, meeting: MeetingId) -> Self {
        let typed = Typed::expect().form("feedback", meeting.as_str());
        Self {
            outbox: Outbox::expect(),
            theme: StoredValue::new(String::new()),
            words: Words::expect(),
            discretion,
            meeting: StoredValue::new((panel, meeting)),
            typed,
            id: typed.id(mint),
            worked: typed.field("worked"),
            change: typed.field("change"),
            wrong: RwSignal::new(None),
            sending: RwSignal::new(Sending::Idle),
            receipt: RwSignal::new(None),
        }
    }

    /// The form, the receipt, or why feedback cannot be given.
    pub(super) fn section(self, meeting: &Meeting) -> AnyView {
        let words = self.words;
        let may = meeting.may_give_feedback(now());
        self.theme.set_value(named(words, &meeting.theme));
        let inside = move || match (self.receipt.get(), may) {
            (Some(receipt), _) => self.thanks(&receipt),
            (None, Err(why)) => view! { <p>{words.why_no_feedback(why)}</p> }.into_any(),
            (None, Ok(())) if self.id.with_untracked(Option::is_none) => {
                view! { <p>{words.meeting_cannot_send()}</p> }.into_any()
            }
            (None, Ok(())) => {
                let lane = self
                    .meeting
                    .with_value(|(_, id)| ["meeting/", id.as_str()].concat());
                unless_waiting(lane, busy(self.sending), move || {
                    match saved(self.sending) {
                        Some(item) => on_its_way(item),
                        None => self.form(),
                    }
                })
            }
        };
        view! { <Section id="feedback" heading=words.meeting_feedback()>{inside}</Section> }
            .into_any()
    }

    fn form(self) -> AnyView {
        let words = self.words;
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            self.submit();
        };
        view! {
            <p>{promising(words.meeting_feedback_lead(), words.common_no_name())}</p>
            <form class="ui-stack" novalidate on:submit=submit>
                {self.field(WORKED, words.meeting_what_worked(), self.worked)}
                {self.field(CHANGE, words.meeting_what_to_change(), self.change)}
                {failure_notice(self.sending)}
                <Actions>
                    <Button
                        action=ButtonAction::Submit
                        busy=busy(self.sending)
                        busy_text=words.common_sending()
                    >
                        {words.meeting_feedback_send()}
                    </Button>
                </Actions>
            </form>
        }
        .into_any()
    }

    fn field(self, id: &'static str, label: &'static str, text: RwSignal<String>) -> AnyView {
        let words = self.words;
        let hint = if id == WORKED {
            words.meeting_feedback_hint()
        } else {
            ""
        };
        let error = Signal::derive(move || {
            let (field, problem) = self.wrong.get()?;
            (field == id).then(|| problem.to_owned())
        });
        view! {
            <TextArea
                id
                label
                hint
                error
                maximum=u32::try_from(LONGEST_FEEDBACK).ok()
                remaining_words=move |left: i64| words.characters(left)
                value=text
                on_input=move |typed: String| {
                    text.set(typed);
                    self.wrong.set(None);
                }
            />
        }
        .into_any()
    }

    fn thanks(self, receipt: &Receipt) -> AnyView {
        let words = self.words;
        let code = receipt.code.clone();
        view! {
            <Notice tone=Tone::Success id=SENT heading=words.meeting_feedback_sent()>
                <p>{words.meeting_feedback_sent_text()}</p>
                <p>{words.common_receipt()}": "<strong>{code}</strong></p>
            </Notice>
        }
        .into_any()
    }

    fn submit(self) {
        let Some(id) = self.id.get_untracked() else {
            return;
        };
        let (worked, change) = (self.worked.get_untracked(), self.change.get_untracked());
        if let Some(feedback) = Feedback::check(id, &worked, &change) {
            self.send(feedback);
            return;
        }
        let wrong = if too_long(&worked) {
            (WORKED, self.words.meeting_feedback_long())
        } else if too_long(&change) {
            (CHANGE, self.words.meeting_feedback_long())
        } else {
            (WORKED, self.words.meeting_feedback_empty())
        };
        self.wrong.set(Some(wrong));
        document::focus(wrong.0);
    }

    /// What the meeting is called in the outbox; what a sensitive panel talks about is not told.
    fn called(self) -> String {
        match self.discretion.get_untracked() {
            Discretion::Ordinary => self.theme.get_value(),
            Discretion::Sensitive => self.words.meeting_title().to_owned(),
        }
    }

    fn send(self, feedback: Feedback) {
        let (panel, meeting) = self.meeting.get_value();
        let call = calls::give_feedback(&panel, &meeting, &feedback);
        let title = self.words.outbox_feedback(&self.called());
        let typed = self.typed.mark();
        spawn_local(async move {
            match send(self.outbox, &call, title, self.sending).await {
                Came::Arrived(receipt) => {
                    self.receipt.try_set(Some(receipt));
                    self.typed.sent(&typed);
                    focus_soon(&[SENT]);
                }
                Came::Saved => {
                    self.typed.sent(&typed);
                    focus_soon(&[ON_ITS_WAY]);
                }
                Came::Refused(_) => {}
                Came::Open => return,
            }
            self.id.try_set(mint());
        });
    }
}
