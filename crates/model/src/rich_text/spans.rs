//! Words to spans, with `CommonMark`'s rules of what opens and closes emphasis.
//!
//! What is open stands on a stack, and its marker in the output as plain text, so that what never
//! closes is already in its place. Each marker is pushed and popped once: linear time.

use super::marks::{Beside, Frame, Mark, cannot_pair, parentheses};
use super::{DEEPEST, Link, Span};

pub(super) fn parse(text: &str) -> Vec<Span> {
    let mut reader = Reader {
        parentheses: parentheses(text),
        ..Reader::default()
    };
    let mut before = None;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let at = text.len() - rest.len();
        let length = match letter {
            '\\' => reader.escape(rest),
            '\n' => reader.line_end(),
            '[' => reader.open(Frame::new(Mark::Bracket, 1, false), "["),
            ']' => reader.close_bracket(text, at),
            '*' => reader.emphasis(Mark::Star, before, rest),
            '_' => reader.emphasis(Mark::Underscore, before, rest),
            _ => {
                reader.plain.push(letter);
                letter.len_utf8()
            }
        };
        let (read, unread) = rest.split_at_checked(length).unwrap_or((rest, ""));
        before = read.chars().next_back();
        rest = unread;
    }
    let kept = reader.plain.trim_end().len();
    reader.plain.truncate(kept);
    reader.flush();
    tidy(reader.out)
}

#[derive(Default)]
struct Reader {
    out: Vec<Span>,
    /// Words not yet in the output.
    plain: String,
    frames: Vec<Frame>,
    /// Where frames of each mark stand on the stack, so that none is sought for.
    places: [Vec<usize>; 3],
    parentheses: Vec<(usize, Option<usize>)>,
}

impl Reader {
    fn flush(&mut self) {
        if !self.plain.is_empty() {
            self.out.push(Span::Plain(std::mem::take(&mut self.plain)));
        }
    }

    fn line_break(&mut self) {
        let kept = self.plain.trim_end().len();
        self.plain.truncate(kept);
        self.flush();
        self.out.push(Span::LineBreak);
    }

    fn escape(&mut self, rest: &str) -> usize {
        match rest.chars().nth(1) {
            Some('\n') => self.line_break(),
            Some(mark) if mark.is_ascii_punctuation() => self.plain.push(mark),
            _ => {
                self.plain.push('\\');
                return 1;
            }
        }
        2
    }

    fn line_end(&mut self) -> usize {
        if self.plain.ends_with("  ") {
            self.line_break();
        } else {
            let kept = self.plain.trim_end().len();
            self.plain.truncate(kept);
            self.plain.push(' ');
        }
        1
    }

    fn open(&mut self, frame: Frame, marker: &str) -> usize {
        self.flush();
        if let Some(places) = self.places.get_mut(frame.mark as usize) {
            places.push(self.frames.len());
        }
        self.frames.push(Frame {
            at: self.out.len(),
            ..frame
        });
        self.out.push(Span::Plain(marker.to_owned()));
        marker.len()
    }

    /// Takes the topmost frame off; what it holds now belongs to the one below.
    fn pop(&mut self) -> Option<Frame> {
        let frame = self.frames.pop()?;
        if let Some(places) = self.places.get_mut(frame.mark as usize) {
            places.pop();
        }
        if let Some(below) = self.frames.last_mut() {
            below.depth = below.depth.max(frame.depth);
            below.holds_link |= frame.holds_link;
        }
        Some(frame)
    }

    /// The place of the nearest open frame of a mark.
    fn nearest(&self, mark: Mark) -> Option<usize> {
        self.places.get(mark as usize)?.last().copied()
    }

