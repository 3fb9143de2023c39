//! A question that must be answered before going on. The browser keeps focus inside and gives it back.

use leptos::html;
use markup::prelude::*;

use super::field::part;

/// A native modal dialog.
#[component]
pub fn Dialog(
    /// Id of the dialog.
    #[prop(into)]
    id: String,
    /// Whether it is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when it is dismissed with Esc or the back gesture; sets `open` to false.
    #[prop(into)]
    on_close: Callback<()>,
    /// What is asked.
    #[prop(into)]
    heading: Signal<String>,
    /// What happens, and `Actions` with the answers – the harmless one included.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            // Fails only where the element has left the page; then there is nothing to show.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let heading_id = part(&id, "heading");
    view! {
        <dialog
            class="ui-dialog"
            id=id
            node_ref=node
            aria-labelledby=heading_id
            on:close=move |_| on_close.run(())
        >
            <h2 class="ui-dialog__heading" id=heading_id.clone()>{heading}</h2>
            {children}
        </dialog>
    }
}
