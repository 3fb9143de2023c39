//! What residents write themselves: proposals, feedback, messages.

mod common;

use common::{meeting, receipt, text};
use raati_model::meeting::{Feedback, FeedbackState, LONGEST_FEEDBACK, Meeting, WhyNoFeedback};
use raati_model::message::{Message, MessageCategory, MessageProblem};
use raati_model::person::{Person, Response};
use raati_model::theme::{Proposal, ProposalProblem};
use raati_model::{FeedbackId, MessageId, PollId, ResponseId, ThemeId};

#[test]
fn a_proposal_has_a_title_and_perhaps_a_reason() {
    let check =
        |title: &str, reason: &str| Proposal::check(ThemeId::parse("t").unwrap(), title, reason);
    let proposal = check("  Sää ", " siksi\n").unwrap();
    assert_eq!(
        (proposal.title.as_str(), proposal.reason.as_str()),
        ("Sää", "siksi")
    );
    assert!(check(&"ä".repeat(120), &"ö".repeat(1_000)).is_ok());
    assert_eq!(check(" ää ", ""), Err(ProposalProblem::TitleTooShort));
    assert_eq!(
        check(&"ä".repeat(121), ""),
        Err(ProposalProblem::TitleTooLong)
    );
    assert_eq!(
        check("Sää", &"ö".repeat(1_001)),
        Err(ProposalProblem::ReasonTooLong)
    );
}

#[test]
fn feedback_has_at_least_one_text() {
    let check = |worked: &str, change: &str| {
        Feedback::check(FeedbackId::parse("f").unwrap(), worked, change)
    };
    let feedback = check(" kahvi ", "").unwrap();
    assert_eq!(
        (
            feedback.what_worked.as_str(),
            feedback.what_to_change.as_str()
        ),
        ("kahvi", "")
    );
    assert!(check("", "aika").is_some());
    assert_eq!(check(" ", "\n"), None);
    let most = "ä".repeat(LONGEST_FEEDBACK);
    assert!(check(&most, &most).is_some());
    assert_eq!(check("kahvi", &format!("{most}ä")), None);
    assert_eq!(check(&format!("{most}ä"), ""), None);
}

#[test]
fn feedback_is_given_once_and_not_before_the_meeting() {
    let meeting = meeting("m");
    let starts_at = meeting.span.starts_at;
    assert_eq!(meeting.may_give_feedback(starts_at), Ok(()));
    let before = starts_at.plus_minutes(-1);
    assert_eq!(
        meeting.may_give_feedback(before),
        Err(WhyNoFeedback::NotYet)
    );
    let given = Meeting {
        feedback_given: FeedbackState::Given,
        ..meeting
    };
    assert_eq!(
        given.may_give_feedback(starts_at),
        Err(WhyNoFeedback::AlreadyGiven)
    );
}

#[test]
fn a_message_has_words_and_perhaps_an_address() {
    let check = |text: &str, reply_to: &str| {
        let id = MessageId::parse("m").unwrap();
        Message::check(id, MessageCategory::Idea, text, reply_to)
    };
    let message = check(" Hei! ", " 040 123 ").unwrap();
    assert_eq!(
        (message.text.as_str(), message.reply_to.as_str()),
        ("Hei!", "040 123")
    );
    assert!(check(&"ä".repeat(2_000), &"ä".repeat(200)).is_ok());
    assert_eq!(check(" ää ", ""), Err(MessageProblem::TextTooShort));
    assert_eq!(
        check(&"ä".repeat(2_001), ""),
        Err(MessageProblem::TextTooLong)
    );
    assert_eq!(
        check("Hei!", &"ä".repeat(201)),
        Err(MessageProblem::ReplyToTooLong)
    );
}

#[test]
fn a_person_has_answered_what_they_answered() {
    let poll = PollId::parse("p").unwrap();
    let id = ResponseId::parse("r").unwrap();
    let response = Response {
        id,
        poll: poll.clone(),
        title: text("Kysely"),
        receipt: receipt(),
    };
    let person = Person {
        responses: vec![response],
        ..Person::default()
    };
    assert!(person.has_answered(&poll) && !Person::default().has_answered(&poll));
}
