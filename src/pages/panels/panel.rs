//! One panel: everything said before joining, the way in and out, meetings and themes.

use connect::{Page, calls};
use markup::prelude::*;
use model::PanelId;
use model::impact::Impact;
use model::meeting::Meeting;
use model::panel::{Discretion, MembershipState, Panel};
use model::theme::Theme;

use super::desk::Desk;
use super::propose::Proposing;
use super::themes::Part;
use super::{activity, changed, join, themes};
use crate::api::{Api, Loaded};
use crate::components::contact_card::ContactCard;
use crate::components::panel_card::joining_mark;
use crate::components::panel_facts::{PanelPractice, panel_matter};
use crate::components::prose::Prose;
use crate::components::way::way_back;
use crate::i18n::format::now;
use crate::i18n::{Words, foreign, said};
use crate::pages::load::load_with;
use crate::pages::stand_in::StandIn;
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{BackLink, PageHeader, Section, SkeletonShape};

/// What the page loads, all at once, as far as it is offered.
#[derive(Clone, Copy)]
struct Loading {
    desk: Desk,
    meetings: Option<Loaded<Page<Meeting>>>,
    themes: Option<Loaded<Page<Theme>>>,
    impacts: Option<Loaded<Page<Impact>>>,
    proposing: Proposing,
    stand_in: StandIn,
}

/// The page.
pub(crate) fn page(id: PanelId) -> impl IntoView {
    let words = Words::expect();
    titled(words.panel_title());
    let api = Api::expect();
    let loading = Loading {
        desk: Desk::open(&id),
        meetings: api.load_offered(calls::meetings(&id)),
        themes: api.load_offered(calls::themes(&id)),
        impacts: api.load_offered(calls::impacts(None)),
        proposing: Proposing::new(id),
        stand_in: StandIn::new(),
    };
    let panel = loading.desk.panel;
    let waiting = Memo::new(move |_| panel.value().is_none());
    view! {
        {move || {
            waiting.get().then(|| loading.stand_in.header(words.panel_title(), back()))
        }}
        {load_with(panel, SkeletonShape::Text, move |panel| show(panel, &loading))}
    }
}

fn back() -> Option<BackLink> {
    way_back(&Route::Panels, Words::expect().panel_back())
}

fn show(panel: Panel, loading: &Loading) -> AnyView {
    let now = now();
    let is_member = panel
        .membership
        .as_ref()
        .is_some_and(|membership| membership.state == MembershipState::Member);
    let part = match (panel.is_over(now), is_member) {
        (true, _) => Part::Remembers,
        (false, true) => Part::Chooses,
        (false, false) => Part::Reads,
    };
    let (matter, more) = (matter(&panel), more(&panel));
    let work = view! {
        {loading.meetings.map(|meetings| activity::meetings(meetings, part))}
        {loading.themes.map(|themes| themes::section(themes, part, panel.discretion, loading.proposing))}
        {loading.impacts.map(|impacts| changed::section(&panel, impacts))}
    }
    .into_any();
    // A member comes for the work, others to learn what it is about.
    let (first, last) = if is_member {
        (work, [matter, more])
    } else {
        (matter, [more, work])
    };
    loading.stand_in.hand_over();
    view! {
        {header(&panel)}
        <div class="p-panel">
            <div class="p-panel__first">{first}</div>
            <div class="p-panel__aside">{aside(&panel, loading.desk)}</div>
            <div class="p-panel__last">{last.into_iter().collect_view()}</div>
        </div>
    }
    .into_any()
}

fn header(panel: &Panel) -> AnyView {
    let (title, lang) = (said(&panel.name), foreign(&panel.name));
    // That somebody reads about a sensitive panel is not told in the window's title.
    if panel.discretion == Discretion::Ordinary {
        titled(&title);
    }
    let (lead, lead_lang) = (said(&panel.summary), foreign(&panel.summary));
    let mark = joining_mark(panel.may_join(now()));
    view! {
        <PageHeader title lang lead lead_lang back=back()>
            {mark}
        </PageHeader>
    }
    .into_any()
}

fn matter(panel: &Panel) -> AnyView {
    let words = Words::expect();
    panel_matter(panel.clone())
        .map(|facts| view! { <Section id="about" heading=words.panel_about()>{facts}</Section> })
        .into_any()
}

fn more(panel: &Panel) -> AnyView {
    let words = Words::expect();
    let text = panel.description.clone();
    (!text.is_empty())
        .then(|| {
            view! {
                <Section id="more" heading=words.panel_more()>
                    <Prose text />
                </Section>
            }
        })
        .into_any()
}

fn aside(panel: &Panel, desk: Desk) -> AnyView {
    let words = Words::expect();
    let contact = panel.contact.clone().map(|contact| {
        view! {
            <Section id="contact" heading=words.common_contact()>
                <ContactCard contact />
            </Section>
        }
    });
    let joining = join::block(panel, desk);
    let known = panel.clone();
    let practice = view! {
        <Section id="practice" heading=words.panel_practical()>
            <PanelPractice panel=known now=now() />
        </Section>
    }
    .into_any();
    // Who is in knows the facts; who is not hears them first.
    let (first, then) = if panel.membership.is_some() {
        (joining, practice)
    } else {
        (practice, joining)
    };
    view! {
        {first}
        {then}
        {contact}
    }
    .into_any()
}
