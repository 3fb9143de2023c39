//! Every call there is, to be tried on a world.

use connect::{EventQuery, calls};
use model::answer::{Answer, YesNo};
use model::draft::Draft;
use model::event::RegistrationForm;
use model::invitation::{InvitationCode, Reply};
use model::meeting::Feedback;
use model::message::{Message, MessageCategory};
use model::theme::{Proposal, Support};
use model::{
    Capability, EventId, FeedbackId, IntentKey, InvitationId, Language, MeetingId, MessageId,
    OptionId, PanelId, PollId, RegistrationId, ResponseId, ThemeId,
};
use serde_json::json;

use crate::support;
use crate::world::Trial;

/// A call, what it needs and its name.
pub(crate) struct Wish {
    pub(crate) name: &'static str,
    pub(crate) capability: Capability,
    pub(crate) call: Box<dyn Fn(&mut Trial)>,
}

macro_rules! wishes {
    ($($name:ident: $call:expr;)*) => {
        vec![$({
            let call = $call;
            Wish {
                name: stringify!($name),
                capability: call.ask().capability(),
                call: Box::new(move |trial: &mut Trial| {
                    trial.run(&call);
                }),
            }
        },)*]
    };
}

fn answers() -> model::draft::Answers {
    let body = json!({"id": "3", "title": "x", "questions": [
        {"id": "1", "type": "single_choice", "title": "x", "options": [{"id": "1", "label": "x"}]},
        {"id": "2", "type": "multiple_choice", "title": "x", "options": [{"id": "4", "label": "x"}]},
        {"id": "q3", "type": "yes_no", "title": "x"}, {"id": "q4", "type": "short_text", "title": "x"},
    ]});
    let read = support::read(
        &calls::poll(&PollId::parse("3").unwrap()),
        &support::answer(200, &body.to_string()),
    );
    let poll = read.unwrap();
    let mut draft = Draft::new(ResponseId::parse("0123456789abcdefghijkl").unwrap());
    let option = |id| OptionId::parse(id).unwrap();
    let given = [
        Answer::Choice(option("1")),
        Answer::Choices {
            picked: vec![option("4")],
            other: None,
        },
        Answer::YesNo(YesNo::Yes),
        Answer::Text("= \"{x}\" \u{202e}".to_owned()),
    ];
    for (question, answer) in poll.questions.iter().zip(given) {
        draft.set(question.id.clone(), answer);
    }
    draft.check(&poll).unwrap()
}

/// All of them; ids are those of captures, and one that tries to climb.
pub(crate) fn all() -> Vec<Wish> {
    let hearing = "t7Uo9WDpDyWl2s6YNfwFVqSbrqSzEqt9.rfRSGmplAntLKwojl2fTF5Hum768maZ3";
    let (panel, poll) = (
        PanelId::parse("1").unwrap(),
        PollId::parse(hearing).unwrap(),
    );
    let (event, climbing) = (
        EventId::parse("helsinki:0").unwrap(),
        EventId::parse("../..?a#b%2f{x}\\").unwrap(),
    );
    let id = "0123456789abcdefghijkl";
    let seat = RegistrationId::parse(id).unwrap();
    let theme = ThemeId::parse(id).unwrap();
    let (meeting, invitation) = (
        MeetingId::parse("4").unwrap(),
        InvitationId::parse("5").unwrap(),
    );
    let code = InvitationCode::parse("KAISLA26").unwrap();
    let key = IntentKey::parse(id).unwrap();
    let form = RegistrationForm {
        id: seat.clone(),
        access_needs: "tulkki".to_owned(),
    };
    let proposal = Proposal {
        id: theme.clone(),
        title: "Teema".to_owned(),
        reason: String::new(),
    };
    let message = Message {
        id: MessageId::parse(id).unwrap(),
        category: MessageCategory::Idea,
        text: "Idea".to_owned(),
        reply_to: String::new(),
    };
    let feedback = Feedback {
        id: FeedbackId::parse(id).unwrap(),
        what_worked: "Kahvi".to_owned(),
        what_to_change: String::new(),
    };
    let query = EventQuery {
        text: "tori & kahvi".to_owned(),
        ..EventQuery::default()
    };
    let mut wishes = wishes! {
        portal: calls::portal();
        me: calls::me();
        sign_out: calls::sign_out();
        export_my_data: calls::export_my_data();
        delete_my_data: calls::delete_my_data();
        panels: calls::panels(None);
        panel: calls::panel(&panel);
        join_panel: calls::join_panel(&panel, "Minäkin", Some(&key));
        leave_panel: calls::leave_panel(&panel);
        meetings: calls::meetings(&panel);
        meeting: calls::meeting(&meeting);
        give_feedback: calls::give_feedback(&panel, &meeting, &feedback);
        themes: calls::themes(&panel);
        propose_theme: calls::propose_theme(&panel, &proposal, Language::Fi);
        support_theme: calls::support_theme(&theme, Support::Given);
        invitations: calls::invitations();
        invitation: calls::invitation(&code);
        reply_invitation: calls::reply_invitation(&invitation, Reply::Accept, Some(&code), Some(&key));
        polls: calls::polls(None);
        poll: calls::poll(&poll);
        submit_response: calls::submit_response(&poll, &answers());
        withdraw_response: calls::withdraw_response(&poll, &ResponseId::parse(id).unwrap());
        poll_results: calls::poll_results(&poll);
        events: calls::events(&query, None);
        event: calls::event(&event);
        climbing_event: calls::event(&climbing);
        register: calls::register(&event, &form);
        cancel_registration: calls::cancel_registration(&event, &seat);
        impacts: calls::impacts(None);
        send_message: calls::send_message(&message);
    };
    wishes.extend(pages(query));
    wishes
}

/// Lists from page to page.
fn pages(query: EventQuery) -> [Wish; 4] {
    let wish = |name, capability, call: Box<dyn Fn(&mut Trial)>| Wish {
        name,
        capability,
        call,
    };
    let events = move |cursor| calls::events(&query, cursor);
    [
        wish(
            "pages of panels",
            Capability::Panels,
            Box::new(|trial: &mut Trial| trial.pages(calls::panels)),
        ),
        wish(
            "pages of polls",
            Capability::Polls,
            Box::new(|trial: &mut Trial| trial.pages(calls::polls)),
        ),
        wish(
            "pages of events",
            Capability::Events,
            Box::new(move |trial: &mut Trial| trial.pages(&events)),
        ),
        wish(
            "pages of impacts",
            Capability::Impacts,
            Box::new(|trial: &mut Trial| trial.pages(calls::impacts)),
        ),
    ]
}
