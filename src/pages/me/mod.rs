//! "Me": what I took part in, how the portal looks and speaks, and my data.

mod data;
mod settings;
mod took_part;

use markup::prelude::*;

use crate::i18n::Words;
use crate::pages::load::load_with;
use crate::route::Route;
use crate::state::navigation::titled;
use crate::state::person;
use crate::ui::{IconName, LinkButton, PageHeader, Section, SkeletonShape};

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.shell_me());
    view! {
        <PageHeader title=words.shell_me() lead=words.me_lead() />
        {load_with(person::load(), SkeletonShape::Cards, |person| took_part::view(person).into_any())}
        <Section id="invitations" heading=words.invitation_title()>
            <p>{words.me_invitations()}</p>
            <LinkButton
                kind=crate::ui::ButtonKind::Secondary
                icon=IconName::Mail
                href=Route::Invitations.href()
            >
                {words.me_to_invitations()}
            </LinkButton>
        </Section>
        {settings::view()}
        {data::view()}
    }
}
