//! "Me": what I took part in, how the portal looks and speaks, and my data.

mod data;
mod settings;
mod took_part;

use markup::prelude::*;

use model::Capability;

use crate::components::way::{Way, way_text};
use crate::i18n::Words;
use crate::offers::Offers;
use crate::offers::promising;
use crate::pages::load::load_with;
use crate::route::Route;
use crate::state::navigation::titled;
use crate::state::person;
use crate::ui::{IconName, PageHeader, Section, SkeletonShape};

/// The page. Language and theme are there with every backend.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.shell_me());
    let person = person::load();
    let lead = if person.is_some() {
        promising(words.me_lead(), words.common_no_name())
    } else {
        String::new()
    };
    let took_part = person.map(|person| {
        let show = |person| took_part::view(person).into_any();
        load_with(person, SkeletonShape::Cards, show)
    });
    view! {
        <PageHeader title=words.shell_me() lead />
        {took_part}
        {invitations()}
        {settings::view()}
        {data::view()}
        {way_text(&Route::Diagnostics, words.diagnostics_title())}
    }
}

/// The way to the invitations, or to typing a code where that is all there is.
fn invitations() -> Option<AnyView> {
    let (words, offers) = (Words::expect(), Offers::expect());
    let way = if offers.has(Capability::Invitations) {
        Way::to(Route::Invitations, words.me_to_invitations())
    } else {
        Way::to(Route::InvitationByCode, words.home_type_code())
    };
    let way = way.icon(IconName::Mail).button()?;
    let both = offers.has(Capability::Invitations) && offers.has(Capability::Invitation);
    let text = both.then(|| view! { <p>{words.me_invitations()}</p> });
    Some(
        view! {
            <Section id="invitations" heading=words.invitation_title()>
                {text}
                {way}
            </Section>
        }
        .into_any(),
    )
}
