//! FNV-1a, 64 bits: notices damage, keeps no secret.

/// A hash under way.
pub(crate) struct Fnv(u64);

impl Fnv {
    pub(crate) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Each text ends in a byte that UTF-8 has not, so that none runs into the next.
    pub(crate) fn text(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Sixteen digits.
    pub(crate) fn to_hex(&self) -> String {
        format!("{:016x}", self.0)
    }
}
