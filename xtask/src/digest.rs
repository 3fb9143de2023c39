//! Digests of bytes and of files: SHA-256 in hexadecimal for names and manifests, SHA-384 for integrity.

use crate::failure::{Failure, OrMend};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::fmt::Write;
use std::path::Path;

/// 64 lower-case hexadecimal digits.
pub(crate) fn of(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// The first 16 digits: enough for a file name.
pub(crate) fn short(bytes: &[u8]) -> String {
    of(bytes).chars().take(16).collect()
}

/// The value of an `integrity` attribute.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Digest of a file's content.
pub(crate) fn of_file(path: &Path) -> Result<String, Failure> {
    Ok(of(&read(path)?))
}

/// A file's content, or a failure that names it.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).or_mend(
        format!("{} cannot be read", path.display()),
        "run `cargo xtask dist` again",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        assert!(of(b"abc").starts_with("ba7816bf8f01cfea414140de5dae2223"));
        assert_eq!(short(b"abc"), "ba7816bf8f01cfea");
        // Appendix D.1.
        assert_eq!(
            integrity(b"abc"),
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
    }
}
