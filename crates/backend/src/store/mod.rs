//! What is kept, in SQLite: operators' documents and residents' rows.
//!
//! Every function works inside a transaction given to it and asks the model for its rules; time
//! comes in as an argument. Writes run one at a time under `BEGIN IMMEDIATE`, so a capacity that
//! was counted still holds when the row is written, and unique constraints back each decision.

pub(crate) mod database;
pub(crate) mod document;
pub(crate) mod event;
pub(crate) mod feedback;
pub(crate) mod fresh;
pub(crate) mod impact;
mod intent;
pub(crate) mod invitation;
pub(crate) mod ledger;
pub(crate) mod meeting;
pub(crate) mod membership;
pub(crate) mod message;
pub(crate) mod page;
pub(crate) mod panel;
pub(crate) mod person;
pub(crate) mod poll;
pub(crate) mod registration;
pub(crate) mod response;
pub(crate) mod session;
pub(crate) mod tally;
pub(crate) mod tally_rows;
pub(crate) mod theme;
