//! A panel's meetings: the coming ones first, then what has been.

use connect::Page;
use markup::prelude::*;
use model::Timestamp;
use model::meeting::Meeting;

use super::themes::Part;
use crate::api::Loaded;
use crate::components::meeting_row::MeetingRow;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::pages::load::load_with;
use crate::ui::{CardList, Section, SkeletonShape};

/// Both lists.
pub(super) fn meetings(loaded: Loaded<Page<Meeting>>, part: Part) -> AnyView {
    let shape = SkeletonShape::default();
    load_with(loaded, shape, move |page| show(page, part).into_any()).into_any()
}

fn show(page: Page<Meeting>, reader: Part) -> impl IntoView {
    let words = Words::expect();
    let now = now();
    let (mut past, coming): (Vec<_>, Vec<_>) = page
        .items
        .into_iter()
        .partition(|meeting| meeting.span.is_over(now));
    // The backend sends the oldest first.
    past.reverse();
    let none = coming.is_empty();
    let coming = if none {
        view! { <p>{words.meeting_none_coming()}</p> }.into_any()
    } else {
        rows(coming, now)
    };
    // A panel whose work is over promises no more meetings.
    let coming = (!none || reader != Part::Remembers).then(|| {
        view! { <Section id="meetings" heading=words.meeting_coming()>{coming}</Section> }
    });
    let past = (!past.is_empty()).then(|| {
        view! {
            <Section id="past-meetings" heading=words.meeting_past()>{rows(past, now)}</Section>
        }
    });
    let left_out = (page.left_out > 0)
        .then(|| view! { <p role="status">{words.common_left_out(page.left_out)}</p> });
    view! {
        {coming}
        {past}
        {left_out}
    }
}

fn rows(meetings: Vec<Meeting>, now: Timestamp) -> AnyView {
    let rows = meetings
        .into_iter()
        .map(|meeting| view! { <li><MeetingRow meeting now /></li> })
        .collect_view();
    view! { <CardList>{rows}</CardList> }.into_any()
}
