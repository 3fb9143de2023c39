//! Drafts of poll answers: saved at each step, back after a reload, gone with the tab.
//!
//! They are kept in the tab's own storage, so that the next user of a shared phone finds nothing.

use connect::{draft_from_json, draft_to_json};
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
    format!("raati.draft.{poll}")
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

/// Whether a draft of this poll is kept with at least one answer.
pub fn has_begun(poll: &Poll) -> bool {
    storage::get(Keep::InTab, &key(&poll.id))
        .and_then(|text| draft_from_json(&text, poll))
        .is_some_and(|draft| !draft.is_empty())
}

/// Forgets a poll's draft, once it was sent or given up.
pub fn forget(poll: &PollId) {
    storage::remove(Keep::InTab, &key(poll));
}
