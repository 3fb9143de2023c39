//! What follows from one answer that was sent often, and how it is told.

use super::{Proof, SENDS, Verdict};
use crate::paint::{Paint, Tone};

impl Proof {
    fn rows(&self) -> Option<u32> {
        Some(self.after?.saturating_sub(self.before?))
    }

    /// So many rows at least: where few answers are not shown, there were at most so few before.
    fn at_least(&self) -> Option<u32> {
        let most_before = self.before_fewer_than?.saturating_sub(1);
        Some(self.after?.saturating_sub(most_before))
    }

    pub(super) fn judged(&self) -> Verdict {
        if !self.classes.contains_key("ok") {
            return Verdict::Refused;
        }
        match (self.rows(), self.own) {
            (Some(rows), _) if rows > 1 => Verdict::CountedTwice,
            (_, Some(own)) if own > 1 => Verdict::CountedTwice,
            _ if self.at_least().is_some_and(|rows| rows > 1) => Verdict::CountedTwice,
            (Some(1), _) => Verdict::Proven,
            _ => Verdict::Unseen,
        }
    }

    /// Whether the backend does what the profile claims, as far as can be seen.
    pub fn is_fine(&self) -> bool {
        match self.verdict {
            Verdict::Proven | Verdict::Unseen | Verdict::NotTried => true,
            // Looking first finds a repeat, and promises nothing of two at the same moment.
            Verdict::CountedTwice => matches!(self.claimed, "none" | "look_up"),
            Verdict::Refused => false,
        }
    }

    /// As text.
    pub(in crate::doctor) fn show(&self, paint: Paint) -> String {
        let classes = self.classes.iter();
        let classes: Vec<String> = classes
            .map(|(class, count)| format!("{count}× {class}"))
            .collect();
        let number =
            |count: Option<u32>| count.map_or_else(|| "?".to_owned(), |count| count.to_string());
        let own = self
            .own
            .map(|own| format!(", {own} among the resident's own"));
        let response = self.response.as_deref().unwrap_or_default();
        let (tone, verdict) = match self.verdict {
            Verdict::Proven => (Tone::Good, "counted once".to_owned()),
            Verdict::CountedTwice => (
                Tone::Bad,
                "counted more than once (unless others answered meanwhile)".to_owned(),
            ),
            Verdict::Unseen => (
                Tone::Doubtful,
                format!(
                    "accepted, but nothing here shows the rows: look in the database for {response}, there must be one"
                ),
            ),
            Verdict::Refused => (Tone::Bad, "no send was accepted".to_owned()),
            Verdict::NotTried => (
                Tone::Doubtful,
                "not tried: no poll that one may answer now".to_owned(),
            ),
        };
        let mut text = format!(
            "\n{}\n  the profile claims: {}\n",
            paint.tone(Tone::Strong, "one answer, sent often"),
            self.claimed
        );
        if let Some(poll) = &self.poll {
            let counts = classes.join(", ");
            let before = match self.before_fewer_than {
                Some(least) => format!("fewer than {least}"),
                None => number(self.before),
            };
            let after = number(self.after);
            let own = own.unwrap_or_default();
            let lines = format!(
                "  poll {poll}, response {response}: {SENDS} at once and one more: {counts}\n  respondents {before} before, {after} after{own}\n"
            );
            text.push_str(&lines);
        }
        text + "  " + &paint.tone(tone, &verdict) + "\n"
    }
}
