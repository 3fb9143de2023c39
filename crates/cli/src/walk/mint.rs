//! Ids as the portal mints them: 128 random bits and a little more, in 22 letters.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A fresh id; `None` where the machine has no randomness.
pub fn mint() -> Option<String> {
    let mut bytes = [0_u8; 22];
    getrandom::fill(&mut bytes).ok()?;
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 64)).copied().map(char::from);
    bytes.iter().map(letter).collect()
}
