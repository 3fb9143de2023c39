//! What may come from anywhere: proxies, networks of hotels, limits. Each shipped profile must read it alike.

use std::sync::Arc;

use connect::{Call, EventQuery, Failure, HttpResponse, Profile, calls};
use model::PollId;
use serde_json::json;

use crate::cases::{made, shipped, told};
use crate::support;

fn failure<T>(profile: &Arc<Profile>, call: &Call<T>, response: &HttpResponse) -> String {
    told(support::run(profile, call, |_| response.clone()), |_| {
        "ok".to_owned()
    })
}

/// What each of these must give for a list and, where it differs, for one record.
fn answers() -> Vec<(&'static str, HttpResponse, &'static str)> {
    let html = json!({"content-type": "text/html"});
    let problem = r#"{"detail": "no"}"#;
    let shown = json!({"retry-after": "30", "access-control-expose-headers": "Retry-After"});
    let dated = json!({"retry-after": "Sun, 22 Nov 2026 12:30:00 GMT", "access-control-expose-headers": "Retry-After"});
    let hidden = json!({"retry-after": "30"});
    vec![
        (
            "a login page of a hotel",
            made(200, &html, "<html>Welcome!</html>"),
            "Unreadable: JSON",
        ),
        ("nothing", made(200, &json!({}), ""), "Unreadable: JSON"),
        (
            "nothing, said so",
            made(204, &json!({}), ""),
            "Unreadable: ",
        ),
        (
            "JSON cut off",
            made(200, &json!({}), r#"{"data": [{"id""#),
            "Unreadable: JSON",
        ),
        (
            "another JSON",
            made(200, &json!({}), r#""ok""#),
            "Unreadable: ",
        ),
        (
            "too many, and when",
            made(429, &shown, problem),
            "Busy(Some(30))",
        ),
        (
            "too many, on a date",
            made(429, &dated, problem),
            "Busy(None)",
        ),
        (
            "too many, hidden by CORS",
            made(429, &hidden, problem),
            "Busy(None)",
        ),
        (
            "down for maintenance",
            made(503, &html, "<html>Soon</html>"),
            "Busy(None)",
        ),
        ("session ended", made(401, &json!({}), problem), "SignedOut"),
        (
            "session ended, said in HTML",
            made(401, &html, "<html>"),
            "SignedOut",
        ),
        ("gone", made(410, &html, ""), "NotFound"),
        (
            "a fault",
            made(500, &html, "<html>oops</html>"),
            "Faulty(500)",
        ),
        ("a gateway", made(502, &json!({}), ""), "Faulty(502)"),
    ]
}

#[test]
fn every_profile_reads_them_alike() {
    let events = calls::events(&EventQuery::default(), None);
    let polls = calls::polls(None);
    let poll = calls::poll(&PollId::parse("a.b").unwrap());
    for (what, response, expected) in answers() {
        for name in ["decidim", "kerrokantasi", "linkedevents", "postgrest"] {
            let profile = shipped(name, &json!({}));
            let came = [
                failure(&profile, &events, &response),
                failure(&profile, &polls, &response),
                failure(&profile, &poll, &response),
            ];
            for came in came.iter().filter(|came| *came != "NotOffered") {
                // A record that an answer does not hold is one that is not there.
                let missing =
                    expected == "Unreadable: " && matches!(came.as_str(), "NotFound" | "ok");
                assert!(
                    came.starts_with(expected) || missing,
                    "{name}, {what}: {came}"
                );
            }
        }
    }
}

#[test]
fn not_modified_is_no_success_of_a_read() {
    for name in ["decidim", "kerrokantasi", "linkedevents", "postgrest"] {
        let profile = shipped(name, &json!({}));
        let poll = calls::poll(&PollId::parse("a.b").unwrap());
        let came = support::run(&profile, &poll, |_| made(304, &json!({}), ""));
        let expected = matches!(
            came,
            Err(Failure::Faulty(304)
                | Failure::NotFound
                | Failure::NotOffered
                | Failure::Unreadable(_))
        );
        assert!(expected, "{name}: {came:?}");
    }
}
