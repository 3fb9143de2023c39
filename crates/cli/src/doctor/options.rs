//! What is asked of the doctor.

use model::Language;
use model::invitation::InvitationCode;

use super::Entered;

/// How a backend is looked at.
#[derive(Debug, Clone)]
pub struct Options {
    /// The portal's origin: what a browser sends as `Origin`.
    pub origin: String,
    /// Whether to write, too.
    pub writes: Writes,
    /// The resident's language.
    pub language: Language,
    /// An invitation to read and, when writing, to accept.
    pub code: Option<InvitationCode>,
    /// A token of somebody who is signed in, for where the profile's auth says.
    pub token: Option<String>,
    /// Somebody who is signed in already.
    pub entered: Option<Entered>,
    /// Most pages of one list.
    pub pages: u32,
}

/// Whether the doctor writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// It only reads.
    Never,
    /// Each write once, and one twenty times.
    Once,
}
