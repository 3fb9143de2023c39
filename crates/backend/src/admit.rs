//! The operator's yes to a request to join.

use rusqlite::Connection;

use crate::clock;
use crate::problem::Problem;
use crate::store::database::transact;
use crate::store::membership::{self, Door};
use crate::wire::id::Id;

/// Nobody was admitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AdmitError {
    /// There is no such request.
    #[error("no request of this number waits there; `export --with-responses` lists them")]
    NoRequest,
    /// The panel's rules stand against it: it is full, closed or over.
    #[error("the panel cannot take anybody: {0}")]
    Refused(&'static str),
}

/// Makes a member of somebody whose request waits.
pub fn admit(connection: &mut Connection, panel: &str, number: i64) -> Result<(), AdmitError> {
    let panel = Id::parse(panel).ok_or(AdmitError::NoRequest)?;
    let refused = |problem: Problem| AdmitError::Refused(problem.kind.name());
    let admitted = transact(connection, |transaction| {
        let waits = membership::waits(transaction, &panel, number)?;
        if waits {
            membership::admit(transaction, number, &panel, Door::Operator, clock::now())?;
        }
        Ok(waits)
    });
    if admitted.map_err(refused)? {
        Ok(())
    } else {
        Err(AdmitError::NoRequest)
    }
}
