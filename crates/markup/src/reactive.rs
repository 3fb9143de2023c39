//! Leptos's signals, without a copy of their code for every type.
//!
//! The graph, its owners and its effects are Leptos's own. It holds values of one type only, boxed;
//! the types here are thin shells around them that know what is in the box. They have the methods of
//! Leptos's types with the same meaning, but `try_set` simply tells whether it was there. Reading what has
//! gone with its page ends the program, as in Leptos; the methods called `try_…` do not.

mod callback;
mod memo;
mod signal;
mod state;
mod stored;

use std::any::Any;

pub use callback::Callback;
pub use memo::Memo;
pub use signal::Signal;
pub use state::RwSignal;
pub use stored::StoredValue;

/// A value in the graph.
type Held = Box<dyn Any + Send + Sync>;

/// Is shown a value.
type Look<'a> = &'a mut dyn FnMut(&dyn Any);

/// Reads a value of type `T` by way of a function that shows what is held.
fn read<T: 'static, U>(show: impl FnOnce(Look) -> bool, with: impl FnOnce(&T) -> U) -> Option<U> {
    let mut with = Some(with);
    let mut got = None;
    show(&mut |held| {
        if let Some(value) = held.downcast_ref::<T>()
            && let Some(with) = with.take()
        {
            got = Some(with(value));
        }
    });
    got
}

/// What was read, or the end: it has gone with its page.
#[inline(never)]
fn gone() -> ! {
    panic!("a value was read after its page had gone");
}

/// Runs for its effect whenever a signal it reads has changed, from the next tick on.
pub struct Effect;

impl Effect {
    /// Starts an effect that lasts as long as its owner.
    #[expect(clippy::new_ret_no_self, reason = "it is called as Leptos's is")]
    pub fn new(effect: impl FnMut(Option<()>) + Send + Sync + 'static) {
        let effect: Box<dyn FnMut(Option<()>) + Send + Sync> = Box::new(effect);
        leptos::prelude::Effect::new(effect);
    }
}
