//! How far the tests go: what is ready in seconds, or also what takes minutes to install, to start or to run.

/// Which of the tests run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Those that need nothing but what `cargo xtask` sets up in seconds.
    Usual,
    /// Also backends with a database server or a long installation, and tests marked `#[ignore]`.
    All,
}

impl Reach {
    /// What `--all` says.
    pub(crate) fn of(all: bool) -> Self {
        if all { Self::All } else { Self::Usual }
    }

    /// The backends of other makes on which the browser tries the journeys; names of `raati-kit`.
    pub(crate) fn kits(self) -> &'static [&'static str] {
        match self {
            Self::Usual => &["json-server-0", "json-server-1"],
            Self::All => &[
                "json-server-0",
                "json-server-1",
                "postgraphile",
                "directus-sqlite",
            ],
        }
    }

    /// What is said to the test programs of `cargo test`.
    pub(crate) fn for_test_programs(self) -> &'static [&'static str] {
        match self {
            Self::Usual => &[],
            Self::All => &["--", "--include-ignored"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_the_usual_and_more() {
        let (usual, all) = (Reach::of(false), Reach::of(true));
        assert!(usual.kits().iter().all(|kit| all.kits().contains(kit)));
        assert!(all.kits().len() > usual.kits().len());
        assert!(usual.for_test_programs().is_empty());
        assert_eq!(all.for_test_programs(), ["--", "--include-ignored"]);
    }
}
