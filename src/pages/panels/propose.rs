//! Proposing a theme. What was typed outlives the page's redrawing and every failure.

use connect::{Page, calls};
use leptos::ev::SubmitEvent;
use leptos::task::spawn_local;
use markup::prelude::*;
use model::panel::Discretion;
use model::theme::{Proposal, ProposalProblem, Theme};
use model::{PanelId, ThemeId};
use outbox::ItemId;

use crate::api::Loaded;
use crate::browser::{document, random};
use crate::i18n::Words;
use crate::pages::sending::{
    Came, ON_ITS_WAY, Sending, busy, failure_notice, focus_soon, on_its_way_or_again, saved, send,
    take_up,
};
use crate::state::outbox::Outbox;
use crate::state::typed::{Typed, TypedForm};
use crate::ui::{
    Actions, Button, ButtonAction, ButtonKind, Disclosure, IconName, Notice, TextArea, TextField,
    Tone,
};

const TITLE: &str = "theme-title";
const REASON: &str = "theme-reason";
const SENT: &str = "theme-sent";
const LONGEST_REASON: u32 = 1_000;

/// A proposal in the making.
#[derive(Clone, Copy)]
pub(super) struct Proposing {
    outbox: Outbox,
    words: Words,
    panel: StoredValue<PanelId>,
    /// Sensitive until it is known not to be.
    discretion: StoredValue<Discretion>,
    typed: TypedForm,
    /// Minted once a proposal; `None` in a browser without a secure random source.
    id: RwSignal<Option<ThemeId>>,
    title: RwSignal<String>,
    reason: RwSignal<String>,
    problem: RwSignal<Option<ProposalProblem>>,
    sending: RwSignal<Sending>,
    sent: RwSignal<bool>,
}

fn mint() -> Option<ThemeId> {
    ThemeId::parse(&random::id()?)
}

impl Proposing {
    /// A proposal to this panel, as far as it was typed before.
    pub(super) fn new(panel: PanelId) -> Self {
        let typed = Typed::expect().form("proposal", panel.as_str());
        let proposing = Self {
            outbox: Outbox::expect(),
            words: Words::expect(),
            panel: StoredValue::new(panel),
            discretion: StoredValue::new(Discretion::Sensitive),
            typed,
            id: typed.id(mint),
            title: typed.field("title"),
            reason: typed.field("reason"),
            problem: RwSignal::new(None),
            sending: RwSignal::new(Sending::Idle),
            sent: RwSignal::new(false),
        };
        let item = move || proposing.id.with(|id| ItemId::parse(id.as_ref()?.as_str()));
        take_up(typed, proposing.sending, item, move || {
            proposing.id.set(mint());
        });
        proposing
    }

    /// The form, or the thanks for what was sent.
    pub(super) fn form(self, themes: Loaded<Page<Theme>>, discretion: Discretion) -> AnyView {
        let words = self.words;
        self.discretion.set_value(discretion);
        if self.id.with_untracked(Option::is_none) {
            return view! { <p>{words.meeting_cannot_send()}</p> }.into_any();
        }
        let inside = move || match (self.sent.get(), saved(self.sending)) {
            (true, _) => self.thanks(),
            (false, Some(item)) => {
                on_its_way_or_again(item, self.sending, words.theme_again(), &[TITLE])
            }
            (false, None) => self.fields(themes),
        };
        view! { <Disclosure summary=words.theme_propose()>{inside}</Disclosure> }.into_any()
    }

    fn fields(self, themes: Loaded<Page<Theme>>) -> AnyView {
        let words = self.words;
        let said = move |in_reason: bool| {
            Signal::derive(move || {
                let problem = self.problem.get()?;
                let here = matches!(problem, ProposalProblem::ReasonTooLong) == in_reason;
                here.then(|| words.proposal_wrong(problem).to_owned())
            })
        };
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            self.submit(themes);
        };
        view! {
            <form class="ui-stack" novalidate on:submit=submit>
                <TextField
                    id=TITLE
                    label=words.theme_title_label()
                    hint=words.theme_title_hint()
                    error=said(false)
                    value=self.title
                    on_input=move |text: String| {
                        self.title.set(text);
                        self.problem.set(None);
                    }
                />
                <TextArea
                    id=REASON
                    label=words.theme_reason_label()
                    error=said(true)
                    maximum=Some(LONGEST_REASON)
                    remaining_words=move |left: i64| words.characters(left)
                    value=self.reason
                    on_input=move |text: String| {
                        self.reason.set(text);
                        self.problem.set(None);
                    }
                />
                {failure_notice(self.sending)}
                <Actions>
                    <Button
                        kind=ButtonKind::Secondary
                        action=ButtonAction::Submit
                        icon=IconName::Plus
                        busy=busy(self.sending)
                        busy_text=words.common_sending()
                    >
                        {words.theme_send()}
                    </Button>
                </Actions>
            </form>
        }
        .into_any()
    }

    fn thanks(self) -> AnyView {
        let words = self.words;
        let again = move |()| {
            self.sent.set(false);
            focus_soon(&[TITLE]);
        };
        view! {
            <Notice tone=Tone::Success id=SENT heading=words.theme_sent()>
                <p>{words.theme_sent_text()}</p>
                <Actions>
                    <Button kind=ButtonKind::Quiet on_press=again>{words.theme_again()}</Button>
                </Actions>
            </Notice>
        }
        .into_any()
    }

    fn submit(self, themes: Loaded<Page<Theme>>) {
        let Some(id) = self.id.get_untracked() else {
            return;
        };
        let (title, reason) = (self.title.get_untracked(), self.reason.get_untracked());
        match Proposal::check(id, &title, &reason) {
            Ok(proposal) => self.send(proposal, themes),
            Err(problem) => {
                self.problem.set(Some(problem));
                document::focus(match problem {
                    ProposalProblem::ReasonTooLong => REASON,
                    ProposalProblem::TitleTooShort | ProposalProblem::TitleTooLong => TITLE,
                });
            }
        }
    }

    fn send(self, proposal: Proposal, themes: Loaded<Page<Theme>>) {
        let language = self.words.language();
        let call = self
            .panel
            .with_value(|panel| calls::propose_theme(panel, &proposal, language));
        let title = self
            .words
            .outbox_proposal(match self.discretion.get_value() {
                Discretion::Ordinary => &proposal.title,
                Discretion::Sensitive => self.words.panel_title(),
            });
        let typed = self.typed.mark();
        spawn_local(async move {
            match send(self.outbox, &call, title, self.sending).await {
                Came::Arrived(_) => {
                    self.sent.try_set(true);
                    self.typed.sent(&typed);
                    themes.reload();
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
