//! From model values to the contract's JSON, and drafts to and from the text kept on the phone.

use model::answer::Answer;
use model::draft::{Answers, Draft};
use model::event::RegistrationForm;
use model::invitation::{InvitationCode, Reply};
use model::meeting::Feedback;
use model::message::{Message, MessageCategory};
use model::place::Attendance;
use model::poll::Poll;
use model::theme::Proposal;
use model::{Language, OptionId, ResponseId};
use serde_json::{Map, Value, json};

mod restore;
mod results;

pub(crate) use restore::{answer as restored, question as question_of};
pub(crate) use results::results;

pub(crate) fn joining(text: &str) -> Value {
    let text = text.trim();
    if text.is_empty() {
        json!({})
    } else {
        json!({ "text": text })
    }
}

pub(crate) fn feedback(feedback: &Feedback) -> Value {
    json!({ "what_worked": feedback.what_worked, "what_to_change": feedback.what_to_change })
}

pub(crate) fn proposal(proposal: &Proposal, language: Language) -> Value {
    json!({ "title": proposal.title, "reason": proposal.reason, "language": language.code() })
}

pub(crate) fn code(code: &InvitationCode) -> Value {
    json!({ "code": code.as_str() })
}

pub(crate) fn reply(reply: Reply, code: Option<&InvitationCode>) -> Value {
    let reply = match reply {
        Reply::Accept => "accept",
        Reply::Later => "later",
        Reply::Decline => "decline",
    };
    match code {
        Some(code) => json!({ "reply": reply, "code": code.as_str() }),
        None => json!({ "reply": reply }),
    }
}

pub(crate) fn attendance(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::InPerson => "in_person",
        Attendance::Online => "online",
        Attendance::Hybrid => "hybrid",
    }
}

pub(crate) fn registration(form: &RegistrationForm) -> Value {
    if form.access_needs.is_empty() {
        json!({})
    } else {
        // `RegistrationForm::check` lets needs through only with consent.
        json!({ "access_needs": form.access_needs, "consent": true })
    }
}

pub(crate) fn message(message: &Message) -> Value {
    let category = match message.category {
        MessageCategory::Idea => "idea",
        MessageCategory::Praise => "praise",
        MessageCategory::Problem => "problem",
        MessageCategory::Question => "question",
    };
    let mut body = json!({ "category": category, "text": message.text });
    if let (Some(body), false) = (body.as_object_mut(), message.reply_to.is_empty()) {
        body.insert("reply_to".to_owned(), json!(message.reply_to));
    }
    body
}

pub(crate) fn answers(answers: &Answers) -> Value {
    let answers = answers
        .iter()
        .map(|(question, answer)| entry(question.as_str(), answer));
    json!({ "answers": answers.collect::<Vec<_>>() })
}

fn entry(question: &str, answer: &Answer) -> Value {
    match answer {
        Answer::DontKnow => json!({ "question": question, "opt_out": "dont_know" }),
        Answer::PreferNotToSay => json!({ "question": question, "opt_out": "prefer_not_to_say" }),
        answer => json!({ "question": question, "value": value(answer) }),
    }
}

fn value(answer: &Answer) -> Value {
    match answer {
        Answer::Choice(option) => json!(option.as_str()),
        Answer::OtherChoice(text) => json!({ "other": text }),
        Answer::Choices {
            picked,
            other: None,
        } => json!({ "options": ids(picked) }),
        Answer::Choices { picked, other } => json!({ "options": ids(picked), "other": other }),
        Answer::YesNo(answer) => json!(answer.value()),
        Answer::Text(text) => json!(text),
        Answer::Scale(step) => json!(step),
        Answer::Sentiment(face) => json!(face.value().parse::<u8>().unwrap_or_default()),
        Answer::Ranking(order) => ids(order),
        Answer::Matrix(cells) => Value::Object(
            cells
                .iter()
                .map(|(row, column)| (row.to_string(), json!(column.as_str())))
                .collect::<Map<_, _>>(),
        ),
        Answer::Images(picked) => ids(picked),
        Answer::Stance(stance) => json!(stance.value()),
        // A checked number is a number; one still being typed is kept as text.
        Answer::Number(typed) => typed
            .parse::<f64>()
            .map_or_else(|_| json!(typed), whole_or_not),
        Answer::Date(day) => json!(day.to_string()),
        Answer::DontKnow | Answer::PreferNotToSay => Value::Null,
    }
}

/// `3`, not `3.0`, for a whole number.
fn whole_or_not(number: f64) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked to be whole and in range"
    )]
    if number.fract() == 0.0 && number.abs() < 1e15 {
        json!(number as i64)
    } else {
        json!(number)
    }
}

fn ids(ids: &[OptionId]) -> Value {
    ids.iter().map(OptionId::as_str).collect()
}

/// A draft as text to keep on the phone.
pub fn draft_to_json(draft: &Draft) -> String {
    let answers: Vec<_> = draft
        .iter()
        .map(|(question, answer)| entry(question.as_str(), answer))
        .collect();
    json!({ "response": draft.response.as_str(), "answers": answers }).to_string()
}

/// A kept draft, or the body of a response, as a draft under this id; `None` when the text is neither.
pub fn draft_under(text: &str, response: &ResponseId) -> Option<String> {
    let mut kept: Value = serde_json::from_str(text).ok()?;
    let answers = kept.get_mut("answers")?.take();
    Some(json!({ "response": response.as_str(), "answers": answers }).to_string())
}

/// Reads a kept draft back. What no longer fits the poll is dropped; `None` when the text is not a
/// draft at all.
pub fn draft_from_json(text: &str, poll: &Poll) -> Option<Draft> {
    let kept: Value = serde_json::from_str(text).ok()?;
    let response = ResponseId::parse(kept.get("response")?.as_str()?)?;
    let mut draft = Draft::new(response);
    for entry in kept.get("answers")?.as_array()? {
        if let Some((question, answer)) = restore::answer(entry, poll) {
            draft.set(question, answer);
        }
    }
    Some(draft)
}
