//! A key that everyone may see: it tells the backend which site asks, not who. It refuses keys that
//! are known to be secret.

use serde_json::Value;

use super::attach::header_name;
use super::form::from_base64url;
use super::secret::Secret;
use super::secrets;
use super::wrong::{Faults, Wrong};
use crate::node::Node;

/// A public key and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    place: Place,
    value: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Header(String),
    Query(String),
}

impl PublicKey {
    /// Reads `{"kind", "header" or "query", "value"}`.
    pub(super) fn read(node: &Node) -> Result<Self, Vec<Wrong>> {
        let mut faults = Faults::default();
        faults.known(node, &["kind", "header", "query", "value"]);
        let (header, query) = (node.field("header"), node.field("query"));
        let place = match (header.present(), query.present()) {
            (Some(header), None) => header_name(header, &mut faults).map(Place::Header),
            (None, Some(query)) => faults
                .read(query.parsed("name of a parameter", Secret::parse))
                .map(|name| Place::Query(name.as_str().to_owned())),
            _ => {
                faults.add(Wrong::at(node, "either `header` or `query`"));
                None
            }
        };
        let field = node.field("value");
        let value = faults.read(field.parsed("visible ASCII", Secret::parse));
        let personal = matches!(&place, Some(Place::Header(name)) if name == "authorization");
        if personal || value.as_ref().is_some_and(is_service_role) {
            faults.add(secrets::refused("/value".to_owned()));
        }
        faults.finish(place.zip(value).map(|(place, value)| Self {
            place,
            value: value.as_str().to_owned(),
        }))
    }

    pub(super) fn header(&self) -> Option<(String, String)> {
        self.pair(matches!(self.place, Place::Header(_)))
    }

    pub(super) fn query(&self) -> Option<(String, String)> {
        self.pair(matches!(self.place, Place::Query(_)))
    }

    fn pair(&self, wanted: bool) -> Option<(String, String)> {
        let (Place::Header(name) | Place::Query(name)) = &self.place;
        wanted.then(|| (name.clone(), self.value.clone()))
    }
}

/// A JWT that opens every table (`PostgREST` and its kin), pasted in place of the anonymous one.
fn is_service_role(key: &Secret) -> bool {
    let claims = key.as_str().split('.').nth(1).and_then(from_base64url);
    let claims = claims.and_then(|claims| serde_json::from_slice::<Value>(&claims).ok());
    claims.is_some_and(|claims| claims.get("role").and_then(Value::as_str) == Some("service_role"))
}
