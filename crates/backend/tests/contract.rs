//! The portal's own calls against the real server: what `connect` sends is understood, and what
//! the server answers is read. Two independent readings of `docs/contract.md` meet here.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use connect::{
    Call, Circumstances, EventQuery, Exchange, Failure, HttpRequest, HttpResponse, Next, Page,
    Profile, Refusal, calls,
};
use model::answer::{Answer, Sentiment, Stance, YesNo};
use model::draft::Draft;
use model::event::{Consent, Event, RegistrationForm};
use model::invitation::{InvitationCode, InvitationState, Reply};
use model::meeting::Feedback;
use model::message::{Message, MessageCategory};
use model::panel::{HowToJoin, Panel};
use model::place::Attendance;
use model::poll::Poll;
use model::question::{Question, QuestionKind};
use model::theme::{Proposal, Support};
use model::{
    Capability, FeedbackId, IntentKey, Language, MessageId, RegistrationId, ResponseId, ThemeId,
    Timestamp,
};
use raati_backend::{Config, Day, Running, open, seed, start};

/// One resident's phone: keeps its cookie and remembers which operations were called.
struct Phone {
    profile: Arc<Profile>,
    client: reqwest::Client,
    called: RefCell<BTreeSet<Capability>>,
}

impl Phone {
    fn new(server: &Running) -> Self {
        let client = reqwest::Client::builder()
            .cookie_store(true)
            .build()
            .unwrap();
        let base = format!("http://{}/api/v1", server.address);
        Self {
            profile: Arc::new(Profile::native(&base).unwrap()),
            client,
            called: RefCell::default(),
        }
    }

    async fn ask<T>(&self, call: Call<T>) -> Result<T, Failure> {
        self.called.borrow_mut().insert(call.ask().capability());
        let at = Circumstances {
            language: Language::Fi,
            now: now(),
            origin: String::new(),
        };
        let mut exchange = Exchange::begin(Arc::clone(&self.profile), call.ask(), at);
        loop {
            match exchange.go_on() {
                Next::Send(request) => exchange.receive(&self.send(request).await),
                Next::Done(answer) => return call.read(&answer?),
            }
        }
    }

    async fn send(&self, request: HttpRequest) -> HttpResponse {
        let method = request.method.as_str().parse::<reqwest::Method>().unwrap();
        let mut builder = self.client.request(method, &request.url);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        if let Some(body) = request.body {
            builder = builder.body(body);
        }
        let response = builder.send().await.unwrap();
        let headers = response.headers().iter();
        let headers = headers
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        HttpResponse {
            status: response.status().as_u16(),
            headers,
            body: response.text().await.unwrap(),
        }
    }
}

async fn server() -> (Running, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("raati.sqlite");
    seed(&mut open(&db).unwrap(), Day::today(), 0).unwrap();
    let mut config = Config::new(&db);
    config.rate = 1_000.try_into().unwrap();
    config.code_rate = 1_000.try_into().unwrap();
    (start(config).await.unwrap(), folder)
}

fn now() -> Timestamp {
    let since = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    Timestamp::from_millis(since.as_millis().try_into().unwrap())
}

fn complete<T>(page: Page<T>) -> Vec<T> {
    assert_eq!(page.left_out, 0, "an item could not be read");
    assert!(!page.items.is_empty());
    page.items
}

/// Any answer that fits.
fn fitting(question: &Question) -> Option<Answer> {
    Some(match &question.kind {
        QuestionKind::SingleChoice { options, .. } => Answer::Choice(options[0].id.clone()),
        QuestionKind::MultipleChoice {
            options, minimum, ..
        } => {
            let count = usize::try_from((*minimum).max(1)).unwrap();
            let picked = options
                .iter()
                .take(count)
                .map(|option| option.id.clone())
                .collect();
            Answer::Choices {
                picked,
                other: None,
            }
        }
        QuestionKind::YesNo => Answer::YesNo(YesNo::Yes),
        QuestionKind::ShortText { .. } | QuestionKind::LongText { .. } => {
            Answer::Text("luottamus".to_owned())
        }
        QuestionKind::Scale(scale) => Answer::Scale(scale.first),
        QuestionKind::Sentiment => Answer::Sentiment(Sentiment::Good),
        QuestionKind::Ranking { options } => {
            Answer::Ranking(options.iter().map(|option| option.id.clone()).collect())
        }
        QuestionKind::Matrix { rows, columns } => {
            let column = &columns[0].id;
            Answer::Matrix(
                rows.iter()
                    .map(|row| (row.id.clone(), column.clone()))
                    .collect(),
            )
        }
        QuestionKind::ImageChoice { images, .. } => Answer::Images(vec![images[0].id.clone()]),
        QuestionKind::Statement => Answer::Stance(Stance::Pass),
        QuestionKind::Number { minimum, .. } => Answer::Number(minimum.unwrap_or(1.0).to_string()),
        QuestionKind::Date { earliest, .. } => Answer::Date(earliest.unwrap_or(now().utc_day())),
        QuestionKind::Info => return None,
        QuestionKind::Unknown => panic!("the demo has a question this version does not know"),
    })
}

