//! A contact person: a named professional whom a resident can reach.

use crate::LocalText;

/// A named professional with a phone number and an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The person's name.
    pub name: String,
    /// What they do.
    pub role: LocalText,
    /// Telephone number as people write it.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// When they answer.
    pub hours: LocalText,
}
