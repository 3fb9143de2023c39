//! Ids that nobody can guess and no two phones share.

use super::window;

const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// 26 letters of Crockford's base 32: 130 random bits from the browser's secure source. `None` in
/// a browser without one; then nothing that needs an id can be sent.
pub fn id() -> Option<String> {
    let bytes: [u8; 26] = bytes()?;
    let letter = |byte: &u8| {
        LETTERS
            .get(usize::from(byte & 31))
            .map(|letter| char::from(*letter))
    };
    bytes.iter().map(letter).collect()
}

/// Random bytes from the browser's secure source, fit for keys.
pub fn bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let crypto = window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
