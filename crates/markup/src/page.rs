//! Puts a view into the page and keeps it as its signals say.
//!
//! What is drawn anew is compared with what stands there: texts, and elements with the same tag and the
//! same fixed attributes, stay at their place and take on the new values, so that focus, selection and
//! scroll position stay.

mod built_element;
mod keyed_list;

use std::borrow::Cow;
use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use any_spawner::Executor;
use leptos::prelude::Owner;
use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::UnwrapThrowExt;
use web_sys::{Document, Node, Text};

use crate::IntoView;
use crate::into_view::{AnyView, Kind};
use built_element::BuiltElement;
use keyed_list::KeyedList;

/// A view in the page. It never lacks a node, so that its place is never lost.
enum Built {
    Text(Text, Cow<'static, str>),
    Element(BuiltElement),
    /// Views, and an empty text after the last.
    Many(Vec<Built>, Text),
    Changing(Changing),
    Keyed(KeyedList),
}

/// A view that is drawn anew whenever a signal it read has changed.
struct Changing {
    shown: Shown,
    /// Stops when dropped.
    effect: Option<RenderEffect<()>>,
}

type Shown = Rc<RefCell<Option<Built>>>;

/// Starts the reactive system and shows a view at the end of the body for the page's life.
pub fn mount_to_body<V: IntoView>(view: impl FnOnce() -> V) {
    // Fails only where it was started before.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let built = owner.with(|| build(view().into_view()));
    if let Some(body) = document().body() {
        built.insert(&body, None);
    }
    mem::forget((owner, built));
}

fn document() -> Document {
    web_sys::window()
        .and_then(|window| window.document())
        .unwrap_throw()
}

fn text(words: &str) -> Text {
    Text::new_with_data(words).unwrap_throw()
}

fn build(view: AnyView) -> Built {
    match *view.0 {
        Kind::Text(words) => Built::Text(text(&words), words),
        Kind::Element(element) => Built::Element(BuiltElement::build(element)),
        Kind::Many(views) => Built::Many(views.into_iter().map(build).collect(), text("")),
        Kind::Changing(view) => {
            let mut changing = Changing {
                shown: Shown::default(),
                effect: None,
            };
            changing.follow(view);
            Built::Changing(changing)
        }
        Kind::Anew(view) => build(view),
        Kind::Keyed(list) => Built::Keyed(KeyedList::build(list)),
    }
}

impl Built {
    /// The first node; others can be put before it.
    fn first(&self) -> Node {
        match self {
            Self::Text(text, _) => text.clone().into(),
            Self::Element(element) => element.node().clone(),
            Self::Many(views, end) => views
                .first()
                .map_or_else(|| end.clone().into(), Self::first),
            Self::Changing(changing) => match &*changing.shown.borrow() {
                Some(built) => built.first(),
                // It is drawn as soon as it is made.
                None => text("").into(),
            },
            Self::Keyed(list) => list.first(),
        }
    }

    /// Puts it into an element, before a node or at the end.
    fn insert(&self, parent: &Node, before: Option<&Node>) {
        match self {
            Self::Text(text, _) => insert(parent, text, before),
            Self::Element(element) => insert(parent, element.node(), before),
            Self::Many(views, end) => {
                for view in views {
                    view.insert(parent, before);
                }
                insert(parent, end, before);
            }
            Self::Changing(changing) => {
                if let Some(built) = &*changing.shown.borrow() {
                    built.insert(parent, before);
                }
            }
            Self::Keyed(list) => list.insert(parent, before),
        }
    }

    /// Takes it out of the page.
    fn remove(&self) {
        match self {
            Self::Text(text, _) => text.remove(),
            Self::Element(element) => element.remove(),
            Self::Many(views, end) => {
                views.iter().for_each(Self::remove);
                end.remove();
            }
            Self::Changing(changing) => {
                if let Some(built) = &*changing.shown.borrow() {
                    built.remove();
                }
            }
            Self::Keyed(list) => list.remove(),
        }
    }

    /// Shows another view in its place.
    fn rebuild(&mut self, view: AnyView) {
        match (&mut *self, *view.0) {
            (Self::Text(text, old), Kind::Text(new)) => {
                if *old != new {
                    text.set_data(&new);
                    *old = new;
                }
            }
            (Self::Element(built), Kind::Element(element)) if built.fixed() == element.fixed => {
                built.rebuild(element);
            }
            (Self::Many(built, end), Kind::Many(views)) => rebuild_many(built, end, views),
            (Self::Changing(changing), Kind::Changing(view)) => changing.follow(view),
            (Self::Keyed(built), Kind::Keyed(list)) => built.rebuild(list),
            (_, kind) => {
                let new = build(AnyView::of(kind));
                let first = self.first();
                if let Some(parent) = first.parent_node() {
                    new.insert(&parent, Some(&first));
                }
                self.remove();
                *self = new;
            }
        }
    }
}

/// Position by position; what there is more of is added before the end or taken away.
fn rebuild_many(built: &mut Vec<Built>, end: &Text, views: Vec<AnyView>) {
    for gone in built.drain(views.len().min(built.len())..) {
        gone.remove();
    }
    let before = built.len();
    let parent = end.parent_node();
    for (at, view) in views.into_iter().enumerate() {
        if at < before
            && let Some(built) = built.get_mut(at)
        {
            built.rebuild(view);
        } else {
            let new = build(view);
            if let Some(parent) = &parent {
                new.insert(parent, Some(end));
            }
            built.push(new);
        }
    }
}

fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    // Fails only where somebody else has changed the page; then there is no place for it.
    let _ = parent.insert_before(node, before);
}

impl Drop for Changing {
    /// A stopped effect's task keeps what is shown until it runs next; by then what the views within read is
    /// gone. So they stop here.
    fn drop(&mut self) {
        self.effect = None;
        if let Ok(mut shown) = self.shown.try_borrow_mut() {
            *shown = None;
        }
    }
}

impl Changing {
    fn follow(&mut self, mut view: Box<dyn FnMut() -> AnyView + Send>) {
        // The old one must not draw any more.
        self.effect = None;
        let shown = Rc::clone(&self.shown);
        self.effect = Some(RenderEffect::new(move |_| {
            let view = view();
            let mut shown = shown.borrow_mut();
            match &mut *shown {
                Some(built) => built.rebuild(view),
                none => *none = Some(build(view)),
            }
        }));
    }
}
