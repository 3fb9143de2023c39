//! Calls against backends that are not ours, by profile alone.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod support;

use std::sync::Arc;

use connect::{
    Circumstances, EventQuery, Exchange, Failure, HttpRequest, HttpResponse, Next, Profile,
    Refusal, calls,
};
use model::draft::Draft;
use model::event::EventState;
use model::invitation::{InvitationCode, Reply};
use model::results::{Cell, Tally};
use model::{EventId, InvitationId, Language, PanelId, PollId, ResponseId, Timestamp};
use serde_json::{Value, json};
use support::{answer, run};

const PROFILE: &str = include_str!("profiles/town.json");

fn profile() -> Arc<Profile> {
    let checked = Profile::parse(PROFILE, &|_| None);
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    Arc::new(checked.profile.unwrap())
}

fn ok(body: &Value) -> HttpResponse {
    answer(200, &body.to_string())
}

fn sent(request: &HttpRequest) -> String {
    format!("{} {}", request.method.as_str(), request.url)
}

#[test]
fn to_ask_again_what_is_next_is_no_request() {
    let at = Circumstances {
        language: Language::Fi,
        now: Timestamp::from_millis(0),
        origin: "https://portal.example".to_owned(),
    };
    let call = calls::event(&EventId::parse("1").unwrap());
    let mut exchange = Exchange::begin(profile(), call.ask(), at);
    let first = exchange.go_on();
    for _ in 0..100 {
        assert_eq!(exchange.go_on(), first);
    }
    assert!(matches!(first, Next::Send(_)), "{first:?}");
}

#[test]
fn a_list_goes_from_page_to_page() {
    let mut urls = Vec::new();
    let backend = |request: &HttpRequest| {
        urls.push(sent(request));
        let second = request.url.contains("page=2");
        let id = if second { 2 } else { 1 };
        ok(&json!({"meta": {"filter_count": 2}, "data": [{
            "id": id, "status": "open", "starts": "2026-12-01T17:00:00", "ends": "2026-12-01 19:00:00",
            "translations": [
                {"languages_code": "fi-FI", "title": "Kahvila"}, {"languages_code": "sv-SE", "title": "Café"}
            ],
        }]}))
    };
    let mut backend = backend;
    let first = run(
        &profile(),
        &calls::events(&EventQuery::default(), None),
        &mut backend,
    )
    .unwrap();
    assert_eq!(
        (first.items.len(), first.total, first.left_out),
        (1, Some(2), 0)
    );
    let event = &first.items[0];
    assert_eq!(event.id.as_str(), "1");
    assert_eq!(event.title.exactly(Language::Sv), Some("Café"));
    assert_eq!(event.span.starts_at.to_string(), "2026-12-01T15:00:00Z");
    assert_eq!(event.state, EventState::Scheduled);
    let next = calls::events(&EventQuery::default(), first.next);
    let second = run(&profile(), &next, &mut backend).unwrap();
    assert_eq!(second.items[0].id.as_str(), "2");
    assert_eq!(second.next, None);
    assert_eq!(
        urls,
        [
            "GET https://cms.example.fi/items/events?fields=%2A%2Ctranslations.%2A&sort=starts&limit=1&meta=filter_count&page=1",
            "GET https://cms.example.fi/items/events?fields=%2A%2Ctranslations.%2A&sort=starts&limit=1&meta=filter_count&page=2",
        ]
    );
}

#[test]
fn what_a_response_means_is_decided_by_rules() {
    let event = |status: u16, body: Value| {
        let call = calls::event(&EventId::parse("7").unwrap());
        run(&profile(), &call, |_| answer(status, &body.to_string())).unwrap_err()
    };
    let code = |code: &str| json!({"errors": [{"extensions": {"code": code}}]});
    assert_eq!(event(403, code("FORBIDDEN")), Failure::NotFound);
    assert_eq!(event(401, code("TOKEN_EXPIRED")), Failure::SignedOut);
    assert_eq!(event(200, code("REQUESTS_EXCEEDED")), Failure::Busy(None));
    assert_eq!(event(418, json!({})), Failure::Faulty(418));
    assert_eq!(event(200, json!({"data": null})), Failure::NotFound);
    let html = run(
        &profile(),
        &calls::event(&EventId::parse("7").unwrap()),
        |_| answer(200, "<html>Log in to the hotel network</html>"),
    );
    assert!(matches!(html, Err(Failure::Unreadable(_))));
}

fn poll_body() -> Value {
    json!({"data": {"id": 3, "heading": {"fi": "Ruoka"}, "closes": 1_800_000_000_000_i64, "items": [
        {"id": 11, "sort": 1, "kind": "radio", "label": {"fi": "Maistuiko?"}, "options": [
            {"id": "y", "label": {"fi": "Kyllä"}}, {"id": "n", "label": {"fi": "Ei"}}]},
        {"id": 12, "sort": 2, "kind": "area", "label": {"fi": "Mitä muuta?"}, "options": []},
    ]}})
}

