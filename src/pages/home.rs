//! "Sinulle": what waits for this resident, what changed because of them, and ways to take part.
//!
//! It asks for just what `boot.js` has asked for already (`build.rs`); each part loads and fails on
//! its own.

mod events;
mod impacts;
mod invitations;
mod polls;

use markup::prelude::*;

use crate::i18n::Words;
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{ButtonKind, LinkButton, PageHeader, Section, TextLink};

/// How many things of one sort are shown before all of them are offered.
const SHOWN: usize = 3;

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.shell_home());
    view! {
        <PageHeader title=words.shell_home() lead=words.home_lead() />
        {invitations::part()}
        {impacts::part()}
        {polls::part()}
        {events::part()}
        {panels()}
        {message()}
    }
}

/// The way to everything of one sort, under a part of it.
fn all(route: &Route, label: &'static str) -> AnyView {
    view! { <p class="p-home__all"><TextLink href=route.href()>{label}</TextLink></p> }.into_any()
}

fn panels() -> AnyView {
    let words = Words::expect();
    view! {
        <Section id="home-panels" heading=words.home_panels()>
            <p>{words.home_panels_text()}</p>
            <LinkButton href=Route::Panels.href() kind=ButtonKind::Secondary>
                {words.home_panels_go()}
            </LinkButton>
        </Section>
    }
    .into_any()
}

fn message() -> AnyView {
    let words = Words::expect();
    view! {
        <Section id="home-message" heading=words.shell_message()>
            <p>{words.home_message_text()}</p>
            <LinkButton href=Route::Message.href() kind=ButtonKind::Secondary>
                {words.home_message_go()}
            </LinkButton>
        </Section>
    }
    .into_any()
}
