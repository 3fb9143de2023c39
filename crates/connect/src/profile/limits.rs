//! How often, how long and with what requests may be sent.

/// What a profile asks of whoever sends its requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Longest wait for one answer, in milliseconds.
    pub timeout_millis: u32,
    /// Most requests a minute, where the backend has such a rule.
    pub requests_a_minute: Option<u32>,
    /// Whether cookies go along to another origin.
    pub credentials: Credentials,
}

/// Whether a request carries cookies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credentials {
    /// To the portal's own origin only.
    SameOrigin,
    /// Also to another one (cookie sessions; needs the backend's leave).
    Include,
}
