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
use crate::pages::sending::{Sending, focus_soon};
use crate::state::toasts::Toasts;
use crate::state::typed::Typed;
use crate::ui::PAGE_TITLE_ID;

/// One panel's membership desk.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    api: Api,
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
        self.sending.set(Sending::UnderWay);
        let key = self.joining.key(text.clone());
        spawn_local(async move {
            let call = calls::join_panel(&id, &text, key.as_ref());
            match self.api.send(&call).await {
                Ok(membership) => {
                    self.joining.arrived();
                    let news = match membership.state {
                        MembershipState::Member => self.words.panel_joined(),
                        MembershipState::Requested => self.words.panel_request_sent(),
                    };
                    self.request.try_set(String::new());
                    self.done(&id, Some(membership), news).await;
                    focus_soon(&[MEMBERSHIP]);
                }
                Err(failure) => self.failed(failure),
            }
        });
    }

    /// Leaves, or takes the request back.
    pub(super) fn leave(self, id: PanelId, state: MembershipState) {
        self.sending.set(Sending::UnderWay);
        spawn_local(async move {
            match self.api.send(&calls::leave_panel(&id)).await {
                Ok(()) => {
                    let news = match state {
                        MembershipState::Member => self.words.panel_left(),
                        MembershipState::Requested => self.words.panel_taken_back(),
                    };
                    self.done(&id, None, news).await;
                    focus_soon(&[JOIN, PAGE_TITLE_ID]);
                }
                Err(failure) => self.failed(failure),
            }
        });
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
        self.sending.try_set(Sending::Idle);
        if let Some(panel) = fresh.or_else(told) {
            self.panel.put(panel);
        }
        self.toasts.success(news);
    }

    /// A refusal tells that what the page shows is old.
    fn failed(self, failure: Failure) {
        let refused = failure.refusal().is_some();
        self.sending.try_set(Sending::Failed(failure));
        if refused {
            self.panel.reload();
        }
    }
}
