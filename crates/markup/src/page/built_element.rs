//! An element in the page, with its attributes and listeners.

use std::borrow::Cow;

use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{Element as Page, Event, HtmlElement, Node, Text};

use super::{Built, build, document, rebuild_many, text};
use crate::element::{Element, Extra, Listener, Place};
use crate::value::{Given, Value};

const SVG: &str = "http://www.w3.org/2000/svg";

pub(super) struct BuiltElement {
    element: Page,
    fixed: &'static [&'static str],
    extras: Vec<BuiltExtra>,
    children: Vec<Built>,
    /// After the last child.
    end: Text,
}

enum BuiltExtra {
    Once(Place, &'static str),
    /// The effect stops when dropped.
    Changing(
        Place,
        &'static str,
        #[expect(dead_code, reason = "held")] RenderEffect<()>,
    ),
    #[expect(dead_code, reason = "held")]
    Listening(Listening),
}

/// Listens until dropped.
struct Listening {
    element: Page,
    name: Cow<'static, str>,
    closure: Closure<dyn FnMut(Event)>,
}

impl BuiltElement {
    pub(super) fn build(element: Element) -> Self {
        let tag = element.tag();
        let document = document();
        let page = if matches!(tag, "svg" | "use") {
            document.create_element_ns(Some(SVG), tag)
        } else {
            document.create_element(tag)
        };
        let mut built = Self {
            element: page.unwrap_throw(),
            fixed: element.fixed,
            extras: Vec::new(),
            children: Vec::new(),
            end: text(""),
        };
        for pair in element.fixed.get(1..).unwrap_or_default().chunks_exact(2) {
            if let [name, value] = pair {
                let _ = built.element.set_attribute(name, value);
            }
        }
        built.extras = built.give(element.extras);
        for child in element.children {
            let child = build(child);
            child.insert(&built.element, None);
            built.children.push(child);
        }
        super::insert(&built.element, &built.end, None);
        built
    }

    pub(super) fn node(&self) -> &Node {
        &self.element
    }

    pub(super) fn fixed(&self) -> &'static [&'static str] {
        self.fixed
    }

    pub(super) fn remove(&self) {
        self.element.remove();
    }

    /// Takes on what another element with the same fixed part has.
    pub(super) fn rebuild(&mut self, element: Element) {
        // Listeners and effects end here.
        let old = std::mem::take(&mut self.extras);
        let places: Vec<_> = old.iter().filter_map(BuiltExtra::place).collect();
        drop(old);
        self.extras = self.give(element.extras);
        for gone in places {
            let stays = |extra: &BuiltExtra| extra.place() == Some(gone);
            if !self.extras.iter().any(stays) {
                give(&self.element, gone.0, gone.1, &Given::Absent);
            }
        }
        rebuild_many(&mut self.children, &self.end, element.children);
    }

    fn give(&self, extras: Vec<Extra>) -> Vec<BuiltExtra> {
        let element = &self.element;
        let mut built = Vec::new();
        for extra in extras {
            match extra {
                Extra::Set(place, name, Value::Once(given)) => {
                    give(element, place, name, &given);
                    built.push(BuiltExtra::Once(place, name));
                }
                Extra::Set(place, name, Value::Changing(mut value)) => {
                    let element = element.clone();
                    let effect = RenderEffect::new(move |_| give(&element, place, name, &value()));
                    built.push(BuiltExtra::Changing(place, name, effect));
                }
                Extra::Listen(name, listener) => {
                    built.push(BuiltExtra::Listening(Listening::new(
                        element, name, listener,
                    )));
                }
                Extra::Refer(load) => load(element),
            }
        }
        built
    }
}

impl BuiltExtra {
    fn place(&self) -> Option<(Place, &'static str)> {
        match self {
            Self::Once(place, name) | Self::Changing(place, name, _) => Some((*place, name)),
            Self::Listening(_) => None,
        }
    }
}

/// Gives an element something, unless it has it already: setting the text of an input again would
/// move the caret.
fn give(element: &Page, place: Place, name: &str, given: &Given) {
    match (place, given) {
        (Place::Attribute, Given::Absent | Given::Flag(false)) => {
            let _ = element.remove_attribute(name);
        }
        (Place::Attribute, Given::Flag(true)) => {
            let _ = element.set_attribute(name, "");
        }
        (Place::Attribute, Given::Text(text)) => {
            if element.get_attribute(name).as_deref() != Some(text.as_ref()) {
                let _ = element.set_attribute(name, text);
            }
        }
        (Place::Property, given) => {
            let name = JsValue::from_str(name);
            let old = js_sys::Reflect::get(element, &name);
            let value = match given {
                Given::Absent if old.as_ref().is_ok_and(|old| old.as_bool().is_some()) => {
                    JsValue::FALSE
                }
                Given::Absent => JsValue::from_str(""),
                Given::Flag(flag) => JsValue::from_bool(*flag),
                Given::Text(text) => JsValue::from_str(text),
            };
            if old.as_ref() != Ok(&value) {
                let _ = js_sys::Reflect::set(element, &name, &value);
            }
        }
        (Place::Class, given) => {
            let is_there = *given == Given::Flag(true);
            let _ = element.class_list().toggle_with_force(name, is_there);
        }
        (Place::Style, given) => {
            let style = element.unchecked_ref::<HtmlElement>().style();
            let _ = match given {
                Given::Text(text) => style.set_property(name, text),
                Given::Absent | Given::Flag(_) => style.remove_property(name).map(drop),
            };
        }
    }
}

impl Listening {
    fn new(element: &Page, name: Cow<'static, str>, listener: Listener) -> Self {
        let closure = Closure::wrap(listener as Box<dyn FnMut(Event)>);
        let function = closure.as_ref().unchecked_ref();
        let _ = element.add_event_listener_with_callback(&name, function);
        Self {
            element: element.clone(),
            name,
            closure,
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self
            .element
            .remove_event_listener_with_callback(&self.name, function);
    }
}
