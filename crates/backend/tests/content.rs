//! Content files: import, its errors, export, the demo.
#![expect(
    clippy::unwrap_used,
    reason = "a test says what it expects by panicking"
)]

use proptest::prelude::*;
use raati_backend::{Day, ImportError, Mode, Residents};
use rusqlite::Connection;
use serde_json::{Value, json};

const CONTENT: &str = include_str!("fixtures/content.json");

fn today() -> Day {
    Day::parse("2026-03-10").unwrap()
}

fn database() -> (tempfile::TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let connection = raati_backend::open(&folder.path().join("test.db")).unwrap();
    (folder, connection)
}

fn import(
    connection: &mut Connection,
    text: &str,
    mode: Mode,
) -> Result<raati_backend::Report, ImportError> {
    raati_backend::import(
        connection,
        &[("file.json".to_owned(), text.to_owned())],
        today(),
        mode,
    )
}

fn faults(text: &str) -> Vec<String> {
    let (_folder, mut connection) = database();
    match import(&mut connection, text, Mode::Apply) {
        Err(ImportError::Faults(faults)) => faults.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn importing_twice_changes_nothing_and_a_dry_run_never_does() {
    let (_folder, mut connection) = database();
    let dry = import(&mut connection, CONTENT, Mode::DryRun).unwrap();
    assert!(
        dry.to_string()
            .contains("panels: 7 added, 0 changed, 0 unchanged"),
        "{dry}"
    );
    let count = |connection: &Connection| -> u32 {
        connection
            .query_row("SELECT count(*) FROM panel", [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(count(&connection), 0);
    assert!(
        !import(&mut connection, CONTENT, Mode::Apply)
            .unwrap()
            .is_unchanged()
    );
    assert!(
        import(&mut connection, CONTENT, Mode::Apply)
            .unwrap()
            .is_unchanged()
    );
    let changed = CONTENT.replace("Pieni raati", "Pikkuinen raati");
    let report = import(&mut connection, &changed, Mode::Apply)
        .unwrap()
        .to_string();
    assert!(
        report.contains("panels: 0 added, 1 changed, 6 unchanged"),
        "{report}"
    );
}

#[test]
fn what_was_imported_is_exported_and_can_be_imported_again() {
    let (_folder, mut connection) = database();
    import(&mut connection, CONTENT, Mode::Apply).unwrap();
    let exported = raati_backend::export(&connection, Residents::LeftOut).unwrap();
    assert_eq!(exported["invitations"][0]["code"], "ONCE-2345");
    let (_other, mut fresh) = database();
    import(&mut fresh, &exported.to_string(), Mode::Apply).unwrap();
    assert_eq!(
        raati_backend::export(&fresh, Residents::LeftOut).unwrap(),
        exported
    );
    assert!(
        import(&mut connection, &exported.to_string(), Mode::Apply)
            .unwrap()
            .is_unchanged()
    );
}

#[test]
fn all_errors_are_told_at_once_with_place_and_likely_name() {
    let mut content: Value = serde_json::from_str(CONTENT).unwrap();
    content["panels"][0]["joining"] = json!("opne");
    content["panels"][0]["nmae"] = json!({"fi": "x"});
    content["panels"][1]["seats"]["taken"] = json!(3);
    content["meetings"][0]["panel"] = json!("smal");
    content["polls"][1]["questions"][0]["minimum"] = json!(11);
    content["polls"][5]["questions"][9]["images"][0]["alternative"] = json!({});
    content["events"][0]["ends_at"] = json!("+9d 14:00");
    content["polls"][0]["questions"][1]["show_if"]["value"] = json!("maybe");
    let said = faults(&content.to_string()).join("\n");
    for expected in [
        "file.json: /panels/0/joining: no such name: \"opne\"; did you mean \"open\"?",
        "file.json: /panels/0/nmae: no such name: \"nmae\"; did you mean \"name\"?",
        "file.json: /panels/1/seats/taken: is counted by the backend; leave it out",
        "file.json: /polls/1/questions/0/minimum: lies above maximum",
        "file.json: /polls/5/questions/9/images/0/alternative: needs words",
        "file.json: /events/0/ends_at: lies before starts_at",
        "file.json: /polls/0/questions/1/show_if: no such name: \"maybe\"",
    ] {
        assert!(said.contains(expected), "{expected}\nnot in\n{said}");
    }
}

#[test]
fn references_lead_somewhere_and_nothing_stands_twice() {
    let mut content: Value = serde_json::from_str(CONTENT).unwrap();
    content["meetings"][0]["panel"] = json!("opn");
    content["invitations"][1]["code"] = json!("once2345");
    content["impacts"][0]["sources"][0]["id"] = json!("none");
    let said = faults(&content.to_string()).join("\n");
    assert!(
        said.contains(
            "/meetings/0/panel: in panels, no such name: \"opn\"; did you mean \"open\"?"
        ),
        "{said}"
    );
    assert!(
        said.contains("/invitations/1/code: this code opens the invitation \"once\" already"),
        "{said}"
    );
    assert!(
        said.contains("/impacts/0/sources/0/id: in meetings, no such name: \"none\""),
        "{said}"
    );
    let mut content: Value = serde_json::from_str(CONTENT).unwrap();
    content["panels"][1]["id"] = json!("open");
    let said = faults(&content.to_string()).join("\n");
    assert!(
        said.contains("/panels/1/id: this id stands already in file.json: /panels/0"),
        "{said}"
    );
}

#[test]
fn questions_are_checked_by_their_type() {
    for (question, expected) in [
        (
            json!({"type": "scale", "first": 1, "last": 20}),
            "2 to 11 steps",
        ),
        (json!({"type": "scale"}), "needs first and last"),
        (
            json!({"type": "yes_no", "options": []}),
            "does not belong to this type",
        ),
        (
            json!({"type": "single_choice", "options": [{"id": "other", "label": {"fi": "x"}}, {"id": "b", "label": {"fi": "y"}}]}),
            "kept for answers outside",
        ),
        (
            json!({"type": "multiple_choice", "minimum_select_count": 3, "options": [{"id": "a", "label": {"fi": "x"}}, {"id": "b", "label": {"fi": "y"}}]}),
            "more than there are options",
        ),
        (json!({"type": "ranking"}), "needs at least 2"),
        (json!({"type": "info", "required": true}), "asks nothing"),
        (
            json!({"type": "short_text", "maximum_characters": 0}),
            "expected 1 to 10000",
        ),
        (
            json!({"type": "yes_no", "show_if": {"question": "q", "is": "answered"}}),
            "no such name",
        ),
        (
            json!({"type": "yes_no", "show_if": {"all": [], "any": []}}),
            "just one of",
        ),
    ] {
        let mut question = question;
        question["id"] = json!("q");
        question["title"] = json!({"fi": "?"});
        let poll = json!({"id": "p", "title": {"fi": "p"}, "questions": [question]});
        let said = faults(&json!({"polls": [poll]}).to_string()).join("\n");
        assert!(said.contains(expected), "{expected}\nnot in\n{said}");
    }
}

#[test]
fn broken_files_are_told_of_in_a_sentence() {
    assert!(faults("{").join("").contains("file.json: /: not JSON"));
    assert!(faults("[]").join("").contains("expected an object"));
    assert!(
        faults("{\"panel\": []}")
            .join("")
            .contains("did you mean \"panels\"?")
    );
    assert!(
        faults("{\"panels\": {}}")
            .join("")
            .contains("expected a list")
    );
}

#[test]
fn the_demo_is_acted_out_once() {
    let (_folder, mut connection) = database();
    raati_backend::seed(&mut connection, Day::today(), 3).unwrap();
    let counts = |connection: &Connection| -> (u32, u32, u32, u32) {
        let count = |table: &str| {
            let select = format!("SELECT count(*) FROM {table}");
            connection.query_row(&select, [], |row| row.get(0)).unwrap()
        };
        (
            count("response"),
            count("membership"),
            count("registration"),
            count("theme_support"),
        )
    };
    let first = counts(&connection);
    assert!(
        first.0 > 0 && first.1 > 0 && first.2 > 0 && first.3 > 0,
        "{first:?}"
    );
    assert!(
        raati_backend::seed(&mut connection, Day::today(), 3)
            .unwrap()
            .is_unchanged()
    );
    assert_eq!(counts(&connection), first);
    let export = raati_backend::export(&connection, Residents::Included).unwrap();
    assert!(export["responses"].as_array().unwrap().len() >= usize::try_from(first.0).unwrap());
}

fn any_json() -> impl Strategy<Value = Value> {
    let names = [
        "id",
        "panels",
        "polls",
        "title",
        "fi",
        "questions",
        "type",
        "show_if",
        "all",
        "starts_at",
        "x",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        "[+-][0-9]{1,20}d( [0-9]{2}:[0-9]{2})?".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(prop::sample::select(names.to_vec()), inner, 0..6)
                .prop_map(|map| map
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_makes_the_import_panic(text in "\\PC{0,200}", value in any_json(), noun in 0..8_usize) {
        let (_folder, mut connection) = database();
        let _ = import(&mut connection, &text, Mode::Apply);
        let _ = import(&mut connection, &value.to_string(), Mode::Apply);
        let noun = ["portal", "panels", "meetings", "themes", "polls", "events", "invitations", "impacts"][noun];
        let mut content: Value = serde_json::from_str(CONTENT).unwrap();
        let pointer = if noun == "portal" { "/portal".to_owned() } else { format!("/{noun}/0") };
        let document = content.pointer_mut(&pointer).and_then(Value::as_object_mut).unwrap();
        for (_, field) in document.iter_mut().take(3) {
            *field = value.clone();
        }
        let _ = import(&mut connection, &content.to_string(), Mode::Apply);
    }
}
