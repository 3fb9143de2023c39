//! Reads how many tests passed and failed from what the test programs say.

use serde_json::Value;

/// Sums the `test result:` lines of `cargo test`: passed, failed.
pub(crate) fn cargo_tests(lines: &[String]) -> (u64, u64) {
    let results = lines
        .iter()
        .filter_map(|line| line.trim().strip_prefix("test result:"));
    results.fold((0, 0), |(passed, failed), result| {
        (
            passed + figure(result, "passed"),
            failed + figure(result, "failed"),
        )
    })
}

/// The number before a word, as in `12 passed;`.
fn figure(text: &str, word: &str) -> u64 {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.iter().zip(words.iter().skip(1));
    let mut numbers = pairs.filter(|(_, second)| second.trim_end_matches([';', '.']) == word);
    numbers
        .next()
        .and_then(|(number, _)| number.parse().ok())
        .unwrap_or_default()
}

/// Sums Playwright's JSON report: passed, failed. A test that held only on a second try failed. Errors
/// outside of tests count as failures.
pub(crate) fn playwright(report: &str) -> Option<(u64, u64)> {
    let report: Value = serde_json::from_str(report).ok()?;
    let stats = report.get("stats")?;
    let of = |name: &str| stats.get(name).and_then(Value::as_u64).unwrap_or_default();
    let errors = report
        .get("errors")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    Some((
        of("expected"),
        of("unexpected") + of("flaky") + errors as u64,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_all_test_programs_are_summed() {
        let lines = [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
            "test a ... FAILED",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
        ]
        .map(str::to_owned);
        assert_eq!(cargo_tests(&lines), (15, 2));
        assert_eq!(cargo_tests(&[]), (0, 0));
    }

    #[test]
    fn a_flaky_browser_test_is_a_failure() {
        let report = r#"{"errors": [], "stats": {"expected": 9, "unexpected": 1, "flaky": 1}}"#;
        assert_eq!(playwright(report), Some((9, 2)));
        assert_eq!(
            playwright(r#"{"errors": [{}], "stats": {"expected": 0}}"#),
            Some((0, 1))
        );
        assert_eq!(playwright("<html>"), None);
    }
}
