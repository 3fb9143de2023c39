//! Words for meeting.
