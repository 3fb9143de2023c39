//! An element as data, and how `view!` makes one.

use std::borrow::Cow;

use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::into_view::{AnyView, Kind};
use crate::value::Value;

/// An element as data.
pub struct Element {
    /// Tag, then names and values of attributes that never change.
    pub(crate) fixed: &'static [&'static str],
    pub(crate) extras: Vec<Extra>,
    pub(crate) children: Vec<AnyView>,
}

/// Where a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `name=`
    Attribute,
    /// `prop:name=`
    Property,
    /// `class:name=`
    Class,
    /// `style:name=`
    Style,
}

/// What an element has besides its fixed attributes.
pub(crate) enum Extra {
    Set(Place, &'static str, Value),
    Listen(Cow<'static, str>, Listener),
    Refer(Box<dyn FnOnce(&web_sys::Element) + Send>),
}

/// Called with every event of one name.
pub(crate) type Listener = Box<dyn FnMut(Event) + Send>;

impl Element {
    /// An element: tag, then names and values of attributes that never change.
    #[inline(never)]
    pub fn new(fixed: &'static [&'static str]) -> Self {
        Self {
            fixed,
            extras: Vec::new(),
            children: Vec::new(),
        }
    }

    pub(crate) fn tag(&self) -> &'static str {
        self.fixed.first().copied().unwrap_or("div")
    }

    /// Adds a child at the end.
    #[inline(never)]
    pub fn child(&mut self, child: AnyView) {
        self.children.push(child);
    }

    /// Sets an attribute, a property, a class or a style.
    #[inline(never)]
    pub fn set(&mut self, place: Place, name: &'static str, value: Value) {
        self.extras.push(Extra::Set(place, name, value));
    }

    /// Fills a `NodeRef` with the element once it is made.
    pub fn refer<E: ElementType>(&mut self, node: impl NodeRefContainer<E>) {
        let load = move |element: &web_sys::Element| node.load(element);
        self.extras.push(Extra::Refer(Box::new(load)));
    }

    #[inline(never)]
    fn listen(&mut self, name: Cow<'static, str>, listener: Listener) {
        self.extras.push(Extra::Listen(name, listener));
    }

    /// As a view.
    #[inline(never)]
    pub fn done(self) -> AnyView {
        AnyView::of(Kind::Element(self))
    }
}

/// Calls `on_event` with every event of this kind.
pub fn listen<E>(
    element: &mut Element,
    event: E,
    mut on_event: impl FnMut(E::EventType) + Send + 'static,
) where
    E: EventDescriptor,
    E::EventType: JsCast,
{
    let listener: Listener = Box::new(move |event| on_event(event.unchecked_into()));
    element.listen(event.name(), listener);
}