    fn emphasis(&mut self, mark: Mark, before: Option<char>, rest: &str) -> usize {
        let sign = if mark == Mark::Star { '*' } else { '_' };
        let after = rest.trim_start_matches(sign);
        let length = rest.len() - after.len();
        let (before, after) = (Beside::new(before), Beside::new(after.chars().next()));
        let left = after != Beside::Blank && (after == Beside::Letter || before != Beside::Letter);
        let right =
            before != Beside::Blank && (before == Beside::Letter || after != Beside::Letter);
        // An underscore within a word is a letter of it.
        let within_word = mark == Mark::Underscore;
        let can_open = left && (!within_word || !right || before == Beside::Sign);
        let can_close = right && (!within_word || !left || after == Beside::Sign);
        let unused = if can_close {
            self.close(mark, length, can_open)
        } else {
            length
        };
        let marker = rest.get(..unused).unwrap_or_default();
        if can_open && unused > 0 {
            self.open(Frame::new(mark, unused, can_close), marker);
        } else {
            self.plain.push_str(marker);
        }
        length
    }

    /// Closes what so many marks can close; gives back how many are left.
    fn close(&mut self, mark: Mark, count: usize, can_open: bool) -> usize {
        self.flush();
        let mut unused = count;
        while unused > 0
            && let Some(place) = self.nearest(mark)
            && let Some(opened) = self.frames.get(place)
            && !cannot_pair(opened, count, can_open)
        {
            while self.frames.len() > place + 1 {
                self.pop();
            }
            let Some(frame) = self.frames.last_mut() else {
                break;
            };
            let used = if frame.left >= 2 && unused >= 2 { 2 } else { 1 };
            frame.left -= used;
            unused -= used;
            if frame.depth < DEEPEST {
                frame.depth += 1;
                let within = self.out.split_off(frame.at + 1);
                let wrap = if used == 2 {
                    Span::Strong
                } else {
                    Span::Emphasis
                };
                self.out.push(wrap(within));
            }
            if let Some(Span::Plain(marker)) = self.out.get_mut(frame.at) {
                marker.truncate(frame.left);
            }
            if frame.left == 0 {
                self.pop();
            }
        }
        unused
    }

    /// At `]`: a link, if brackets are open and a target follows.
    fn close_bracket(&mut self, text: &str, at: usize) -> usize {
        let Some(place) = self.nearest(Mark::Bracket) else {
            self.plain.push(']');
            return 1;
        };
        self.flush();
        while self.frames.len() > place + 1 {
            self.pop();
        }
        let target = self
            .parentheses
            .binary_search_by_key(&(at + 1), |(start, _)| *start)
            .ok()
            .and_then(|found| self.parentheses.get(found))
            .and_then(|(start, end)| text.get(start + 1..(*end)?));
        let (Some(frame), Some(target)) = (self.pop(), target) else {
            self.plain.push(']');
            return 1;
        };
        if frame.holds_link {
            self.plain.push(']');
            return 1;
        }
        let link = Link::parse(target).filter(|_| frame.depth < DEEPEST);
        if let Some(target) = link {
            let mut label = self.out.split_off(frame.at + 1);
            if label.is_empty() {
                label.push(Span::Plain(target.href().to_owned()));
            }
            self.out.pop();
            self.out.push(Span::Link { label, target });
            if let Some(below) = self.frames.last_mut() {
                below.depth = below.depth.max(frame.depth + 1);
                below.holds_link = true;
            }
        } else {
            // No link, but what it said may still be read.
            if let Some(Span::Plain(marker)) = self.out.get_mut(frame.at) {
                marker.clear();
            }
            self.plain.push_str(" (");
            self.plain.push_str(target);
            self.plain.push(')');
        }
        "](".len() + target.len() + ")".len()
    }
}

/// Joins neighbouring words and drops what is empty.
fn tidy(spans: Vec<Span>) -> Vec<Span> {
    let mut tidied: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        let span = match span {
            Span::Plain(words) => match tidied.last_mut() {
                _ if words.is_empty() => continue,
                Some(Span::Plain(before)) => {
                    before.push_str(&words);
                    continue;
                }
                _ => Span::Plain(words),
            },
            Span::Strong(within) => Span::Strong(tidy(within)),
            Span::Emphasis(within) => Span::Emphasis(tidy(within)),
            Span::Link { label, target } => Span::Link {
                label: tidy(label),
                target,
            },
            Span::LineBreak => Span::LineBreak,
        };
        tidied.push(span);
    }
    tidied
}