async fn answer_every_open_poll(phone: &Phone, polls: &[Poll]) {
    let mut kinds = BTreeSet::new();
    let mut seen = 0;
    for listed in polls {
        let poll = phone.ask(calls::poll(&listed.id)).await.unwrap();
        if poll.may_answer(now()).is_err() {
            continue;
        }
        let mut draft = Draft::new(ResponseId::parse(&format!("response-{}", poll.id)).unwrap());
        for question in &poll.questions {
            kinds.insert(format!("{:?}", std::mem::discriminant(&question.kind)));
            if let Some(answer) = fitting(question) {
                draft.set(question.id.clone(), answer);
            }
        }
        let answers = draft.check(&poll).unwrap();
        let call = calls::submit_response(&poll.id, &answers);
        let receipt = phone.ask(call.clone()).await.unwrap();
        assert_eq!(
            phone.ask(call).await.unwrap(),
            receipt,
            "sent twice, counted once"
        );
        let after = phone.ask(calls::poll(&poll.id)).await.unwrap();
        let response = after.response.as_ref().unwrap();
        assert_eq!(response.receipt, receipt);
        if after.may_see_results(now()).is_ok() {
            match phone.ask(calls::poll_results(&poll.id)).await {
                Ok(results) => seen += results.questions.len(),
                // How few they are is not told beforehand.
                Err(failure) => {
                    assert_eq!(failure, Failure::Refused(Refusal::GroupTooSmall));
                }
            }
        }
        phone
            .ask(calls::withdraw_response(&poll.id, &response.id))
            .await
            .unwrap();
    }
    assert!(seen > 0, "no results of any poll could be read");
    assert!(
        kinds.len() >= 13,
        "the demo's open polls have few kinds of questions: {kinds:?}"
    );
}

async fn take_part_in_a_panel(phone: &Phone, panels: &[Panel]) {
    let open = |panel: &&Panel| panel.may_join(now()) == Ok(HowToJoin::AtOnce);
    let panel = panels.iter().find(open).unwrap();
    phone
        .ask(calls::join_panel(&panel.id, "", None))
        .await
        .unwrap();
    let panel = phone.ask(calls::panel(&panel.id)).await.unwrap();
    assert!(panel.membership.is_some());
    for meeting in complete(phone.ask(calls::meetings(&panel.id)).await.unwrap()) {
        let meeting = phone.ask(calls::meeting(&meeting.id)).await.unwrap();
        if meeting.may_give_feedback(now()).is_ok() {
            let id = FeedbackId::parse(&format!("feedback-{}", meeting.id)).unwrap();
            let feedback = Feedback::check(id, "Kuunneltiin", "Lisää taukoja").unwrap();
            phone
                .ask(calls::give_feedback(&meeting.panel, &meeting.id, &feedback))
                .await
                .unwrap();
        }
    }
    let id = ThemeId::parse("theme-of-the-contract-test").unwrap();
    let proposal = Proposal::check(id, "Odotusajat", "Ne ovat pitkiä").unwrap();
    phone
        .ask(calls::propose_theme(&panel.id, &proposal, Language::Fi))
        .await
        .unwrap();
    let themes = complete(phone.ask(calls::themes(&panel.id)).await.unwrap());
    let theme = themes.iter().find(|theme| theme.id == proposal.id).unwrap();
    phone
        .ask(calls::support_theme(&theme.id, Support::NotGiven))
        .await
        .unwrap();
    phone
        .ask(calls::support_theme(&theme.id, Support::Given))
        .await
        .unwrap();
    let person = phone.ask(calls::me()).await.unwrap();
    assert!(person.is_member(&panel.id));
    phone.ask(calls::leave_panel(&panel.id)).await.unwrap();
}

async fn register_and_cancel(phone: &Phone, events: &[Event]) {
    let event = events
        .iter()
        .find(|event| event.may_register(now()).is_ok())
        .unwrap();
    let id = RegistrationId::parse("registration-of-the-contract-test").unwrap();
    let form = RegistrationForm::check(id, "Induktiosilmukka", Consent::Given).unwrap();
    let seat = phone.ask(calls::register(&event.id, &form)).await.unwrap();
    let event = phone.ask(calls::event(&event.id)).await.unwrap();
    assert_eq!(event.seat, Some(seat.clone()));
    phone
        .ask(calls::cancel_registration(&event.id, &seat.id))
        .await
        .unwrap();
}

