//! One meeting of a panel: when and where, what to read before, what was said, and feedback.

mod feedback;

use connect::calls;
use markup::prelude::*;
use model::meeting::{AgendaItem, Material, Meeting};
use model::panel::Discretion;
use model::{Capability, MeetingId, PanelId};

use self::feedback::Feedbacking;
use super::load::load_with;
use crate::api::{Api, Loaded};
use crate::components::material::MaterialList;
use crate::components::meeting_summary::MeetingSummary;
use crate::components::place::PlaceView;
use crate::i18n::format::now;
use crate::i18n::{Said, Words, said};
use crate::offers::Offers;
use crate::pages::stand_in::StandIn;
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{BackLink, Fact, FactList, IconName, PageHeader, Section, SkeletonShape};

/// The page. Its window is titled by the theme only when the panel is known not to be sensitive.
pub(crate) fn page(panel: PanelId, meeting: MeetingId) -> impl IntoView {
    let words = Words::expect();
    titled(words.meeting_title());
    let api = Api::expect();
    let loaded = api.load(calls::meeting(&meeting));
    let of = api
        .offers(Capability::Panel)
        .then(|| api.load_once(calls::panel(&panel)));
    let stand_in = StandIn::new();
    let waiting = Memo::new(move |_| loaded.value().is_none());
    let of = move || of.and_then(Loaded::value);
    let discretion =
        Memo::new(move |_| of().map_or(Discretion::Sensitive, |panel| panel.discretion));
    let feedback = Feedbacking::new(panel.clone(), discretion, meeting);
    let name = Memo::new(move |_| of().map(|panel| said(&panel.name)));
    Effect::new(move |_| {
        if let (Some(meeting), Discretion::Ordinary) = (loaded.value(), discretion.get()) {
            titled(&said(&meeting.theme));
        }
    });
    let href = Offers::expect().href(&Route::Panel(panel));
    let back = Callback::new(move |()| {
        let label = name
            .get_untracked()
            .unwrap_or_else(|| words.meeting_back().to_owned());
        href.clone().map(|href| BackLink { href, label })
    });
    let shown = move |meeting| {
        stand_in.hand_over();
        show(meeting, back.run(()), feedback)
    };
    view! {
        {move || waiting.get().then(|| stand_in.header(words.meeting_title(), back.run(())))}
        {load_with(loaded, SkeletonShape::Text, shown)}
    }
}

fn show(meeting: Meeting, back: Option<BackLink>, feedback: Feedbacking) -> AnyView {
    let words = Words::expect();
    let wanted = words.language();
    let theme = meeting.theme.say(wanted);
    let lang = theme
        .filter(|theme| theme.language != wanted)
        .map(|theme| theme.language.code());
    let title = theme.map(|theme| theme.text.to_owned()).unwrap_or_default();
    let over = meeting.span.is_over(now());
    let summary = summary(&meeting, over);
    let feedback = Offers::expect()
        .has(Capability::GiveFeedback)
        .then(|| feedback.section(&meeting));
    let before = before(meeting.agenda, meeting.material);
    // Until it is over one prepares; afterwards one reads what came of it.
    let (first, then) = if over {
        (summary, before)
    } else {
        (before, summary)
    };
    let facts = vec![
        Fact::new(
            IconName::Calendar,
            words.meeting_when(),
            words.span(meeting.span, &meeting.zone),
        ),
        Fact::new(
            IconName::MapPin,
            words.meeting_where(),
            view! { <PlaceView place=meeting.place /> },
        ),
    ];
    view! {
        <PageHeader title lang back />
        <div class="p-meeting">
            <FactList facts />
            {first}
            {then}
            {feedback}
        </div>
    }
    .into_any()
}

fn before(agenda: Vec<AgendaItem>, material: Vec<Material>) -> AnyView {
    let words = Words::expect();
    let agenda = (!agenda.is_empty()).then(|| {
        let items = agenda.into_iter().map(agenda_item).collect_view();
        view! {
            <Section id="agenda" heading=words.meeting_agenda()>
                <ol class="p-meeting__agenda" role="list">{items}</ol>
            </Section>
        }
    });
    let material = (!material.is_empty()).then(|| {
        view! {
            <Section id="material" heading=words.meeting_material()>
                <p>{words.meeting_material_lead()}</p>
                <MaterialList material />
            </Section>
        }
    });
    view! {
        {material}
        {agenda}
    }
    .into_any()
}

fn agenda_item(item: AgendaItem) -> impl IntoView {
    let words = Words::expect();
    let minutes = item.minutes.map(|minutes| {
        view! { <span class="p-meeting__minutes">{words.common_minutes(minutes)}</span> }
    });
    view! {
        <li>
            <span><Said text=item.title /></span>
            {minutes}
        </li>
    }
}

/// What was said; before that, once the meeting is over, that it is on its way.
fn summary(meeting: &Meeting, over: bool) -> AnyView {
    let words = Words::expect();
    let inside = match (meeting.summary.clone(), over) {
        (Some(summary), _) => {
            let zone = meeting.zone.clone();
            view! { <MeetingSummary summary zone /> }.into_any()
        }
        (None, true) => view! { <p>{words.meeting_no_summary()}</p> }.into_any(),
        (None, false) => return ().into_any(),
    };
    view! { <Section id="summary" heading=words.meeting_summary()>{inside}</Section> }.into_any()
}
