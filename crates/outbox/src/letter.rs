//! What is sent, frozen when the person taps: the same bytes at each try. Opaque here; `connect` made it and reads it.

use crate::digest::Fnv;
use model::Capability;
use serde::{Serialize, Serializer};

/// One write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// Which operation of the contract.
    #[serde(serialize_with = "operation_name")]
    pub operation: Capability,
    /// Its values by name, the minted id among them.
    pub params: Vec<(String, String)>,
    /// The JSON that goes with it.
    pub body: Option<String>,
    /// The one request that does all of it, where one does: what `rescue.html` sends when no portal runs.
    pub direct: Option<Direct>,
}

/// A request ready to be sent; its body is that of the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Direct {
    /// Such as `PUT`.
    pub method: String,
    /// Where.
    pub url: String,
    /// Names and values, none of them a secret.
    pub headers: Vec<(String, String)>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde calls")]
fn operation_name<S: Serializer>(operation: &Capability, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(operation.name())
}

impl Letter {
    /// A mark of every byte that is sent, to notice a record that was damaged or mixed up: FNV-1a, 64 bits.
    pub fn digest(&self, id: &str) -> String {
        let mut hash = Fnv::new();
        hash.text(id);
        hash.text(self.operation.name());
        for (name, value) in &self.params {
            hash.text(name);
            hash.text(value);
        }
        hash.text(self.body.as_deref().unwrap_or_default());
        hash.to_hex()
    }

    /// How many bytes go out, roughly: for the deadline.
    pub(crate) fn weight(&self) -> u64 {
        self.body.as_ref().map_or(0, |body| body.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(params: &[(&str, &str)], body: &str) -> Letter {
        let own = |text: &str| text.to_owned();
        Letter {
            operation: Capability::SubmitResponse,
            params: params
                .iter()
                .map(|(name, value)| (own(name), own(value)))
                .collect(),
            body: Some(own(body)),
            direct: None,
        }
    }

    #[test]
    fn the_digest_tells_letters_apart() {
        let one = letter(&[("poll", "p1")], "{}").digest("a");
        assert_eq!(one, letter(&[("poll", "p1")], "{}").digest("a"));
        assert_ne!(one, letter(&[("poll", "p1")], "{}").digest("b"));
        assert_ne!(one, letter(&[("pollp", "1")], "{}").digest("a"));
        assert_ne!(one, letter(&[("poll", "p1")], "{ }").digest("a"));
    }
}
