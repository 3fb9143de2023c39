//! What a file with views needs: Leptos's reactive graph and components, our views.

pub use crate::reactive::{Callback, Effect, Memo, RwSignal, Signal, StoredValue};
pub use crate::{AnyView, Children, CollectView, IntoAny, IntoView, keyed, mount_to_body, view};
pub use leptos::prelude::{
    Get as _, NodeRef, Owner, component, event_target_checked, event_target_value, expect_context,
    provide_context, untrack, use_context,
};
