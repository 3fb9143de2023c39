//! Random values and keyed hashes: session tokens, receipt codes, sealed ids.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::Mac;
use sha2::{Digest, Sha256};

use crate::problem::{Outcome, Problem};

const CODE_LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const NONCE: usize = 24;

/// What a session cookie holds: 256 random bits. Only its SHA-256 is stored.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Token([u8; 32]);

/// Random bytes of the operating system.
pub(crate) fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(Problem::internal)?;
    Ok(bytes)
}

/// A short code that can be read out on the phone: `K7QM-2F9D`, 40 random bits.
pub(crate) fn receipt_code() -> Outcome<String> {
    let letters = random::<8>()?.map(|byte| {
        CODE_LETTERS
            .get(usize::from(byte & 31))
            .copied()
            .map_or('0', char::from)
    });
    let (head, tail) = letters.split_at(4);
    Ok(head.iter().chain(&['-']).chain(tail).collect())
}

/// SHA-256 under a name, so that two uses never give the same value.
pub(crate) fn digest(purpose: &str, value: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update(purpose)
        .chain_update([0])
        .chain_update(value)
        .finalize()
        .into()
}

/// HMAC-SHA-256.
pub(crate) fn keyed(key: &[u8], value: &[u8]) -> [u8; 32] {
    match <hmac::Hmac<Sha256> as Mac>::new_from_slice(key) {
        Ok(mac) => mac.chain_update(value).finalize().into_bytes().into(),
        Err(_) => digest("never: HMAC takes keys of any length", value),
    }
}

impl Token {
    /// A fresh one.
    pub(crate) fn mint() -> Outcome<Self> {
        random().map(Self)
    }

    /// Reads a cookie's value.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// The cookie's value.
    pub(crate) fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is stored.
    pub(crate) fn hash(&self) -> [u8; 32] {
        digest("session", &self.0)
    }

    /// Encrypts a text so that only this token's holder makes it readable again.
    pub(crate) fn seal(&self, text: &str) -> Outcome<Vec<u8>> {
        let nonce = random::<NONCE>()?;
        let sealed = self
            .cipher()
            .encrypt(XNonce::from_slice(&nonce), text.as_bytes());
        let sealed = sealed.map_err(Problem::internal)?;
        Ok(nonce.into_iter().chain(sealed).collect())
    }

    /// Opens what was sealed with this token.
    pub(crate) fn open(&self, sealed: &[u8]) -> Option<String> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let opened = self
            .cipher()
            .decrypt(XNonce::from_slice(nonce), sealed)
            .ok()?;
        String::from_utf8(opened).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&keyed(&self.0, b"sealed ids").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_id_opens_only_with_its_token() {
        let (mine, other) = (Token::mint().unwrap(), Token::mint().unwrap());
        let sealed = mine.seal("response-1").unwrap();
        assert_eq!(mine.open(&sealed).as_deref(), Some("response-1"));
        assert_eq!(other.open(&sealed), None);
        assert_eq!(mine.open(b"short"), None);
    }

    #[test]
    fn a_token_survives_its_cookie_and_a_code_reads_well() {
        let token = Token::mint().unwrap();
        assert!(Token::parse(&token.text()) == Some(token));
        assert!(Token::parse("nonsense").is_none());
        let code = receipt_code().unwrap();
        assert_eq!((code.len(), code.as_bytes()[4]), (9, b'-'));
    }
}
