//! The command `raati`: for whoever connects a backend. `check` reads a profile, `replay` runs it against captured
//! answers, `doctor` against the live backend, `probe` drafts one.
//!
//! Map, in reading order: `load` profiles and presets · `contract` the shapes of the contract · `check` · `walk` every
//! operation against whatever answers · `replay` captured answers · `doctor` a live backend as a browser sees it ·
//! `probe` an unknown one · `table`, `paint` how it is shown. It decides nothing about HTTP or JSON of a backend:
//! that is `connect`'s, the same code as in the portal.

pub mod check;
pub mod class;
pub mod contract;
pub mod doctor;
pub mod exposed;
pub mod load;
pub mod paint;
pub mod probe;
pub mod replay;
pub mod table;
pub mod walk;
