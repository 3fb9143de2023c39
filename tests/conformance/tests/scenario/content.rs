//! What the backend was filled with, read by the native contract, so that both sides of a comparison are the model's values.

use std::collections::BTreeMap;
use std::sync::Arc;

use connect::{
    Call, Circumstances, EventQuery, Exchange, HttpResponse, Next, Page, Profile, calls,
};
use model::event::Event;
use model::impact::Impact;
use model::invitation::{Invitation, InvitationCode};
use model::panel::Panel;
use model::poll::Poll;
use model::{Language, PollId, QuestionId};
use raati_conformance::Server;
use serde_json::{Value, json};

use super::browser::ORIGIN;
use super::portal::Portal;

/// The seed in the model's values.
pub(super) struct Content {
    pub(super) panels: Vec<Panel>,
    pub(super) polls: Vec<Poll>,
    pub(super) events: Vec<Event>,
    pub(super) impacts: Vec<Impact>,
    pub(super) portal: Value,
    whole: Value,
}

/// How often each value was chosen, by question.
pub(super) type Counts = BTreeMap<QuestionId, BTreeMap<String, u32>>;

impl Content {
    pub(super) fn of(server: &Server) -> Self {
        let whole: Value = serde_json::from_str(&server.content().unwrap()).unwrap();
        let page = |noun: &str| json!({ "items": whole[noun] });
        let polls = whole["polls"].as_array().unwrap().iter();
        Self {
            panels: items(&calls::panels(None), &page("panels")),
            polls: polls.map(poll).collect(),
            events: items(
                &calls::events(&EventQuery::default(), None),
                &page("events"),
            ),
            impacts: items(&calls::impacts(None), &page("impacts")),
            portal: whole["portal"].clone(),
            whole,
        }
    }

    /// The invitation with this code.
    pub(super) fn invitation(&self, code: &str) -> Invitation {
        let mut all = self.whole["invitations"].as_array().unwrap().iter();
        let found = all.find(|one| one["code"] == code).unwrap();
        read(
            &calls::invitation(&InvitationCode::parse(code).unwrap()),
            found,
        )
    }

    /// What was answered to a poll before anybody came, and by how many.
    pub(super) fn counts(&self, poll: &str) -> (Counts, u32) {
        let mut counts = Counts::new();
        let mut people = 0;
        let all = self.whole["responses"].as_array().unwrap().iter();
        for response in all.filter(|response| response["poll"] == poll) {
            people += 1;
            for answer in response["answers"].as_array().unwrap() {
                let question = QuestionId::parse(answer["question"].as_str().unwrap()).unwrap();
                let options = &answer["value"]["options"];
                let values = options.as_array().cloned();
                for value in values.unwrap_or_else(|| vec![answer["value"].clone()]) {
                    let value = value
                        .as_str()
                        .map_or_else(|| value.to_string(), str::to_owned);
                    *counts
                        .entry(question.clone())
                        .or_default()
                        .entry(value)
                        .or_default() += 1;
                }
            }
        }
        (counts, people)
    }
}

fn poll(value: &Value) -> Poll {
    let id = PollId::parse(value["id"].as_str().unwrap()).unwrap();
    read(&calls::poll(&id), value)
}

fn items<T>(call: &Call<Page<T>>, value: &Value) -> Vec<T> {
    let page = read(call, value);
    assert_eq!(page.left_out, 0);
    page.items
}

fn read<T>(call: &Call<T>, value: &Value) -> T {
    let native = Arc::new(Profile::native("/api/v1").unwrap());
    let at = Circumstances {
        language: Language::Fi,
        now: Portal::now(),
        origin: ORIGIN.to_owned(),
    };
    let mut exchange = Exchange::begin(native, call.ask(), at);
    loop {
        match exchange.go_on() {
            Next::Send(_) => exchange.receive(&HttpResponse {
                status: 200,
                headers: Vec::new(),
                body: value.to_string(),
            }),
            Next::Done(answer) => return call.read(&answer.unwrap()).unwrap(),
        }
    }
}
