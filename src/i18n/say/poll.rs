//! Words for polls: how much time is left, who sees answers, and what one can answer by a tap.

use model::answer::{Sentiment, Stance, YesNo};
use model::panel::Moment;
use model::poll::{Anonymity, Poll};
use model::time::Zone;
use model::{Day, Timestamp};

use crate::i18n::Words;

const MILLIS_PER_DAY: i64 = 24 * 60 * 60 * 1_000;
/// Up to here days are counted, beyond the date says more.
const COUNTED_DAYS: i64 = 14;

/// The day in Finland, reckoned by winter time: a moment just after midnight in summer belongs to
/// the evening before, as people reckon who are told that something closes at midnight.
fn finnish_day(time: Timestamp) -> Day {
    time.plus_minutes(120).utc_day()
}

fn days_between(from: Timestamp, to: Timestamp) -> i64 {
    let start = |time| finnish_day(time).utc_start().millis();
    (start(to) - start(from)).div_euclid(MILLIS_PER_DAY)
}

impl Words {
    /// When a poll opens, how long it is open, or that it has closed.
    pub fn time_left(self, poll: &Poll, now: Timestamp) -> String {
        match poll.window.at(now) {
            Moment::Before(opens_at) => self.poll_opens(&self.day_or_moment(now, opens_at)),
            Moment::After => self.poll_closed().to_owned(),
            Moment::Within => poll
                .window
                .closes_at
                .map_or_else(|| self.poll_open().to_owned(), |at| self.closes(now, at)),
        }
    }

    fn closes(self, now: Timestamp, closes_at: Timestamp) -> String {
        let days = days_between(now, closes_at);
        match u32::try_from(days) {
            Ok(count) if (2..=COUNTED_DAYS).contains(&days) => self.poll_closes_in(count),
            _ => self.poll_closes(&self.day_or_moment(now, closes_at)),
        }
    }

    /// The clock when it is today or tomorrow, else the day.
    fn day_or_moment(self, now: Timestamp, time: Timestamp) -> String {
        if days_between(now, time) <= 1 {
            self.soon(time, &Zone::helsinki())
        } else {
            self.day(finnish_day(time))
        }
    }

    /// Whether answers are kept apart from people, in a word or two.
    pub fn anonymity(self, anonymity: Anonymity) -> &'static str {
        match anonymity {
            Anonymity::Anonymous => self.poll_anonymous(),
            Anonymity::Named => self.poll_named(),
        }
    }

    /// The same of the answers.
    pub fn answers_anonymity(self, anonymity: Anonymity) -> &'static str {
        match anonymity {
            Anonymity::Anonymous => self.poll_answers_anonymous(),
            Anonymity::Named => self.poll_answers_named(),
        }
    }

    /// What is hidden from whom.
    pub fn anonymity_text(self, anonymity: Anonymity) -> &'static str {
        match anonymity {
            Anonymity::Anonymous => self.poll_anonymous_text(),
            Anonymity::Named => self.poll_named_text(),
        }
    }

    /// The line under each question.
    pub fn anonymity_reminder(self, anonymity: Anonymity) -> &'static str {
        match anonymity {
            Anonymity::Anonymous => self.question_privacy_anonymous(),
            Anonymity::Named => self.question_privacy_named(),
        }
    }

    /// Yes or no.
    pub fn yes_no(self, answer: YesNo) -> &'static str {
        match answer {
            YesNo::Yes => self.question_yes(),
            YesNo::No => self.question_no(),
        }
    }

    /// What a face means.
    pub fn sentiment(self, face: Sentiment) -> &'static str {
        match face {
            Sentiment::VeryBad => self.question_very_bad(),
            Sentiment::Bad => self.question_bad(),
            Sentiment::Neutral => self.question_neutral(),
            Sentiment::Good => self.question_good(),
            Sentiment::VeryGood => self.question_very_good(),
        }
    }

    /// What one thinks of a statement.
    pub fn stance(self, stance: Stance) -> &'static str {
        match stance {
            Stance::Agree => self.question_agree(),
            Stance::Disagree => self.question_disagree(),
            Stance::Pass => self.question_pass(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_calendar_and_midnight_belongs_to_the_evening() {
        let time = |text: &str| Timestamp::parse(text).unwrap();
        // Monday evening to Wednesday afternoon is two days, though not 48 hours.
        let (monday, wednesday) = ("2026-01-19T18:00:00+02:00", "2026-01-21T16:00:00+02:00");
        assert_eq!(days_between(time(monday), time(wednesday)), 2);
        let midnight = time("2026-06-21T00:00:00+03:00");
        assert_eq!(finnish_day(midnight).to_string(), "2026-06-20");
    }
}
