//! Numbers as people type them, brought into one form: `1 234,50` becomes `1234.5`.
//!
//! Works on the digits themselves, so that nothing is lost or added by binary fractions. Refuses
//! infinity, exponents, two decimal marks, badly grouped thousands and more than 15 digits (all
//! that a double, and so JSON in a browser, keeps).

/// Most digits a double keeps unharmed.
const MOST_DIGITS: usize = 15;

/// The canonical decimal: a minus where below zero, no needless zeros, a point before decimals –
/// a number JSON takes as it stands. A comma or a point is the decimal mark; blanks (also the
/// no-break ones) may group thousands; the minus may be the typographic one.
pub fn canonical(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let unsigned = typed.strip_prefix(['-', '\u{2212}']);
    let digits = unsigned.map_or(typed, str::trim_start);
    let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let whole = ungrouped(whole)?;
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + decimals.len() == 0 || !all_digits(&whole) || !all_digits(decimals) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let decimals = decimals.trim_end_matches('0');
    if whole.len() + decimals.len() > MOST_DIGITS {
        return None;
    }
    let is_zero = whole.is_empty() && decimals.is_empty();
    let mut canonical = String::new();
    if unsigned.is_some() && !is_zero {
        canonical.push('-');
    }
    canonical.push_str(if whole.is_empty() { "0" } else { whole });
    if !decimals.is_empty() {
        canonical.push('.');
        canonical.push_str(decimals);
    }
    Some(canonical)
}

/// The value of a number as typed.
pub fn value(typed: &str) -> Option<f64> {
    canonical(typed)?.parse().ok()
}

/// Takes the blanks out of `12 345 678`; `None` when they do not part thousands.
fn ungrouped(whole: &str) -> Option<String> {
    let blank = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    let mut groups = whole.split(blank);
    let mut joined = groups.next()?.to_owned();
    let first = joined.len();
    for group in groups {
        if group.len() != 3 || !(1..=3).contains(&first) {
            return None;
        }
        joined.push_str(group);
    }
    Some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, canon) in [
            ("3", "3"),
            (" 3,5 ", "3.5"),
            ("3.50", "3.5"),
            ("007", "7"),
            ("0", "0"),
            ("-0,0", "0"),
            (",5", "0.5"),
            ("5,", "5"),
            ("-12", "-12"),
            ("\u{2212} 12,25", "-12.25"),
            ("1 000", "1000"),
            ("12\u{a0}345\u{202f}678,9", "12345678.9"),
            ("999999999999999", "999999999999999"),
        ] {
            assert_eq!(canonical(typed).as_deref(), Some(canon), "{typed:?}");
        }
    }

    #[test]
    fn what_is_not_a_plain_number_is_refused() {
        for typed in [
            "",
            "-",
            ",",
            "inf",
            "NaN",
            "1e3",
            "1.000,5",
            "1,2,3",
            "10 00",
            "1 0000",
            " 1 00",
            "1234 567",
            "0,123 4",
            "--1",
            "+1",
            "0x10",
            "½",
            "٣",
            "1234567890123456",
            "3 €",
        ] {
            assert_eq!(canonical(typed), None, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn canonical_form_is_its_own_canonical_form(typed in "[-−]?[0-9 ]{0,8}[,.]?[0-9]{0,5}") {
            if let Some(canon) = canonical(&typed) {
                prop_assert_eq!(canonical(&canon), Some(canon));
            }
        }

        #[test]
        fn the_value_is_kept(whole in -9_999_999i64..9_999_999, decimals in 0u32..1000) {
            let typed = format!("{whole},{decimals:03}");
            let expected: f64 = format!("{whole}.{decimals:03}").parse().unwrap();
            prop_assert_eq!(value(&typed), Some(expected));
        }
    }
}