fn answers() -> model::draft::Answers {
    let call = calls::poll(&PollId::parse("3").unwrap());
    let poll = run(&profile(), &call, |_| ok(&poll_body())).unwrap();
    assert_eq!(poll.questions.len(), 2);
    let mut draft = Draft::new(ResponseId::parse("0123456789abcdefghijkl").unwrap());
    for (question, text) in [(0, "y"), (1, "Lisää kalaa")] {
        let question = &poll.questions[question];
        let answer = match question.kind {
            model::question::QuestionKind::LongText { .. } => {
                model::answer::Answer::Text(text.to_owned())
            }
            _ => model::answer::Answer::Choice(model::OptionId::parse(text).unwrap()),
        };
        draft.set(question.id.clone(), answer);
    }
    draft.check(&poll).unwrap()
}

#[test]
fn one_row_an_answer_is_sent_each_with_a_key_of_its_own() {
    let answers = answers();
    let call = calls::submit_response(&PollId::parse("3").unwrap(), &answers);
    let mut bodies = Vec::new();
    let receipt = run(&profile(), &call, |request| {
        assert_eq!(
            sent(request),
            "POST https://cms.example.fi/items/poll_answers"
        );
        bodies.push(request.body.clone().unwrap());
        if bodies.len() == 1 {
            // The first row is there from an earlier attempt.
            return answer(
                400,
                &json!({"errors": [{"extensions": {"code": "RECORD_NOT_UNIQUE"}}]}).to_string(),
            );
        }
        ok(&json!({"data": {"id": 9}}))
    })
    .unwrap();
    assert_eq!(receipt.at.to_string(), "2026-11-22T12:00:00Z");
    assert_eq!(receipt.code.len(), 9);
    let bodies: Vec<Value> = bodies
        .iter()
        .map(|body| serde_json::from_str(body).unwrap())
        .collect();
    assert_eq!(
        bodies,
        [
            json!({"poll": "3", "question": "11", "value": "y", "client_key": "0123456789abcdefghijkl-0"}),
            json!({"poll": "3", "question": "12", "value": "Lisää kalaa", "client_key": "0123456789abcdefghijkl-1"}),
        ]
    );
}

#[test]
fn a_backends_field_error_comes_back_to_our_field() {
    let call = calls::submit_response(&PollId::parse("3").unwrap(), &answers());
    let failure = run(&profile(), &call, |_| {
        answer(400, &json!({"errors": [{"extensions": {"code": "FAILED_VALIDATION", "field": "value", "type": "lte"}}]}).to_string())
    })
    .unwrap_err();
    let Failure::Invalid(errors) = failure else {
        panic!("{failure:?}")
    };
    assert_eq!(errors[0].pointer, "/answers/0/value");
    assert_eq!(errors[0].code, "lte");
}

#[test]
fn results_are_counted_here_and_suppressed() {
    let call = calls::poll_results(&PollId::parse("3").unwrap());
    let backend = |people: usize| {
        move |request: &HttpRequest| {
            if request.url.contains("/items/polls/3") {
                return ok(&poll_body());
            }
            let rows: Vec<Value> = (0..people)
                .map(|one| json!({"answers": [
                    {"question": 11, "value": if one == 0 { "n" } else { "y" }}, {"question": 12, "value": "Kala"}]}))
                .collect();
            ok(&json!({"data": rows}))
        }
    };
    let results = run(&profile(), &call, backend(6)).unwrap();
    assert_eq!(results.respondents, 6);
    let Tally::Counts(counts) = &results.questions[0].tally else {
        panic!()
    };
    let counts: Vec<_> = counts
        .iter()
        .map(|count| (count.value.as_str(), count.count))
        .collect();
    assert_eq!(counts, [("y", Cell::Exactly(5)), ("n", Cell::Exactly(1))]);
    let few = run(&profile(), &call, backend(4));
    assert_eq!(few, Err(Failure::Refused(Refusal::GroupTooSmall)));
}

#[test]
fn steps_keep_what_the_next_one_needs() {
    let id = InvitationId::parse("4").unwrap();
    // Letters that our own codes never have are another backend's as they are.
    let code = InvitationCode::parse("kaisla-26").unwrap();
    let call = calls::reply_invitation(&id, Reply::Accept, Some(&code), None);
    let mut seen = Vec::new();
    let invitation = run(&profile(), &call, |request| {
        seen.push(format!("{} {}", sent(request), request.body.clone().unwrap_or_default()));
        let state = if seen.len() == 1 { "open" } else { "yes" };
        ok(&json!({"data": [{"id": 4, "panel": 2, "heading": {"fi": "Tule"}, "state": state, "secret": "s1"}]}))
    })
    .unwrap();
    assert_eq!(
        invitation.state,
        model::invitation::InvitationState::Accepted
    );
    assert_eq!(
        seen,
        [
            "GET https://cms.example.fi/items/invitations?filter=%7B%22code%22%3A%7B%22_eq%22%3A%22KAISLA26%22%7D%7D ".to_owned(),
            "PATCH https://cms.example.fi/items/invitations/4 {\"secret\":\"s1\",\"state\":\"yes\"}".to_owned(),
        ]
    );
}

