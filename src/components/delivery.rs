//! The two facts about something sent, each with its own evidence: it is safe on this phone; it is there. They stand where
//! it was sent from, and in the outbox.

use markup::prelude::*;
use outbox::{Journey, Line, Saved, Stage};

use crate::i18n::Words;
use crate::ui::{Icon, IconName};

/// One item's facts, as they change.
#[component]
pub fn Delivery(
    /// The item; nothing is shown while it is not known.
    #[prop(into)]
    line: Signal<Option<Line>>,
) -> impl IntoView {
    move || line.get().map(facts)
}

/// As the two facts stand now.
pub fn facts(line: Line) -> AnyView {
    let words = Words::expect();
    let Line {
        id, stage, shown, ..
    } = line;
    let code = match &shown.journey {
        Journey::Arrived(receipt) => receipt.code.clone(),
        _ => None,
    };
    // What has arrived need not be safe here any more.
    let saved = (!stage.is_over()).then(|| {
        let icon = match shown.saved {
            Saved::NotYet => IconName::Clock,
            Saved::Failed => IconName::CircleX,
            Saved::Once(_) | Saved::Twice(_) => IconName::Check,
        };
        view! { <p class="c-delivery__fact"><Icon name=icon />{words.saved(shown.saved)}</p> }
    });
    let icon = match &shown.journey {
        Journey::Arrived(_) => IconName::CircleCheck,
        Journey::NeedsYou { .. } => IconName::CircleX,
        _ => IconName::Clock,
    };
    let needs_you = matches!(shown.journey, Journey::NeedsYou { .. });
    let heading =
        needs_you.then(|| view! { <p class="c-delivery__code">{words.outbox_needs_you()}</p> });
    let kept = needs_you.then(|| view! { <p>{words.outbox_needs_you_kept()}</p> });
    view! {
        <div
            class="c-delivery"
            data-item=id.as_str().to_owned()
            data-stage=stage_name(stage)
            data-saved=saved_name(shown.saved)
        >
            {heading}
            {saved}
            <p class="c-delivery__fact"><Icon name=icon />{words.journey(&shown.journey)}</p>
            {kept}
            {code.map(|code| view! { <p class="c-delivery__code">{words.outbox_arrived_receipt(&code)}</p> })}
        </div>
    }
    .into_any()
}

fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Fresh | Stage::Queued => "queued",
        Stage::Sending => "sending",
        Stage::Checking => "checking",
        Stage::Arrived => "arrived",
        Stage::AuthBlocked => "auth_blocked",
        Stage::NeedsYou => "needs_you",
        Stage::Discarded => "discarded",
    }
}

fn saved_name(saved: Saved) -> &'static str {
    match saved {
        Saved::NotYet => "no",
        Saved::Failed => "failed",
        Saved::Once(_) => "once",
        Saved::Twice(_) => "twice",
    }
}
