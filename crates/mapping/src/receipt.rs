//! Receipt codes for backends that have none of their own.

/// Letters and digits that are not taken for each other when read out (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A short code such as `K7QM-2F9D`, always the same for one id: 40 bits of FNV-1a.
pub fn code(id: &str) -> String {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    // The upper bits of FNV are the better mixed ones.
    let mixed = hash ^ (hash >> 29);
    let mut code = String::with_capacity(9);
    for place in 0..8_u32 {
        if place == 4 {
            code.push('-');
        }
        let index = usize::try_from((mixed >> (place * 5)) & 31).unwrap_or_default();
        code.push(LETTERS.get(index).map_or('0', |letter| char::from(*letter)));
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_id_has_one_code() {
        assert_eq!(code("a1"), code("a1"));
        assert_ne!(code("a1"), code("a2"));
        assert_eq!(code("").len(), 9);
    }
}
