//! Facts one looks for: when, where, how long, what it pays.

use markup::prelude::*;

use super::icon::{Icon, IconName};

/// One fact.
pub struct Fact {
    icon: IconName,
    term: Signal<String>,
    detail: AnyView,
}

impl Fact {
    /// A picture, what the fact is about, and the fact itself (text or a view).
    pub fn new<V: IntoView + Send + 'static>(
        icon: IconName,
        term: impl Into<Signal<String>>,
        detail: V,
    ) -> Self {
        Self {
            icon,
            term: term.into(),
            detail: detail.into_any(),
        }
    }
}

/// A native description list.
#[component]
pub fn FactList(
    /// The facts, most asked for first.
    facts: Vec<Fact>,
) -> impl IntoView {
    let fact = |Fact { icon, term, detail }| {
        view! {
            <div class="ui-fact">
                <dt class="ui-fact__term"><Icon name=icon />{term}</dt>
                <dd class="ui-fact__detail">{detail}</dd>
            </div>
        }
    };
    view! { <dl class="ui-fact-list">{facts.into_iter().map(fact).collect_view()}</dl> }
}
