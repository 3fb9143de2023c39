//! Builders of invented things, as short as a test wants them.
// Each test file is its own crate and uses its own part; a builder may panic.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use raati_model::answer::Answer;
use raati_model::condition::{Condition, Test};
use raati_model::draft::Draft;
use raati_model::event::{Event, EventKind, EventState, Registration};
use raati_model::meeting::{FeedbackState, Meeting};
use raati_model::panel::{Discretion, Joining, Panel, Window};
use raati_model::place::{Attendance, Place};
use raati_model::poll::{Anonymity, HideResults, Poll};
use raati_model::question::{
    Choice, Image, Need, OptOuts, Other, Question, QuestionKind, Row, Scale,
};
use raati_model::receipt::Receipt;
use raati_model::{
    EventId, Language, LocalText, MeetingId, OptionId, PanelId, PollId, QuestionId, ResponseId,
    RowId, Span, Timestamp, Zone,
};

pub fn text(words: &str) -> LocalText {
    LocalText::new([(Language::Fi, words.to_owned())])
}

pub fn at(time: &str) -> Timestamp {
    Timestamp::parse(time).unwrap()
}

pub fn option(id: &str) -> OptionId {
    OptionId::parse(id).unwrap()
}

pub fn options(ids: &[&str]) -> Vec<OptionId> {
    ids.iter().map(|id| option(id)).collect()
}

pub fn row(id: &str) -> RowId {
    RowId::parse(id).unwrap()
}

pub fn question_id(id: &str) -> QuestionId {
    QuestionId::parse(id).unwrap()
}

pub fn choices(ids: &[&str]) -> Vec<Choice> {
    ids.iter()
        .map(|id| Choice {
            id: option(id),
            label: text(id),
        })
        .collect()
}

pub fn receipt() -> Receipt {
    Receipt {
        code: "K7QM-2F9D".to_owned(),
        at: at("2026-01-24T12:00:00Z"),
    }
}

/// An optional question without opt-outs, always shown.
pub fn question(id: &str, kind: QuestionKind) -> Question {
    Question {
        id: question_id(id),
        title: text(id),
        help: LocalText::default(),
        need: Need::Optional,
        opt_outs: OptOuts::default(),
        show_if: None,
        kind,
    }
}

pub fn required(question: Question) -> Question {
    Question {
        need: Need::Required,
        ..question
    }
}

pub fn shown_if(question: Question, other: &str, test: Test) -> Question {
    let condition = Condition::Test {
        question: question_id(other),
        test,
    };
    Question {
        show_if: Some(condition),
        ..question
    }
}

/// A question of every type that asks, each with the ids a, b, c where it has options.
pub fn every_kind() -> Vec<QuestionKind> {
    let abc = || choices(&["a", "b", "c"]);
    vec![
        QuestionKind::SingleChoice {
            options: abc(),
            other: Other::WithText,
        },
        QuestionKind::MultipleChoice {
            options: abc(),
            other: Other::WithText,
            minimum: 2,
            maximum: Some(3),
        },
        QuestionKind::YesNo,
        QuestionKind::ShortText {
            maximum_characters: 10,
        },
        QuestionKind::LongText {
            maximum_characters: 20,
        },
        QuestionKind::Scale(Scale {
            first: -1,
            last: 3,
            first_label: text("huono"),
            last_label: text("hyvä"),
        }),
        QuestionKind::Sentiment,
        QuestionKind::Ranking { options: abc() },
        matrix(),
        QuestionKind::ImageChoice {
            images: images(&["a", "b", "c"]),
            maximum: 2,
        },
        QuestionKind::Statement,
        QuestionKind::Number {
            minimum: Some(-5.0),
            maximum: Some(100.0),
            unit: text("km"),
        },
        QuestionKind::Date {
            earliest: None,
            latest: None,
        },
    ]
}

pub fn matrix() -> QuestionKind {
    let row = |id| Row {
        id: row(id),
        label: text(id),
    };
    QuestionKind::Matrix {
        rows: vec![row("r"), row("s")],
        columns: choices(&["a", "b"]),
    }
}

pub fn images(ids: &[&str]) -> Vec<Image> {
    let image = |id: &&str| Image {
        id: option(id),
        label: text(id),
        source: format!("/images/{id}.webp"),
        alternative: text("kuva"),
    };
    ids.iter().map(image).collect()
}

/// An open poll that tells its results to everyone.
pub fn poll(questions: Vec<Question>) -> Poll {
    Poll {
        id: PollId::parse("poll").unwrap(),
        panel: None,
        title: text("Kysely"),
        intro: LocalText::default(),
        minutes: Some(2),
        window: Window::default(),
        anonymity: Anonymity::Anonymous,
        elsewhere: None,
        discretion: Discretion::Ordinary,
        hide_results: HideResults::Off,
        min_group_size: 5,
        who_sees: LocalText::default(),
        what_next: LocalText::default(),
        next_news_by: None,
        contact: None,
        respondents: None,
        questions,
        response: None,
    }
}

pub fn draft(answers: impl IntoIterator<Item = (&'static str, Answer)>) -> Draft {
    let mut draft = Draft::new(ResponseId::parse("response").unwrap());
    for (question, answer) in answers {
        draft.set(question_id(question), answer);
    }
    draft
}

pub fn span(from: &str, until: &str) -> Span {
    Span::new(at(from), at(until)).unwrap()
}

/// An afternoon online, without registration.
pub fn event(id: &str) -> Event {
    Event {
        id: EventId::parse(id).unwrap(),
        series: None,
        panel: None,
        kind: EventKind::Cafe,
        title: text("Keskustelukahvila"),
        summary: text("Jutellaan"),
        description: LocalText::default(),
        span: span("2026-01-24T14:00:00+02:00", "2026-01-24T16:00:00+02:00"),
        zone: Zone::helsinki(),
        place: online(),
        languages: vec![Language::Fi],
        cost: LocalText::default(),
        material: vec![],
        afterwards: LocalText::default(),
        state: EventState::Scheduled,
        registration: Registration::NotNeeded,
        elsewhere: None,
        contact: None,
        revision: 0,
        seat: None,
    }
}

pub fn online() -> Place {
    Place {
        attendance: Attendance::Online,
        venue: None,
        link: None,
    }
}

pub fn meeting(id: &str) -> Meeting {
    Meeting {
        id: MeetingId::parse(id).unwrap(),
        panel: PanelId::parse("panel").unwrap(),
        theme: text("Verkkosivut"),
        span: span("2026-03-21T17:00:00+02:00", "2026-03-21T19:00:00+02:00"),
        zone: Zone::helsinki(),
        place: online(),
        agenda: vec![],
        material: vec![],
        summary: None,
        feedback_given: FeedbackState::NotGiven,
    }
}

/// A panel anyone may join at any time.
pub fn panel() -> Panel {
    Panel {
        id: PanelId::parse("panel").unwrap(),
        name: text("Asiakasraati"),
        summary: text("Kehitetään yhdessä"),
        description: LocalText::default(),
        who: LocalText::default(),
        influence: LocalText::default(),
        beyond_influence: LocalText::default(),
        decided_by: LocalText::default(),
        rhythm: LocalText::default(),
        fee: LocalText::default(),
        expectation: LocalText::default(),
        attendance: Attendance::Hybrid,
        municipality: None,
        topics: vec![],
        languages: vec![Language::Fi],
        term: None,
        seats: None,
        joining: Joining::Open,
        joining_window: Window::default(),
        elsewhere: None,
        discretion: Discretion::Ordinary,
        contact: None,
        next_news_by: None,
        membership: None,
    }
}
