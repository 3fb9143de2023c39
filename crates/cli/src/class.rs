//! Results of calls in the words of a profile, for people, for `--json` and for expectations of tests.

use connect::{Dedupe, Failure, How, Needs};

/// The class of a failure, with what is known of it: `refused: full`, `invalid: /answers/0/value lte`.
pub fn of(failure: &Failure) -> String {
    match failure {
        Failure::Unreachable => "unreachable".to_owned(),
        Failure::NotOffered => "not_offered".to_owned(),
        Failure::SignedOut => "login_required".to_owned(),
        Failure::NotFound => "not_found".to_owned(),
        Failure::Refused(reason) => format!("refused: {}", reason.name()),
        Failure::Told(reason, words) => format!("refused: {}, in words: {words}", reason.name()),
        Failure::Invalid(errors) => {
            let named = errors.iter().map(|error| {
                let place = error.question.as_deref().unwrap_or(&error.pointer);
                let place = if place.is_empty() {
                    "(no field)"
                } else {
                    place
                };
                format!("{place} {}", error.code).trim_end().to_owned()
            });
            let named: Vec<String> = named.collect();
            if named.is_empty() {
                "invalid".to_owned()
            } else {
                format!("invalid: {}", named.join(", "))
            }
        }
        Failure::Unsure => "unsure".to_owned(),
        Failure::Busy(None) => "slow_down".to_owned(),
        Failure::Busy(Some(seconds)) => format!("slow_down: {seconds} s"),
        Failure::Faulty(status) => format!("server: {status}"),
        Failure::Unreadable(why) => format!(
            "unreadable: {}: expected {}, got {}",
            if why.path.is_empty() {
                "(whole answer)"
            } else {
                &why.path
            },
            why.expected,
            why.got
        ),
    }
}

/// How an operation is done, in a profile's words.
pub fn how(how: How) -> &'static str {
    match how {
        How::Native => "native",
        How::Mapped => "mapped",
        How::Fixed => "fixed",
        How::ThisPhone => "this_phone",
        How::LinkOut => "link_out",
        How::Off => "off",
    }
}

/// How a repeat is told, in a profile's words.
pub fn dedupe(dedupe: Dedupe) -> &'static str {
    match dedupe {
        Dedupe::PutById => "put_by_id",
        Dedupe::UniqueColumn => "unique_column",
        Dedupe::Header => "header",
        Dedupe::LookUp => "look_up",
        Dedupe::Idempotent => "idempotent",
        Dedupe::None => "none",
    }
}

/// Who may do it, in a profile's words.
pub fn needs(needs: Needs) -> &'static str {
    match needs {
        Needs::Nothing => "",
        Needs::Login => "login",
        Needs::StrongLogin => "strong_login",
    }
}
