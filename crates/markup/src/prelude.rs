//! What a file with views needs: Leptos's reactive graph and components, our views.

pub use crate::{AnyView, Children, CollectView, IntoAny, IntoView, keyed, mount_to_body, view};
pub use leptos::prelude::{
    Callable, Callback, Effect, Get, GetUntracked, GetValue, Memo, NodeRef, Owner, RwSignal, Set,
    SetValue, Signal, StoredValue, Track, Update, UpdateValue, With, WithUntracked, WithValue,
    component, event_target_checked, event_target_value, expect_context, on_cleanup,
    provide_context, untrack, use_context,
};
