//! Joining, asking to join and leaving: the writes, and what the page shows after each.
//!
//! What was typed and how far sending is outlives the page's redrawing. Nothing is kept on the phone.

use connect::{Failure, calls};
use leptos::task::spawn_local;
use markup::prelude::*;
use model::PanelId;
use model::panel::{Membership, MembershipState, Panel};

use super::join::JOIN;
use super::membership::MEMBERSHIP;
use crate::api::{Api, Loaded};
use crate::i18n::Words;
use crate::pages::intent::Intent;
use crate::pages::sending::{Came, ON_ITS_WAY, Sending, discreetly, focus_soon, send};
use crate::state::outbox::Outbox;
use crate::state::toasts::Toasts;
use crate::state::typed::Typed;
use crate::ui::PAGE_TITLE_ID;

/// One panel's membership desk.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    api: Api,
    outbox: Outbox,
    words: Words,
    toasts: Toasts,
    /// The panel with this resident's membership.
    pub(super) panel: Loaded<Panel>,
    /// How far joining or leaving is.
    pub(super) sending: RwSignal<Sending>,
    /// The request as typed.
    pub(super) request: RwSignal<String>,
    joining: Intent<String>,
}

impl Desk {
    /// Opens the desk and loads the panel.
    pub(super) fn open(id: &PanelId) -> Self {
        let api = Api::expect();
        Self {
            api,
            outbox: Outbox::expect(),
            words: Words::expect(),
            toasts: Toasts::expect(),
            panel: api.load(calls::panel(id)),
            sending: RwSignal::new(Sending::Idle),
            request: Typed::expect().form("request", id.as_str()).field("text"),
            joining: Intent::new(),
        }
    }

    /// Joins, or asks to with a text. Sending it twice makes one membership.
    pub(super) fn join(self, id: PanelId, text: String) {
        let key = self.joining.key(text.clone());
        let title = self.words.outbox_join(&self.name());
        spawn_local(async move {
            let call = calls::join_panel(&id, &text, key.as_ref());
            let came = send(self.outbox, &call, title, self.sending).await;
            if !matches!(came, Came::Open) {
                // To mean the same again is a new intent.
                self.joining.over();
            }
            match came {
                Came::Arrived(membership) => {
                    let news = match membership.state {
                        MembershipState::Member => self.words.panel_joined(),
                        MembershipState::Requested => self.words.panel_request_sent(),
                    };
                    self.request.try_set(String::new());
                    self.done(&id, Some(membership), news).await;
                    focus_soon(&[MEMBERSHIP]);
                }
                Came::Saved => {
                    self.request.try_set(String::new());
                    focus_soon(&[ON_ITS_WAY]);
                }
                Came::Refused(failure) => self.failed(&failure),
                Came::Open => {}
            }
        });
    }

    /// Leaves, or takes the request back.
    pub(super) fn leave(self, id: PanelId, state: MembershipState) {
        let title = self.words.outbox_leave(&self.name());
        spawn_local(async move {
            let call = calls::leave_panel(&id);
            match send(self.outbox, &call, title, self.sending).await {
                Came::Arrived(()) => {
                    let news = match state {
                        MembershipState::Member => self.words.panel_left(),
                        MembershipState::Requested => self.words.panel_taken_back(),
                    };
                    self.done(&id, None, news).await;
                    focus_soon(&[JOIN, PAGE_TITLE_ID]);
                }
                Came::Saved => focus_soon(&[ON_ITS_WAY]),
                Came::Refused(failure) => self.failed(&failure),
                Came::Open => {}
            }
        });
    }

    /// What the outbox calls it; that somebody belongs to a sensitive panel is nobody's to read on a shared phone.
    fn name(self) -> String {
        let (words, instead) = (self.words, self.words.panel_title());
        self.panel.value_untracked().map_or_else(
            || instead.to_owned(),
            |panel| discreetly(words, panel.discretion, &panel.name, instead),
        )
    }

    /// What is about this panel, for the outbox.
    pub(super) fn lane(id: &PanelId) -> String {
        ["panel/", id.as_str()].concat()
    }

    /// Shows the panel as it is now: afresh, since seats have changed, too; else what the answer
    /// to the write told.
    async fn done(self, id: &PanelId, membership: Option<Membership>, news: &'static str) {
        let fresh = self.api.read(&calls::panel(id)).await.ok();
        let told = || {
            let panel = self.panel.value_untracked()?;
            Some(Panel {
                membership,
                ..panel
            })
        };
        if let Some(panel) = fresh.or_else(told) {
            self.panel.put(panel);
        }
        self.toasts.success(news);
    }

    /// A refusal tells that what the page shows is old.
    fn failed(self, failure: &Failure) {
        if failure.refusal().is_some() {
            self.panel.reload();
        }
    }
}
