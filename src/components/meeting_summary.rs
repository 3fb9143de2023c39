//! What was said in a meeting and how it goes on.

use markup::prelude::*;
use model::Zone;
use model::meeting::Summary;

use super::follow_up::FollowUpList;
use super::prose::Prose;
use crate::i18n::Words;

/// The text, when it was published, and the matters taken forward under their own heading.
#[component]
pub fn MeetingSummary(
    /// The summary.
    summary: Summary,
    /// The meeting's zone, for the day of publishing.
    zone: Zone,
) -> impl IntoView {
    let words = Words::expect();
    let published = words.date(summary.published_at, &zone);
    let follow_ups = summary.follow_ups;
    let follow_ups = (!follow_ups.is_empty()).then(|| {
        view! {
            <h3>{words.meeting_follow_ups()}</h3>
            <FollowUpList follow_ups />
        }
    });
    view! {
        <Prose text=summary.text />
        <p class="c-meeting-summary__published">{words.meeting_published(&published)}</p>
        {follow_ups}
    }
}