#[test]
fn a_whole_list_is_filtered_sorted_and_paged_here() {
    let panels: Vec<Value> = (0..120)
        .map(|number| json!({"key": format!("p{number}"), "title": format!("Raati {number}")}))
        .collect();
    let mut cursor = None;
    let mut seen = 0;
    loop {
        let page = run(&profile(), &calls::panels(cursor), |_| ok(&json!(panels))).unwrap();
        assert_eq!(page.total, Some(120));
        seen += page.items.len();
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, 120);
}

#[test]
fn another_site_is_told_of_not_asked() {
    let call = calls::panel(&PanelId::parse("p1").unwrap());
    let panel = json!({"key": "p1", "title": "Raati"});
    run(&profile(), &call, |_| ok(&panel)).unwrap();
    let join = calls::join_panel(&PanelId::parse("p1").unwrap(), "", None);
    let failed = run(&profile(), &join, |_| panic!("nothing is sent"));
    assert_eq!(failed.unwrap_err(), Failure::NotOffered);
}

#[test]
fn a_content_type_goes_only_with_content() {
    let text = r#"{"profile": 1, "base": "https://a.example",
        "http": {"headers": {"accept": "application/vnd.api+json", "content-type": "application/vnd.api+json"}},
        "operations": {"panel": {"get": "/panels/{panel}", "record": "body"},
            "join_panel": {"post": "/members", "body": {"panel": "=input.panel"}, "proof": "body.id"}}}"#;
    let profile = Arc::new(Profile::parse(text, &|_| None).profile.unwrap());
    let id = PanelId::parse("p1").unwrap();
    let mut types = Vec::new();
    let mut backend = |request: &HttpRequest| {
        let header = request
            .headers
            .iter()
            .find(|(name, _)| name == "content-type");
        types.push(header.map(|(_, value)| value.clone()));
        ok(&json!({"id": 1, "name": {"fi": "Raati"}, "attendance": "online", "joining": "open"}))
    };
    run(&profile, &calls::panel(&id), &mut backend).unwrap();
    run(&profile, &calls::join_panel(&id, "", None), &mut backend).unwrap();
    assert_eq!(types, [None, Some("application/vnd.api+json".to_owned())]);
}

#[test]
fn a_whole_list_that_the_backend_pages_is_read_from_its_start_for_each_page() {
    let text = r#"{"profile": 1, "base": "https://a.example",
        "pagers": {"pages": {"kind": "page", "size": 40, "stop": "short_page", "query": {"page": "=page.number"}}},
        "operations": {"panels": {"get": "/panels", "pager": "pages", "records": "body", "whole": true}}}"#;
    let profile = Arc::new(Profile::parse(text, &|_| None).profile.unwrap());
    let mut backend = |request: &HttpRequest| {
        let (_, page) = request.url.split_once("page=").unwrap();
        let page: usize = page.parse().unwrap();
        let panels = (0..70).skip((page - 1) * 40).take(40);
        let panel =
            |id| json!({"id": id, "name": "Raati", "attendance": "online", "joining": "open"});
        ok(&panels.map(panel).collect())
    };
    let first = run(&profile, &calls::panels(None), &mut backend).unwrap();
    assert_eq!((first.items.len(), first.total), (50, Some(70)));
    let second = run(&profile, &calls::panels(first.next), &mut backend).unwrap();
    assert_eq!((second.items.len(), second.next), (20, None));
    assert_eq!(second.items[0].id.as_str(), "50");
}

#[test]
fn a_record_whose_expression_fails_spoils_no_list() {
    let text = r#"{"profile": 1, "base": "https://api.town.example",
        "entities": {"poll": {"id": "=id", "title": "=t", "respondents": "=length(answers)"}},
        "operations": {"polls": {"get": "/polls", "records": "body", "whole": true}}}"#;
    let profile = Arc::new(Profile::parse(text, &|_| None).profile.unwrap());
    let body = json!([{"id": 1, "t": "Kysely"}, {"id": 2, "t": "Toinen", "answers": [{}]}]);
    let page = run(&profile, &calls::polls(None), &mut |_: &HttpRequest| {
        ok(&body)
    })
    .unwrap();
    assert_eq!((page.items.len(), page.left_out), (1, 1));
    assert_eq!(page.items[0].respondents, Some(1));
}
