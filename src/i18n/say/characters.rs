//! Words for how much may still be typed.

use crate::i18n::Words;

impl Words {
    /// How many characters are left; below zero, how many are too many.
    pub fn characters(self, left: i64) -> String {
        let count = u32::try_from(left.unsigned_abs()).unwrap_or(u32::MAX);
        if left < 0 {
            self.common_characters_over(count)
        } else {
            self.common_characters_left(count)
        }
    }
}
