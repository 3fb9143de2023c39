//! What was read before, kept on the phone for when there is no network: encrypted, told apart by whose it is, and gone when
//! they leave. It keeps nothing where everything is a sensitive matter, and never what a code or a key opened.

use connect::{Answer, Ask};
use leptos::task::spawn_local;
use model::panel::Discretion;

use super::Api;
use crate::browser::vault;

impl Api {
    /// Keeps an answer to a read.
    pub(super) fn keep(self, ask: &Ask, answer: &Answer) {
        if let Some(name) = self.place(ask) {
            let text = answer.to_text();
            spawn_local(async move { vault::keep(&name, &text).await });
        }
    }

    /// What was kept of a read.
    pub(super) async fn kept(self, ask: &Ask) -> Option<Answer> {
        let name = self.place(ask)?;
        Answer::of_text(&vault::recall(&name).await?)
    }

    /// Drops all of it.
    pub(super) fn drop_kept() {
        spawn_local(vault::unread());
    }

    fn place(self, ask: &Ask) -> Option<String> {
        let facts = self.facts();
        let may = ask.only_reads() && facts.discretion == Discretion::Ordinary;
        let who = self.who().filter(|_| may)?;
        Some([&who, "\n", &facts.base, "\n", &self.key(ask)].concat())
    }
}
