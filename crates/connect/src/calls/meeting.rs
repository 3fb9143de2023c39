//! Calls about meetings.

use model::Capability;
use model::MeetingId;
use model::PanelId;
use model::meeting::Feedback;
use model::meeting::Meeting;
use model::receipt::Receipt;

use super::{Call, Params, call, sending};
use crate::decode;
use crate::encode;
use crate::page::Page;

/// A panel's meetings, oldest first.
pub fn meetings(panel: &PanelId) -> Call<Page<Meeting>> {
    let params = Params::new().with("panel", panel.as_str());
    call(Capability::Meetings, params, |node| {
        decode::page(node, decode::meeting::meeting)
    })
}

/// One meeting.
pub fn meeting(meeting: &MeetingId) -> Call<Meeting> {
    let params = Params::new().with("meeting", meeting.as_str());
    call(Capability::Meeting, params, decode::meeting::meeting)
}

/// Feedback on a meeting of this panel.
pub fn give_feedback(panel: &PanelId, meeting: &MeetingId, feedback: &Feedback) -> Call<Receipt> {
    let params = Params::new()
        .with("panel", panel.as_str())
        .with("meeting", meeting.as_str())
        .with("feedback", feedback.id.as_str());
    sending(
        Capability::GiveFeedback,
        params,
        encode::feedback(feedback),
        decode::receipt,
    )
}
