//! A panel's themes: members support and propose them, others read them.

use connect::{Page, calls};
use leptos::task::spawn_local;
use markup::prelude::*;
use model::Capability;
use model::panel::Discretion;
use model::theme::{Support, Theme, ThemeState};

use super::propose::Proposing;
use crate::api::Loaded;
use crate::components::theme_row::{SupportControl, ThemeRow};
use crate::i18n::Words;
use crate::offers::Offers;
use crate::pages::load::load_with;
use crate::pages::sending::{Came, Sending, busy, discreetly, failure_notice, send};
use crate::state::outbox::Outbox;
use crate::ui::{CardList, Section, SkeletonShape};

/// Whether this resident may take part in choosing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A member.
    Chooses,
    /// Not a member.
    Reads,
    /// The panel's work is over; nobody chooses any more.
    Remembers,
}

/// The list, and the form for members.
pub(super) fn section(
    loaded: Loaded<Page<Theme>>,
    part: Part,
    discretion: Discretion,
    proposing: Proposing,
) -> AnyView {
    let words = Words::expect();
    let offers = Offers::expect();
    let proposes = offers.has(Capability::ProposeTheme);
    let below = match part {
        Part::Chooses if proposes => proposing.form(loaded, discretion),
        Part::Reads if chooses() => view! { <p>{words.theme_members_only()}</p> }.into_any(),
        Part::Chooses | Part::Reads | Part::Remembers => ().into_any(),
    };
    let lead = proposes.then(|| view! { <p>{words.theme_lead()}</p> });
    if part == Part::Remembers {
        return remembered(loaded, discretion);
    }
    view! {
        <Section id="themes" heading=words.theme_heading()>
            {lead}
            {load_with(loaded, SkeletonShape::Cards, move |page| list(page, part, discretion))}
            {below}
        </Section>
    }
    .into_any()
}

/// Whether the backend lets members choose: propose and support.
pub(super) fn chooses() -> bool {
    let offers = Offers::expect();
    offers.has(Capability::ProposeTheme) && offers.has(Capability::SupportTheme)
}

/// What a panel whose work is over has talked about, if it kept themes at all.
fn remembered(loaded: Loaded<Page<Theme>>, discretion: Discretion) -> AnyView {
    let words = Words::expect();
    let shown = move || {
        let page = loaded.value().filter(|page| !page.items.is_empty())?;
        let themes = list(page, Part::Remembers, discretion);
        Some(view! { <Section id="themes" heading=words.theme_heading()>{themes}</Section> })
    };
    shown.into_any()
}

fn list(page: Page<Theme>, part: Part, discretion: Discretion) -> AnyView {
    let words = Words::expect();
    let left_out = (page.left_out > 0)
        .then(|| view! { <p role="status">{words.common_left_out(page.left_out)}</p> });
    // What has been worked on comes last; the backend's order holds within.
    let (discussed, open): (Vec<_>, Vec<_>) = page
        .items
        .into_iter()
        .partition(|theme| theme.state == ThemeState::Discussed);
    let rows: Vec<_> = open
        .into_iter()
        .chain(discussed)
        .map(|theme| row(theme, part, discretion))
        .collect();
    let list = if rows.is_empty() {
        view! { <p>{words.theme_none()}</p> }.into_any()
    } else {
        view! { <CardList>{rows}</CardList> }.into_any()
    };
    view! {
        {list}
        {left_out}
    }
    .into_any()
}

fn row(theme: Theme, part: Part, discretion: Discretion) -> AnyView {
    let supporters = RwSignal::new(theme.supporters);
    let sending = RwSignal::new(Sending::Idle);
    let supports = Offers::expect().has(Capability::SupportTheme);
    let control = (supports && part == Part::Chooses && theme.state == ThemeState::Proposed)
        .then(|| control(&theme, discretion, supporters, sending));
    let failure = control.map(|_| failure_notice(sending));
    view! {
        <li>
            <ThemeRow theme supporters control />
            {failure}
        </li>
    }
    .into_any()
}

/// Changes the support at the backend and then in the row, which stays where it is.
fn control(
    theme: &Theme,
    discretion: Discretion,
    supporters: RwSignal<u32>,
    sending: RwSignal<Sending>,
) -> SupportControl {
    let (outbox, words) = (Outbox::expect(), Words::expect());
    let called = discreetly(words, discretion, &theme.title, words.panel_title());
    let (id, title) = (theme.id.clone(), words.outbox_support(&called));
    let support = RwSignal::new(theme.support);
    let toggle = move |()| {
        let (id, title) = (id.clone(), title.clone());
        spawn_local(async move {
            let wanted = match support.try_get_untracked() {
                Some(Support::NotGiven) => Support::Given,
                Some(Support::Given) => Support::NotGiven,
                None => return,
            };
            let call = calls::support_theme(&id, wanted);
            match send(outbox, &call, title, sending).await {
                // What waits on the phone will be so.
                Came::Arrived(()) | Came::Saved => {
                    support.try_set(wanted);
                    supporters.try_update(|count| match wanted {
                        Support::Given => *count = count.saturating_add(1),
                        Support::NotGiven => *count = count.saturating_sub(1),
                    });
                }
                Came::Refused(_) | Came::Open => {}
            }
        });
    };
    SupportControl {
        support: support.into(),
        busy: busy(sending),
        on_toggle: Callback::new(toggle),
    }
}
