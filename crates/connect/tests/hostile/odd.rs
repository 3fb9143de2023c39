//! Answers broken in their structure or in their bytes: recorded ones of real backends and of the native contract, with the
//! texts of `JSONTestSuite` in places.

use connect::{HttpRequest, HttpResponse};
use serde_json::Value;

use crate::answers::{Answers, Pool};
use crate::chance::Chance;
use crate::mutate::mutate;
use crate::suite;

/// Numbers that no field has room for.
const NUMBERS: &[&str] = &[
    "1e999",
    "-1e999",
    "1e-999",
    "-0",
    "18446744073709551616",
    "123456789012345678901234567890",
    "0.1e1000000",
    "9007199254740993",
];

/// All that is broken.
pub(crate) struct Odd {
    pool: Pool,
    /// The native contract's answers, by capability.
    native: Vec<(String, Value)>,
    suite: Vec<(String, String)>,
}

impl Odd {
    pub(crate) fn read() -> Self {
        let native: serde_json::Map<String, Value> =
            serde_json::from_str(include_str!("native.json")).unwrap();
        Self {
            pool: Pool::read(),
            native: native.into_iter().collect(),
            suite: suite::read(),
        }
    }

    /// The recorded answer, or another, broken.
    fn text(
        &self,
        recorded: String,
        product: &str,
        names: &[String],
        chance: &mut Chance,
    ) -> String {
        let mut text = recorded;
        if chance.one_in(8) {
            text.clone_from(&chance.pick(&self.suite).1);
        } else if product == "native" {
            let (_, mut body) = chance.pick(&self.native).clone();
            let times = *chance.pick(&[0, 1, 1, 2, 4]);
            mutate(&mut body, times, names, chance);
            text = body.to_string();
        }
        for _ in 0..chance.below(3) {
            text = self.broken(text, chance);
        }
        text
    }

    /// The same with one fault that structure cannot have.
    fn broken(&self, text: String, chance: &mut Chance) -> String {
        let mut bytes = text.into_bytes();
        if bytes.is_empty() {
            return String::new();
        }
        let at = chance.below(bytes.len());
        match chance.below(6) {
            0 => bytes[at] ^= 1 << chance.below(8),
            1 => bytes.truncate(at),
            2 => {
                let end = (at + 1 + chance.below(30)).min(bytes.len());
                bytes.drain(at..end);
            }
            3 => return with(bytes, chance.pick(&self.suite).1.clone().as_str(), chance),
            4 => {
                let number: &str = chance.pick::<&str>(NUMBERS);
                return with(bytes, number, chance);
            }
            _ => {
                let depth = 1 << chance.below(12);
                let deep = "[".repeat(depth) + &"]".repeat(depth);
                return with(bytes, &deep, chance);
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// In place of what stands behind some colon.
fn with(bytes: Vec<u8>, value: &str, chance: &mut Chance) -> String {
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let colons: Vec<usize> = text.match_indices("\":").map(|(at, _)| at + 2).collect();
    if colons.is_empty() {
        return value.to_owned();
    }
    let at = *chance.pick(&colons);
    let (before, after) = text.split_at(at);
    let after = after.trim_start_matches(|letter: char| !matches!(letter, ',' | '}' | ']'));
    format!("{before}{value}{after}")
}

impl Answers for Odd {
    fn answer(
        &self,
        product: &str,
        names: &[String],
        request: &HttpRequest,
        chance: &mut Chance,
    ) -> HttpResponse {
        let mut response = self.pool.answer(product, names, request, chance);
        let recorded = std::mem::take(&mut response.body);
        response.body = self.text(recorded, product, names, chance);
        // Most faults show only where the answer counts as a success.
        if !chance.one_in(4) {
            response.status = *chance.pick(&[200, 200, 200, 201]);
        }
        response
    }
}
