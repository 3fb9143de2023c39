//! Drafts of poll answers: saved at each step, back after a reload, gone with the tab.
//!
//! They are kept in the tab's own storage, so that the next user of a shared phone finds nothing.

use connect::{draft_from_json, draft_to_json, draft_under};
use markup::prelude::*;
use model::draft::Draft;
use model::poll::Poll;
use model::{PollId, ResponseId};

use crate::browser::random;
use crate::browser::storage::{self, Keep};

/// One poll's draft in the making; every change is saved at once.
#[derive(Clone, Copy)]
pub struct PollDraft {
    key: StoredValue<String>,
    draft: RwSignal<Draft>,
}

fn key(poll: &PollId) -> String {
    key_of(poll.as_str())
}

fn key_of(poll: &str) -> String {
    ["raati.draft.", poll].concat()
}

impl PollDraft {
    /// The kept draft of this poll, or a new one with a freshly minted response id. `None` in a
    /// browser that has no secure random source.
    pub fn open(poll: &Poll) -> Option<Self> {
        let key = key(&poll.id);
        let kept = storage::get(Keep::InTab, &key).and_then(|text| draft_from_json(&text, poll));
        let draft = match kept {
            Some(draft) => draft,
            None => Draft::new(ResponseId::parse(&random::id()?)?),
        };
        let opened = Self {
            key: StoredValue::new(key),
            draft: RwSignal::new(draft),
        };
        opened.save();
        Some(opened)
    }

    /// What has been answered; tracked.
    pub fn get(self) -> Draft {
        self.draft.get()
    }

    /// What has been answered; not tracked.
    pub fn get_untracked(self) -> Draft {
        self.draft.get_untracked()
    }

    /// Changes and saves it.
    pub fn update(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        self.save();
    }

    fn save(self) {
        let text = self.draft.with_untracked(draft_to_json);
        self.key
            .with_value(|key| storage::set(Keep::InTab, key, &text));
    }
}

/// What has been answered so far, if a draft is kept.
pub fn kept(poll: &Poll) -> Option<Draft> {
    storage::get(Keep::InTab, &key(&poll.id)).and_then(|text| draft_from_json(&text, poll))
}

/// Whether a draft of this poll is kept that has answers, whatever the poll asks.
pub fn has_answers(poll: &PollId) -> bool {
    let kept = storage::get(Keep::InTab, &key(poll));
    kept.is_some_and(|text| text.contains("\"question\""))
}

/// Makes a draft of what was sent and is to be changed: its answers, under their own id.
pub fn take_back(poll: &PollId, response: &ResponseId, body: &str) -> bool {
    let draft = draft_under(body, response);
    // What the browser refuses to keep stays in memory.
    let kept = draft.map(|draft| storage::set(Keep::InTab, &key(poll), &draft));
    kept.is_some()
}

/// Gives a draft a new response id, after the old one was refused: what was tried under an id never changes.
pub fn renew(poll: &PollId) {
    let key = key(poll);
    let kept = storage::get(Keep::InTab, &key);
    let id = random::id().and_then(|id| ResponseId::parse(&id));
    if let (Some(kept), Some(id)) = (kept, id)
        && let Some(renewed) = draft_under(&kept, &id)
    {
        storage::set(Keep::InTab, &key, &renewed);
    }
}

/// Whether a draft of this poll is kept with at least one answer.
pub fn has_begun(poll: &Poll) -> bool {
    kept(poll).is_some_and(|draft| !draft.is_empty())
}

/// Forgets every draft: the tab has another person.
pub fn forget_all() {
    storage::remove_all(Keep::InTab, &key_of(""));
}

/// Forgets a poll's draft, once it was sent or given up.
pub fn forget(poll: &PollId) {
    storage::remove(Keep::InTab, &key(poll));
}
