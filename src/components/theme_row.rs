//! A theme in a list, with its support.

use markup::prelude::*;
use model::Capability;
use model::theme::{Support, Theme, ThemeState};

use crate::i18n::{Said, Title, Words, said};
use crate::offers::Offers;
use crate::ui::{
    Badge, BadgeKind, Button, ButtonKind, Card, CardHeading, CardKind, IconName, VisuallyHidden,
};

/// This resident's support as it stands, and how it changes.
#[derive(Clone, Copy)]
pub struct SupportControl {
    /// Whether this resident supports it.
    pub support: Signal<Support>,
    /// Whether a change is on its way.
    pub busy: Signal<bool>,
    /// Asks for the other.
    pub on_toggle: Callback<()>,
}

/// What it is, why it matters, how far it is, how many support it; and a button where this
/// resident may support it.
#[component]
pub fn ThemeRow(
    /// The theme.
    theme: Theme,
    /// How many support it by now.
    #[prop(into)]
    supporters: Signal<u32>,
    /// The button; none for those who may only read.
    control: Option<SupportControl>,
) -> impl IntoView {
    let words = Words::expect();
    let (kind, badge, icon) = match theme.state {
        ThemeState::Proposed => (CardKind::Plain, BadgeKind::Neutral, IconName::MessageSquare),
        ThemeState::Chosen => (CardKind::Plain, BadgeKind::Success, IconName::Check),
        ThemeState::Discussed => (CardKind::Quiet, BadgeKind::Neutral, IconName::Messages),
    };
    let about = said(&theme.title);
    let button = control.map(
        |SupportControl {
             support,
             busy,
             on_toggle,
         }| {
            view! {
                <Button
                    kind=ButtonKind::Secondary
                    icon=IconName::HeartHandshake
                    pressed=Signal::derive(move || support.get() == Support::Given)
                    busy
                    on_press=on_toggle
                >
                    {words.theme_support()}
                    " "<VisuallyHidden>{about}</VisuallyHidden>
                </Button>
            }
        },
    );
    let count = Offers::expect().has(Capability::SupportTheme).then(|| {
        view! { <span>{move || words.theme_supporters(supporters.get())}</span> }
    });
    let reason = (!theme.reason.is_empty()).then(|| view! { <p><Said text=theme.reason /></p> });
    view! {
        <Card kind>
            <CardHeading><Title text=theme.title /></CardHeading>
            {reason}
            <p class="c-theme__state">
                <Badge kind=badge icon>{words.theme_state(theme.state)}</Badge>
                {count}
            </p>
            {button}
        </Card>
    }
}
