//! A meeting in a list.

use markup::prelude::*;
use model::Timestamp;
use model::meeting::Meeting;

use super::place::place_line;
use crate::i18n::{Title, Words};
use crate::offers::Offers;
use crate::route::Route;
use crate::ui::{Badge, BadgeKind, Card, CardHeading, CardKind, IconName};

/// Theme, time and place, and what there is to read.
#[component]
pub fn MeetingRow(
    /// The meeting.
    meeting: Meeting,
    /// The present moment, which decides what is over.
    now: Timestamp,
) -> impl IntoView {
    let words = Words::expect();
    let over = meeting.span.is_over(now);
    let kind = if over {
        CardKind::Quiet
    } else {
        CardKind::Plain
    };
    let running = (!over && now >= meeting.span.starts_at).then(|| {
        view! { <Badge kind=BadgeKind::New icon=IconName::Clock>{words.meeting_now_mark()}</Badge> }
    });
    let to_read = if meeting.summary.is_some() {
        Some((IconName::Messages, words.meeting_summary_mark()))
    } else if !over && !meeting.material.is_empty() {
        Some((IconName::BookOpen, words.meeting_material_mark()))
    } else {
        None
    };
    let to_read = to_read.map(|(icon, mark)| {
        view! { <Badge kind=BadgeKind::Info icon>{mark}</Badge> }
    });
    let href = Offers::expect().href(&Route::Meeting(meeting.panel, meeting.id));
    let place = (!over).then(|| view! { <p>{place_line(&meeting.place)}</p> });
    view! {
        <Card kind>
            <CardHeading href>
                <Title text=meeting.theme />
            </CardHeading>
            <p>{words.span(meeting.span, &meeting.zone)}</p>
            {place}
            {running}
            {to_read}
        </Card>
    }
}
