//! Marks that open and close spans, and what stands beside them.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Star,
    Underscore,
    Bracket,
}

/// Something open.
pub(super) struct Frame {
    pub(super) mark: Mark,
    /// Where its marker stands in the output.
    pub(super) at: usize,
    /// Marks not yet closed, and marks there were.
    pub(super) left: usize,
    pub(super) count: usize,
    pub(super) can_close: bool,
    /// How deep spans within it nest.
    pub(super) depth: u8,
    pub(super) holds_link: bool,
}

impl Frame {
    pub(super) fn new(mark: Mark, count: usize, can_close: bool) -> Self {
        Self {
            mark,
            at: 0,
            left: count,
            count,
            can_close,
            depth: 0,
            holds_link: false,
        }
    }
}

/// `CommonMark`'s rule of three: of marks that could both open and close, `*` and `**` do not pair.
pub(super) fn cannot_pair(opened: &Frame, count: usize, can_open: bool) -> bool {
    (opened.can_close || can_open)
        && (opened.count + count).is_multiple_of(3)
        && !count.is_multiple_of(3)
}

/// What stands beside a run of marks; the edge of the text is blank.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    Blank,
    Sign,
    Letter,
}

impl Beside {
    pub(super) fn new(letter: Option<char>) -> Self {
        match letter {
            Some(letter) if letter.is_alphanumeric() => Self::Letter,
            Some(letter) if !letter.is_whitespace() => Self::Sign,
            _ => Self::Blank,
        }
    }
}

/// Parentheses with no blank between: where each starts and, if it does, ends; by start.
pub(super) fn parentheses(text: &str) -> Vec<(usize, Option<usize>)> {
    let (mut pairs, mut open) = (Vec::new(), Vec::new());
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => {
                letters.next();
            }
            '(' => {
                open.push(pairs.len());
                pairs.push((at, None));
            }
            ')' => {
                if let Some((_, end)) = open.pop().and_then(|place| pairs.get_mut(place)) {
                    *end = Some(at);
                }
            }
            blank if blank.is_whitespace() => open.clear(),
            _ => {}
        }
    }
    pairs
}
