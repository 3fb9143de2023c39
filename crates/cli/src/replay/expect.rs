//! Compares what came of a replay with what was expected.

use std::collections::BTreeMap;

use super::Report;
use crate::walk::Outcome;

impl Report {
    /// What is not as expected: names of operations, of cases, or `operation/case`, each with the start of a class.
    pub fn unexpected(&self, expected: &BTreeMap<String, String>) -> Vec<String> {
        let mut wrong = Vec::new();
        for (name, class) in expected {
            let found: Vec<&str> = self.named(name);
            let fits = |got: &&str| {
                let rest = got.strip_prefix(class.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
            };
            if found.is_empty() {
                wrong.push(format!("{name}: expected {class}, but nothing took it"));
            } else if !found.iter().all(fits) {
                wrong.push(format!(
                    "{name}: expected {class}, got {}",
                    found.join(" / ")
                ));
            }
        }
        wrong
    }

    fn named(&self, name: &str) -> Vec<&str> {
        let operations = self.operations.iter();
        let operations = operations.filter(|outcome| outcome.operation == name);
        let cases = self.cases.iter().filter(|case| {
            case.case == name || format!("{}/{}", case.operation, case.case) == name
        });
        let classes = operations.map(|outcome| outcome.class.as_str());
        classes
            .chain(cases.map(|case| case.class.as_str()))
            .collect()
    }

    /// Whether all that the operations themselves were answered could be read. Captures of other questions (few fields,
    /// many records at once) are shown, but say nothing about the profile.
    pub fn is_readable(&self) -> bool {
        let whole =
            |outcome: &Outcome| !outcome.class.starts_with("unreadable") && outcome.left_out == 0;
        self.operations.iter().all(whole)
    }
}
