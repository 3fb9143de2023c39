//! Views as plain data on Leptos's reactive graph.
//!
//! Leptos compiles every view into a type of its own, and every such type brings its own code to the
//! phone. Here [`view!`] keeps Leptos's syntax, components and signals, but an element becomes a
//! small value, [`AnyView`], which one interpreter (`page`) puts into the page and one writer
//! (`html`) turns into text for tests. A change draws a closure's view anew in place: elements that
//! are still there stay, and with them focus, selection and scroll position.
//!
//! It refuses HTML as text and `style` as text: texts become text nodes and styles go through the
//! CSSOM, which the content security policy and Trusted Types allow.

mod element;
mod html;
mod into_view;
mod page;
pub mod reactive;
mod value;

pub mod prelude;

pub use element::{Element, Place, listen};
pub use into_view::{AnyView, CollectView, IntoAny, IntoView, keyed};
pub use leptos;
pub use markup_macro::view;
pub use page::mount_to_body;
pub use value::{Given, IntoGiven, IntoValue, Value};

/// What a component is given between its tags: made before the component.
pub type Children = AnyView;
