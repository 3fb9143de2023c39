//! Which line of a JSON text each value stands on. It trusts nothing: whatever is no JSON has no lines,
//! and the parser proper says why.

use std::collections::HashMap;

/// Lines by JSON pointer.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines(HashMap<String, usize>);

impl Lines {
    /// Reads a text that is known to be JSON.
    pub(super) fn of(text: &str) -> Self {
        let mut lines = HashMap::new();
        let mut line = 1;
        // Where we are: the steps so far, and whether a name or a value comes next.
        let mut path: Vec<Step> = Vec::new();
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\n' => line += 1,
                '{' => {
                    note(&mut lines, &path, line);
                    path.push(Step::Name(None));
                }
                '[' => {
                    note(&mut lines, &path, line);
                    path.push(Step::Index(0));
                }
                '}' | ']' => {
                    path.pop();
                }
                ',' => match path.last_mut() {
                    Some(Step::Index(index)) => *index += 1,
                    Some(Step::Name(name)) => *name = None,
                    None => {}
                },
                '"' => {
                    let content = string(&mut letters);
                    match path.last_mut() {
                        Some(Step::Name(name @ None)) => *name = Some(content),
                        _ => note(&mut lines, &path, line),
                    }
                }
                ':' => {}
                letter if letter.is_whitespace() => {}
                _ => {
                    note(&mut lines, &path, line);
                    while letters
                        .peek()
                        .is_some_and(|next| !matches!(next, ',' | '}' | ']' | '\n'))
                    {
                        letters.next();
                    }
                }
            }
        }
        Self(lines)
    }

    /// The line of a value, or of the nearest that holds it; 0 where the text holds none of them.
    pub(super) fn line(&self, pointer: &str) -> usize {
        let mut pointer = pointer;
        loop {
            if let Some(line) = self.0.get(pointer) {
                return *line;
            }
            match pointer.rfind('/') {
                Some(end) => pointer = pointer.get(..end).unwrap_or_default(),
                None => return 0,
            }
        }
    }
}

enum Step {
    Name(Option<String>),
    Index(usize),
}

fn note(lines: &mut HashMap<String, usize>, path: &[Step], line: usize) {
    let mut pointer = String::new();
    for step in path {
        pointer.push('/');
        match step {
            Step::Name(name) => pointer.push_str(
                &name
                    .as_deref()
                    .unwrap_or_default()
                    .replace('~', "~0")
                    .replace('/', "~1"),
            ),
            Step::Index(index) => pointer.push_str(&index.to_string()),
        }
    }
    lines.entry(pointer).or_insert(line);
}

/// The content up to the closing quote; escapes are decoded by the JSON parser, as names are short.
fn string(letters: &mut impl Iterator<Item = char>) -> String {
    let mut raw = String::from('"');
    let mut escaped = false;
    for letter in letters {
        raw.push(letter);
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => break,
            _ => {}
        }
    }
    serde_json::from_str(&raw).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_line() {
        let text =
            "{\n  \"a\": {\n    \"b/c\": [1,\n      {\"d\": \"x\\\"{\"}]\n  },\n  \"e\": null\n}";
        let lines = Lines::of(text);
        let line = |pointer| lines.line(pointer);
        assert_eq!(
            [
                line(""),
                line("/a"),
                line("/a/b~1c"),
                line("/a/b~1c/0"),
                line("/a/b~1c/1/d"),
                line("/e")
            ],
            [1, 2, 3, 3, 4, 6]
        );
        assert_eq!(line("/a/missing"), 2, "the nearest that is there");
    }

    #[test]
    fn what_is_no_json_does_no_harm() {
        for text in ["", "}]", "\"", "{\"a", "[,,", "\\"] {
            Lines::of(text).line("/a/0");
        }
    }
}
