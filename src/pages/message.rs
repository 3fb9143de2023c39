//! "What matters to me": a message by category, anonymous if wished, with a receipt.

use connect::calls;
use leptos::ev::SubmitEvent;
use leptos::task::spawn_local;
use markup::prelude::*;
use model::MessageId;
use model::message::{Message, MessageCategory, MessageProblem};
use model::receipt::Receipt;
use outbox::ItemId;

use super::sending::{
    Came, ON_ITS_WAY, Sending, busy, failure_notice, focus_soon, on_its_way_or_again, saved, send,
    take_up,
};
use crate::browser::{document, random};
use crate::i18n::Words;
use crate::offers::{promising, without_account};
use crate::state::navigation::titled;
use crate::state::outbox::Outbox;
use crate::state::typed::{Typed, TypedForm};
use crate::ui::{
    Actions, Button, ButtonAction, ButtonKind, ChoiceItem, LabelLook, Notice, PageHeader,
    RadioGroup, TextArea, TextField, Tone,
};

const CATEGORY: &str = "message-category";
const CATEGORY_QUESTION: &str = "message-category-label";
const TEXT: &str = "message-text";
const REPLY_TO: &str = "message-reply-to";
const SENT: &str = "message-sent";
const LONGEST: u32 = 2_000;

const CATEGORIES: [(&str, MessageCategory); 4] = [
    ("idea", MessageCategory::Idea),
    ("praise", MessageCategory::Praise),
    ("problem", MessageCategory::Problem),
    ("question", MessageCategory::Question),
];

/// A message in the making.
#[derive(Clone, Copy)]
struct Writing {
    outbox: Outbox,
    words: Words,
    typed: TypedForm,
    /// Minted once a message; `None` in a browser without a secure random source.
    id: RwSignal<Option<MessageId>>,
    category: RwSignal<Option<String>>,
    text: RwSignal<String>,
    reply_to: RwSignal<String>,
    /// The field that is wrong, and how.
    wrong: RwSignal<Option<(&'static str, &'static str)>>,
    sending: RwSignal<Sending>,
    receipt: RwSignal<Option<Receipt>>,
}

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.shell_message());
    let typed = Typed::expect().form("message", "");
    let writing = Writing {
        outbox: Outbox::expect(),
        words,
        typed,
        id: typed.id(mint),
        category: typed.field("category"),
        text: typed.field("text"),
        reply_to: typed.field("reply-to"),
        wrong: RwSignal::new(None),
        sending: RwSignal::new(Sending::Idle),
        receipt: RwSignal::new(None),
    };
    let item = move || writing.id.with(|id| ItemId::parse(id.as_ref()?.as_str()));
    take_up(typed, writing.sending, item, move || writing.id.set(mint()));
    view! {
        <PageHeader title=words.shell_message() lead=promising(words.message_lead(), words.common_no_name()) />
        {move || match (writing.receipt.get(), saved(writing.sending)) {
            (Some(receipt), _) => writing.thanks(&receipt),
            (None, Some(item)) => {
                on_its_way_or_again(item, writing.sending, words.message_again(), &[TEXT])
            }
            (None, None) => writing.form(),
        }}
    }
}

fn mint() -> Option<MessageId> {
    MessageId::parse(&random::id()?)
}

impl Writing {
    fn form(self) -> AnyView {
        let words = self.words;
        if self.id.with_untracked(Option::is_none) {
            return view! { <p>{words.meeting_cannot_send()}</p> }.into_any();
        }
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            self.submit();
        };
        view! {
            <Notice tone=Tone::Warning><p>{words.message_urgent()}</p></Notice>
            <form class="ui-stack" novalidate on:submit=submit>
                {self.fields()}
                {failure_notice(self.sending)}
                <Actions>
                    <Button
                        action=ButtonAction::Submit
                        busy=busy(self.sending)
                        busy_text=words.common_sending()
                    >
                        {words.message_send()}
                    </Button>
                </Actions>
            </form>
        }
        .into_any()
    }

    fn fields(self) -> AnyView {
        let words = self.words;
        let items = CATEGORIES
            .map(|(value, category)| {
                let (label, hint) = words.message_about(category);
                ChoiceItem::new(value, label).hint(hint)
            })
            .to_vec();
        view! {
            <RadioGroup
                id=CATEGORY
                label=words.message_category()
                look=LabelLook::Question
                error=self.error(CATEGORY)
                items
                value=self.category
                on_change=move |value: String| {
                    self.category.set(Some(value));
                    self.wrong.set(None);
                }
            />
            <TextArea
                id=TEXT
                label=words.message_text()
                hint=words.message_text_hint()
                error=self.error(TEXT)
                maximum=Some(LONGEST)
                remaining_words=move |left: i64| words.characters(left)
                rows=6
                value=self.text
                on_input=move |text: String| {
                    self.text.set(text);
                    self.wrong.set(None);
                }
            />
            <TextField
                id=REPLY_TO
                label=words.message_reply_to()
                hint=without_account(
                    words.message_reply_to_hint(),
                    words.message_reply_to_hint_account(),
                )
                error=self.error(REPLY_TO)
                value=self.reply_to
                on_input=move |text: String| {
                    self.reply_to.set(text);
                    self.wrong.set(None);
                }
            />
        }
        .into_any()
    }

    fn error(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let (wrong, problem) = self.wrong.get()?;
            (wrong == field).then(|| problem.to_owned())
        })
    }

    fn thanks(self, receipt: &Receipt) -> AnyView {
        let words = self.words;
        let code = receipt.code.clone();
        let again = move |()| {
            self.receipt.set(None);
            focus_soon(&[TEXT]);
        };
        view! {
            <Notice tone=Tone::Success id=SENT heading=words.message_sent()>
                <p>{words.common_receipt()}": "<strong>{code}</strong></p>
                <p>{words.message_sent_text()}</p>
            </Notice>
            <Actions>
                <Button kind=ButtonKind::Secondary on_press=again>{words.message_again()}</Button>
            </Actions>
        }
        .into_any()
    }

    fn submit(self) {
        match self.checked() {
            Ok(message) => self.send(message),
            Err(wrong) => {
                self.wrong.set(Some(wrong));
                // A group of radios cannot take the focus; its question can.
                document::focus(if wrong.0 == CATEGORY {
                    CATEGORY_QUESTION
                } else {
                    wrong.0
                });
            }
        }
    }

    /// The message, or the first field that is wrong and how.
    fn checked(self) -> Result<Message, (&'static str, &'static str)> {
        let words = self.words;
        let chosen = self.category.get_untracked();
        let category = CATEGORIES
            .into_iter()
            .find(|(value, _)| chosen.as_deref() == Some(*value))
            .map(|(_, category)| category)
            .ok_or((CATEGORY, words.message_no_category()))?;
        let id = self
            .id
            .get_untracked()
            .ok_or((TEXT, words.meeting_cannot_send()))?;
        let (text, reply_to) = (self.text.get_untracked(), self.reply_to.get_untracked());
        Message::check(id, category, &text, &reply_to).map_err(|problem| {
            let field = match problem {
                MessageProblem::TextTooShort | MessageProblem::TextTooLong => TEXT,
                MessageProblem::ReplyToTooLong => REPLY_TO,
            };
            (field, words.message_wrong(problem))
        })
    }

    fn send(self, message: Message) {
        spawn_local(async move {
            let (call, title) = (calls::send_message(&message), self.words.outbox_message());
            let typed = self.typed.mark();
            match send(self.outbox, &call, title.to_owned(), self.sending).await {
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
