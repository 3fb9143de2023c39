//! What the person at the terminal sees. Refuses to show where packages come from: hosts other than this
//! machine are left out of every line.

use crate::failure::Failure;
use std::io::{IsTerminal, Write};

/// One line for the person; redacted.
pub(crate) fn say(line: impl AsRef<str>) {
    // A closed pipe is no reason to stop building.
    let _ = writeln!(std::io::stdout().lock(), "{}", redact(line.as_ref()));
}

/// A step that begins.
pub(crate) fn headline(title: &str) {
    say(format!("\n── {title}"));
}

/// Something that was done before and need not be done again.
pub(crate) fn skipped(what: &str) {
    say(format!("   {what}: nothing to do"));
}

/// A failure, evidence first and the sentence last.
pub(crate) fn complain(failure: &Failure) {
    let mut stderr = std::io::stderr().lock();
    for line in &failure.evidence {
        let _ = writeln!(stderr, "   │ {}", redact(line));
    }
    let _ = writeln!(stderr, "✗ {}", redact(&failure.to_string()));
}

/// Overwrites the current line; only for a terminal.
pub(crate) fn rewrite(line: &str) {
    let mut stdout = std::io::stdout().lock();
    let short: String = redact(line).chars().take(78).collect();
    let _ = write!(stdout, "\r\x1b[2K{short}");
    let _ = stdout.flush();
}

/// Removes a rewritten line; does nothing where lines cannot be rewritten.
pub(crate) fn clear() {
    if is_terminal() {
        rewrite("");
    }
}

/// Whether lines can be rewritten.
pub(crate) fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// The line without hosts of package registries: `https://…` of other machines, and `name.of.host index`.
fn redact(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let mut shown = Vec::with_capacity(words.len());
    for (position, word) in words.iter().enumerate() {
        let before_index = words
            .get(position + 1)
            .is_some_and(|next| next.starts_with("index"));
        if word.contains("://") && !is_local(word) {
            shown.push("(address)");
        } else if before_index && word.contains('.') {
            shown.push("package");
        } else {
            shown.push(word);
        }
    }
    shown.join(" ")
}

fn is_local(word: &str) -> bool {
    let Some((_, rest)) = word.split_once("://") else {
        return true;
    };
    let host = rest
        .trim_start_matches('[')
        .split(['/', ':', ']'])
        .next()
        .unwrap_or_default();
    // Addresses of this network are printed for phones.
    host == "localhost" || rest.starts_with("[::1]") || host.parse::<std::net::Ipv4Addr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_registries_are_never_shown() {
        assert_eq!(
            redact("    Updating crates.example index"),
            "    Updating package index"
        );
        assert_eq!(
            redact("GET https://packages.example/x 404"),
            "GET (address) 404"
        );
        assert_eq!(
            redact("open http://127.0.0.1:8080/#a"),
            "open http://127.0.0.1:8080/#a"
        );
        assert_eq!(redact("open http://[::1]:8080"), "open http://[::1]:8080");
        assert_eq!(redact("dist/index.html  3 KB"), "dist/index.html  3 KB");
    }
}
