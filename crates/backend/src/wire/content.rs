//! A content file: what an operator writes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::event::Event;
use super::impact::Impact;
use super::invitation::Invitation;
use super::meeting::Meeting;
use super::panel::Panel;
use super::poll::Poll;
use super::portal::Portal;
use super::theme::Theme;

/// Everything an operator writes, in the order in which references point backwards.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Content {
    /// The portal itself.
    pub portal: Option<Portal>,
    /// Panels.
    pub panels: Vec<Panel>,
    /// Meetings.
    pub meetings: Vec<Meeting>,
    /// Themes.
    pub themes: Vec<Theme>,
    /// Polls.
    pub polls: Vec<Poll>,
    /// Events.
    pub events: Vec<Event>,
    /// Invitations.
    pub invitations: Vec<Invitation>,
    /// Impacts.
    pub impacts: Vec<Impact>,
    /// How many invented residents act.
    #[serde(skip)]
    pub demo: Demo,
}

/// So many invented residents act through the same code as real ones; ids to counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Demo {
    /// Polls answered.
    pub responses: BTreeMap<String, u32>,
    /// Panels joined.
    pub members: BTreeMap<String, u32>,
    /// Events registered to.
    pub registrations: BTreeMap<String, u32>,
    /// Themes supported.
    pub support: BTreeMap<String, u32>,
    /// What is written in answer to open questions: by poll and question.
    pub texts: BTreeMap<String, BTreeMap<String, Sayings>>,
}

/// Texts to take from, by language; one that stands there twice is taken twice as often.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sayings {
    /// Finnish.
    pub fi: Vec<String>,
    /// Swedish.
    pub sv: Vec<String>,
    /// English.
    pub en: Vec<String>,
}
