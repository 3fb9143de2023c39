//! A list whose items keep their elements: what has gone is taken out, what is new is put in.

use leptos::prelude::Owner;
use web_sys::{Node, Text};

use super::{Built, build, insert, text};
use crate::into_view::{Keyed, Later};

pub(super) struct KeyedList {
    owner: Owner,
    items: Vec<Item>,
    /// After the last item.
    end: Text,
}

struct Item {
    key: u64,
    built: Built,
    /// Holds the signals of the item; they outlive a change of the list.
    owner: Owner,
}

impl Item {
    fn build(list: &Owner, key: u64, view: Later) -> Self {
        let owner = list.child();
        let built = owner.with(|| build(view()));
        Self { key, built, owner }
    }
}

impl Drop for Item {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

impl KeyedList {
    pub(super) fn build(list: Keyed) -> Self {
        let items = list.items.into_iter();
        Self {
            items: items
                .map(|(key, view)| Item::build(&list.owner, key, view))
                .collect(),
            owner: list.owner,
            end: text(""),
        }
    }

    pub(super) fn first(&self) -> Node {
        self.items
            .first()
            .map_or_else(|| self.end.clone().into(), |item| item.built.first())
    }

    pub(super) fn insert(&self, parent: &Node, before: Option<&Node>) {
        for item in &self.items {
            item.built.insert(parent, before);
        }
        insert(parent, &self.end, before);
    }

    pub(super) fn remove(&self) {
        for item in &self.items {
            item.built.remove();
        }
        self.end.remove();
    }

    pub(super) fn rebuild(&mut self, list: Keyed) {
        let mut old = std::mem::take(&mut self.items);
        let is_same = self.owner == list.owner;
        let stays = |item: &Item| is_same && list.items.iter().any(|(key, _)| *key == item.key);
        for gone in old.extract_if(.., |item| !stays(item)) {
            gone.built.remove();
        }
        let parent = self.end.parent_node();
        for (key, view) in list.items {
            let known = old.iter().position(|item| item.key == key);
            // What is in order stays untouched, so that focus within it stays, too.
            let in_order = known == Some(0);
            let item = match known {
                Some(at) => old.remove(at),
                None => Item::build(&list.owner, key, view),
            };
            if !in_order && let Some(parent) = &parent {
                let before = old.first().map(|item| item.built.first());
                let end: &Node = &self.end;
                item.built
                    .insert(parent, Some(before.as_ref().unwrap_or(end)));
            }
            self.items.push(item);
        }
        self.owner = list.owner;
    }
}