async fn reply_to_an_invitation(phone: &Phone) {
    let code = InvitationCode::parse("ka7v-2026").unwrap();
    let invitation = phone.ask(calls::invitation(&code)).await.unwrap();
    let reply = calls::reply_invitation(&invitation.id, Reply::Accept, Some(&code), None);
    let replied = phone.ask(reply).await.unwrap();
    assert_eq!(replied.state, InvitationState::Accepted);
    let inbox = complete(phone.ask(calls::invitations()).await.unwrap());
    assert!(inbox.iter().any(|known| known.id == invitation.id));
    let wrong = InvitationCode::parse("ZZZZ9999").unwrap();
    let refused = phone.ask(calls::invitation(&wrong)).await;
    assert_eq!(refused, Err(Failure::Refused(Refusal::UnknownCode)));
}

/// A repeat from a phone that was never given the cookie of the first try.
#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_without_cookie_is_the_same_resident() {
    let (server, _folder) = server().await;
    let key = |text| IntentKey::parse(text).unwrap();
    let first = Phone::new(&server);
    let panels = complete(first.ask(calls::panels(None)).await.unwrap());
    let open = |panel: &&Panel| panel.may_join(now()) == Ok(HowToJoin::AtOnce);
    let before = panels.iter().find(open).unwrap();
    let taken = |panel: &Panel| panel.seats.unwrap().taken.unwrap();
    let joining = key("0123456789abcdefghjkmnpqrs");
    let join = || calls::join_panel(&before.id, "", Some(&joining));
    let membership = first.ask(join()).await.unwrap();
    let repeat = Phone::new(&server);
    assert_eq!(repeat.ask(join()).await.unwrap(), membership);
    let after = repeat.ask(calls::panel(&before.id)).await.unwrap();
    assert_eq!(after.membership, Some(membership));
    assert_eq!(taken(&after), taken(before) + 1, "one seat");

    let code = InvitationCode::parse("KA7V2026").unwrap();
    let first = Phone::new(&server);
    let invitation = first.ask(calls::invitation(&code)).await.unwrap();
    let (replying, other) = (
        key("zyxwvtsrqpnmkjhgfedcba9876"),
        key("zyxwvtsrqpnmkjhgfedcba9875"),
    );
    let accept =
        |key| calls::reply_invitation(&invitation.id, Reply::Accept, Some(&code), Some(key));
    let replied = first.ask(accept(&replying)).await.unwrap();
    let repeat = Phone::new(&server);
    assert_eq!(repeat.ask(accept(&replying)).await.unwrap(), replied);
    let person = repeat.ask(calls::me()).await.unwrap();
    assert_eq!(person.memberships.len(), 1);
    let stranger = Phone::new(&server).ask(accept(&other)).await;
    assert_eq!(stranger, Err(Failure::Refused(Refusal::Used)));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_call_is_understood_and_every_answer_is_read() {
    let (server, _folder) = server().await;
    let phone = Phone::new(&server);
    let portal = phone.ask(calls::portal()).await.unwrap();
    let panels = complete(phone.ask(calls::panels(None)).await.unwrap());
    let polls = complete(phone.ask(calls::polls(None)).await.unwrap());
    let query = EventQuery {
        attendance: Some(Attendance::Online),
        ..EventQuery::default()
    };
    complete(phone.ask(calls::events(&query, None)).await.unwrap());
    let events = complete(
        phone
            .ask(calls::events(&EventQuery::default(), None))
            .await
            .unwrap(),
    );
    let impacts = complete(phone.ask(calls::impacts(None)).await.unwrap());
    assert!(impacts.iter().all(|impact| !impact.sources.is_empty()));

    answer_every_open_poll(&phone, &polls).await;
    take_part_in_a_panel(&phone, &panels).await;
    register_and_cancel(&phone, &events).await;
    reply_to_an_invitation(&phone).await;
    let id = MessageId::parse("message-of-the-contract-test").unwrap();
    let message = Message::check(id, MessageCategory::Idea, "Penkki pysäkille", "").unwrap();
    phone.ask(calls::send_message(&message)).await.unwrap();
    let data = phone.ask(calls::export_my_data()).await.unwrap();
    assert!(data.contains("Penkki pysäkille"));
    phone.ask(calls::sign_out()).await.unwrap();
    phone.ask(calls::delete_my_data()).await.unwrap();

    let called = phone.called.take();
    let missing: Vec<_> = portal
        .capabilities
        .iter()
        .filter(|one| !called.contains(one))
        .collect();
    // Signing in is replying to an invitation with its code; no screen asks for it by itself.
    assert_eq!(missing, [&Capability::SignIn]);
    server.stop().await;
}
