//! The two facts about something sent, each with its own evidence: it is safe on this phone; it is there. They stand where
//! it was sent from, and in the outbox.

mod names;

use markup::prelude::*;
use outbox::{ItemId, Journey, Line, Saved, Stage};

use crate::i18n::Words;
use crate::ui::{Icon, IconName};
use names::{saved_name, stage_name};

/// One item's facts, as they change; drawn anew only where other words stand there.
#[component]
pub fn Delivery(
    /// The item; nothing is shown while it is not known.
    #[prop(into)]
    line: Signal<Option<Line>>,
) -> impl IntoView {
    let words = Words::expect();
    let facts = Memo::new(move |_| line.get().map(|line| Facts::of(words, &line)));
    move || facts.get().map(shown)
}

/// What is said of an item.
#[derive(Debug, Clone, PartialEq)]
struct Facts {
    item: ItemId,
    stage: Stage,
    saved: Saved,
    journey: String,
    code: Option<String>,
}

impl Facts {
    fn of(words: Words, line: &Line) -> Self {
        Self {
            item: line.id.clone(),
            stage: line.stage,
            saved: line.shown.saved,
            journey: words.journey(&line.shown.journey),
            code: match &line.shown.journey {
                Journey::Arrived(receipt) => receipt.code.clone(),
                _ => None,
            },
        }
    }
}

fn shown(facts: Facts) -> AnyView {
    let words = Words::expect();
    let Facts {
        item,
        stage,
        saved,
        journey,
        code,
    } = facts;
    // What has arrived need not be safe here any more.
    let kept = (!stage.is_over()).then(|| {
        let icon = match saved {
            Saved::NotYet => IconName::Clock,
            Saved::Failed => IconName::CircleX,
            Saved::Once(_) | Saved::Twice(_) => IconName::Check,
        };
        view! { <p class="c-delivery__fact"><Icon name=icon />{words.saved(saved)}</p> }
    });
    let icon = match stage {
        Stage::Arrived => IconName::CircleCheck,
        Stage::NeedsYou => IconName::CircleX,
        _ => IconName::Clock,
    };
    let needs_you = stage == Stage::NeedsYou;
    let heading =
        needs_you.then(|| view! { <p class="c-delivery__code">{words.outbox_needs_you()}</p> });
    let text = needs_you.then(|| view! { <p>{words.outbox_needs_you_kept()}</p> });
    view! {
        <div
            class="c-delivery"
            data-item=item.as_str().to_owned()
            data-stage=stage_name(stage)
            data-saved=saved_name(saved)
        >
            {heading}
            {kept}
            <p class="c-delivery__fact"><Icon name=icon />{journey}</p>
            {text}
            {code.map(|code| view! { <p class="c-delivery__code">{words.outbox_arrived_receipt(&code)}</p> })}
        </div>
    }
    .into_any()
}
